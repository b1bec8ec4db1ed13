//! Owns what the page is told: CustomEvents on the document, and one console warning for each kind of error. Decides nothing.

use std::cell::RefCell;

use expectly_core::json::whole;
use expectly_core::study::LowContrast;
use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit};

use crate::error::Error;

/// What happened, under the name of its event.
#[derive(Clone, Copy)]
pub enum Happening {
    /// The panel is on the page: `survey`, `moment`.
    Shown,
    /// A question was answered, or skipped after an answer or at the end: `survey`, `moment`, `question`, `value` (the rating, if it was one).
    Answered,
    /// The answer is durable: `id`, `survey`, `moment`, `complete`, `gap` and `verdict` (this visitor's own).
    Submitted,
    /// The collector has it: `id`, `status`.
    Delivered,
    /// Closed before the end: `survey`, `moment`, and `never` if the visitor wants to be asked no more.
    Dismissed,
    /// Something failed: `code`, `path`, and `count` where it cost results.
    Error,
}

impl Happening {
    fn name(self) -> &'static str {
        match self {
            Happening::Shown => "expectly:shown",
            Happening::Answered => "expectly:answered",
            Happening::Submitted => "expectly:submitted",
            Happening::Delivered => "expectly:delivered",
            Happening::Dismissed => "expectly:dismissed",
            Happening::Error => "expectly:error",
        }
    }
}

/// One value of an event's detail.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    Text(&'a str),
    Number(i32),
    Truth(bool),
    Nothing,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => out.serialize_str(text),
            Value::Number(number) => out.serialize_i32(*number),
            Value::Truth(truth) => out.serialize_bool(*truth),
            Value::Nothing => out.serialize_unit(),
        }
    }
}

/// The detail as a map: a struct's keys would be cached in a table, which every visitor would pay for.
struct Detail<'a>(&'a [(&'a str, Value<'a>)]);

impl Serialize for Detail<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().copied())
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, catch)]
    fn warn(words: &str) -> Result<(), JsValue>;
}

/// Tells the page. What a listener throws stays with the listener.
pub fn tell(happening: Happening, detail: &[(&str, Value<'_>)]) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(detail) = Detail(detail).serialize(&serde_wasm_bindgen::Serializer::json_compatible()) else { return };
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(happening.name(), &init) {
        let _ = document.dispatch_event(&event);
    }
}

thread_local! {
    static WARNED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Tells of an error, and warns once for each code and path.
pub fn error(error: &Error) {
    let (code, path) = (error.code(), error.path());
    warn_of(code, path);
    tell(Happening::Error, &[("code", Value::Text(code)), ("path", Value::Text(path))]);
}

/// Tells of an error that costs so many results.
#[cfg(feature = "delivery")]
pub fn loss(code: &str, path: &str, count: usize) {
    warn_of(code, path);
    let count = Value::Number(i32::try_from(count).unwrap_or(i32::MAX));
    tell(Happening::Error, &[("code", Value::Text(code)), ("path", Value::Text(path)), ("count", count)]);
}

fn warn_of(code: &str, path: &str) {
    warn_once(if path.is_empty() { ["expectly: ", code].concat() } else { ["expectly: ", code, " at ", path].concat() });
}

/// Warns of colours of a study that cannot be read, with their contrast in tenths and what is used instead.
pub fn contrasts(found: &[LowContrast]) {
    for LowContrast { path, ratio, least, used } in found {
        let [ratio, least] = [*ratio, *least].map(|ratio| {
            let tenths = (ratio * 10.0) as i64;
            [whole(tenths / 10), whole(tenths % 10)].join(".")
        });
        warn_once(["expectly: contrast ", &ratio, " of ", &least, " at ", path, ": ", used, " is used"].concat());
    }
}

fn warn_once(words: String) {
    let first = WARNED.with_borrow_mut(|warned| {
        let first = !warned.contains(&words);
        if first {
            warned.push(words.clone());
        }
        first
    });
    if first {
        let _ = warn(&words);
    }
}
