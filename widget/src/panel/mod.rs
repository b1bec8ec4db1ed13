//! The panel: owns asking and scoring. What becomes of a result is handed to the delivery.

mod app;
mod blur;
mod context;
mod conversation;
mod draft;
mod handing;
mod host;
mod result;
mod shown;
mod shuffle;
mod theme;
mod view;
mod words;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use self::context::{Context, Request};
use self::handing::Delivery;
use crate::events;

/// Prepares the instance: a panic is a trap, which the loader turns into an `expectly:error`; nothing is printed to the host's console.
#[wasm_bindgen(start)]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}

/// Shows a moment of a survey in a language, with the file of words that the loader has fetched, and calls `ended` when the panel is gone.
/// `more` is JSON: `{"opened": true}` if the visitor opened it, `prefill` and `attributes` by name. `place` is the element of the page that
/// an inline survey is shown in, `pair` the survey's open pair as it is stored. What goes wrong is an `expectly:error` on the document.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "one by one they cross from JavaScript without an object whose keys a page could have a say in"
)]
pub fn open(
    study: String,
    survey: String,
    moment: String,
    language: String,
    words: String,
    more: String,
    place: Option<web_sys::Element>,
    pair: &JsValue,
    delivery: Delivery,
    ended: Function,
) {
    let request = Request { study, survey, moment, language, words, more, placed: place.is_some(), pair };
    if let Err(error) = Context::load(request).and_then(|context| shown::show(context, place, delivery, &ended)) {
        events::error(&error);
        let _ = ended.call0(&JsValue::NULL);
    }
}

/// Takes the panel away as if the visitor had closed it.
#[wasm_bindgen]
pub fn close() {
    shown::dismiss();
}

/// Takes the panel away with what was begun in it.
#[wasm_bindgen]
pub fn forget() {
    shown::end_now();
}

/// Says what is wrong with a study, if anything, as an `expectly:error`.
#[wasm_bindgen]
pub fn check(study: &str) {
    if let Err(error) = context::study(study) {
        events::error(&error);
    }
}
