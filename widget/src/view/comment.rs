//! Owns an answer in the visitor's own words: a line or an area.

use yew::{Html, html};

use crate::draft::{Draft, TEXT};

/// The most characters that may be written; the format takes as many code points.
const MOST: &str = "5000";

/// Where words are written; the question above is their label.
pub fn comment(short: bool, draft: &Draft) -> Html {
    let value = draft.get(TEXT).unwrap_or_default().to_owned();
    if short {
        html! { <input key="line" type="text" name={TEXT} aria-labelledby="question" maxlength={MOST} dir="auto" {value} /> }
    } else {
        html! { <textarea key="area" name={TEXT} aria-labelledby="question" maxlength={MOST} dir="auto" {value} /> }
    }
}
