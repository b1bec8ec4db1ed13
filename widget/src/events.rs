//! Owns what the page is told: CustomEvents on the document, and one console warning for each kind of error. Decides nothing.

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit};

use crate::error::Error;

/// What happened, with the detail that listeners see.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Happening<'a> {
    /// `expectly:shown`: the panel is on the page.
    Shown { survey: &'a str, moment: &'static str },
    /// `expectly:answered`: a question was answered or skipped; `value` is the rating, if it was one.
    Answered { survey: &'a str, moment: &'static str, question: &'a str, value: Option<u8> },
    /// `expectly:submitted`: the answer is durable; `gap` is this visitor's own.
    Submitted { id: &'a str, survey: &'a str, moment: &'static str, complete: bool, gap: Option<i8>, verdict: Option<&'static str> },
    /// `expectly:delivered`: the collector has it.
    Delivered { id: &'a str, status: &'static str },
    /// `expectly:dismissed`: closed before the end.
    Dismissed { survey: &'a str, moment: &'static str },
    /// `expectly:error`.
    Error { code: &'a str, path: &'a str },
}

impl Happening<'_> {
    fn name(&self) -> &'static str {
        match self {
            Happening::Shown { .. } => "expectly:shown",
            Happening::Answered { .. } => "expectly:answered",
            Happening::Submitted { .. } => "expectly:submitted",
            Happening::Delivered { .. } => "expectly:delivered",
            Happening::Dismissed { .. } => "expectly:dismissed",
            Happening::Error { .. } => "expectly:error",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, catch)]
    fn warn(words: &str) -> Result<(), JsValue>;
}

/// Tells the page. What a listener throws stays with the listener.
pub fn tell(happening: &Happening<'_>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(detail) = happening.serialize(&serde_wasm_bindgen::Serializer::json_compatible()) else { return };
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
    let words = if path.is_empty() { format!("expectly: {code}") } else { format!("expectly: {code} at {path}") };
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
    tell(&Happening::Error { code, path });
}
