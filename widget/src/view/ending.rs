//! Owns the last step: thanks once the answer is durable, or the plain truth when it is not.

use yew::Html;

use super::actions::retry;
use super::element::{element, text};
use crate::context::Context;
use crate::words::Words;

/// Thanks, in the author's words or the widget's.
pub fn thanks(context: &Context) -> Vec<Html> {
    let own = context.survey.thanks.as_ref().map(|text| text.get(&context.language));
    vec![said("thanks", "status", own.unwrap_or_else(|| context.words.get("thanks")))]
}

/// The answer could not be saved; its button tries again.
pub fn unsaved(words: &Words) -> Vec<Html> {
    vec![said("question", "alert", words.get("unsaved")), retry(words)]
}

fn said(class: &str, role: &str, said: &str) -> Html {
    element("p", &["class", "part", "id", "role", "dir"], &[class, class, "question", role, "auto"], vec![text(said)]).into()
}
