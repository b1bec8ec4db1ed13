//! Owns a question that is answered in the visitor's own words. What is written stays in the text area until it is sent.

use yew::{Html, html};

/// The most characters that may be written; the format takes as many code points.
const MOST: &str = "5000";

/// A text area under a question.
pub fn comment(question: &str) -> Html {
    html! {
        <div key="comment">
            <label class="question" id="question" for="comment">{question.to_owned()}</label>
            <textarea id="comment" maxlength={MOST} dir="auto" />
        </div>
    }
}
