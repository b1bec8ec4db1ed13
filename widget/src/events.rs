//! Owns what the page is told: CustomEvents on the document, and one console warning for each kind of error. Decides nothing.

use std::cell::RefCell;

use expectly_core::json::whole;
use expectly_core::study::LowContrast;
use js_sys::{Array, Object};
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

impl From<&Value<'_>> for JsValue {
    fn from(value: &Value<'_>) -> JsValue {
        match value {
            Value::Text(text) => JsValue::from_str(text),
            Value::Number(number) => JsValue::from(*number),
            Value::Truth(truth) => JsValue::from_bool(*truth),
            Value::Nothing => JsValue::NULL,
        }
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
    let entries: Array = detail.iter().map(|(key, value)| Array::of2(&JsValue::from_str(key), &value.into())).collect();
    // Properties of its own, whatever setters a page has put on every object.
    let Ok(detail) = Object::from_entries(&entries) else { return };
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
