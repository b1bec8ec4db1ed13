//! Owns the last step: thanks once the answer is durable, or the plain truth when it is not.

use super::actions::retry;
use super::drawing::Drawing;
use crate::panel::context::Context;
use crate::panel::words::Words;

/// Thanks, in the author's words or the widget's.
pub fn thanks(on: &mut Drawing, context: &Context) {
    let own = context.survey.thanks.as_ref().map(|text| text.get(&context.language));
    said(on, "thanks", "status", own.unwrap_or_else(|| context.words.get("thanks")));
}

/// The answer could not be saved; its button tries again.
pub fn unsaved(on: &mut Drawing, words: &Words) {
    said(on, "question", "alert", words.get("unsaved"));
    retry(on, words);
}

fn said(on: &mut Drawing, class: &str, role: &str, said: &str) {
    on.open("p", &["class", "part", "id", "role", "dir"], &[class, class, "question", role, "auto"]);
    on.key(role);
    on.text(said);
    on.close();
}
