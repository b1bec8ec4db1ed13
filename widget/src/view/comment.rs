//! Owns a question that is answered in the visitor's own words.

use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, html};

/// The most characters that may be written; the format takes as many code points.
const MOST: &str = "5000";

/// A text area under a question.
pub fn comment(question: &str, words: &str, write: &Callback<String>) -> Html {
    let oninput = write.reform(|event: InputEvent| {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        area.map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <div key="comment">
            <label class="question" id="question" for="comment">{question}</label>
            <textarea id="comment" maxlength={MOST} value={words.to_owned()} {oninput} dir="auto" />
        </div>
    }
}
