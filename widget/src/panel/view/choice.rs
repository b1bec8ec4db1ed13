//! Owns a choice: native radio buttons or checkboxes, and a line for what is written beside them.

use expectly_core::study::{Choice, OTHER, Options, Question};

use super::drawing::Drawing;
use crate::panel::context::Context;
use crate::panel::draft::{Draft, TEXT, VALUE};
use crate::panel::shuffle::shuffle;

/// The options of a question.
pub fn choice(on: &mut Drawing, context: &Context, question: &Question, choice: &Choice, draft: &Draft) {
    let own = &context.words;
    let kind = if choice.several { "checkbox" } else { "radio" };
    let mut options: Vec<(&str, &str)> = match &choice.options {
        Options::Own(items) => items.iter().map(|item| (item.id.as_str(), item.text.get(&context.language))).collect(),
        built => built.ids().into_iter().map(|id| (id, own.option(&choice.options, id))).collect(),
    };
    if choice.shuffle {
        shuffle(&context.seed(question), &mut options, |(id, _)| id);
    }
    if choice.other {
        options.push((OTHER, own.get("other")));
    }
    on.part("div", "options");
    for (id, said) in options {
        on.part("label", "option");
        on.mark(kind, VALUE, id, draft.has(VALUE, id), "");
        on.words("span", "", said);
        on.close();
    }
    on.close();
    let (chosen, label) = if choice.options == Options::Contact { ("yes", "contactAddress") } else { (OTHER, "otherText") };
    // There from the start: what is added below would make the options new ones, without the focus.
    on.part("label", "beside");
    if draft.has(VALUE, chosen) && (choice.other || choice.options == Options::Contact) {
        on.words("span", "label", own.get(label));
        on.field("text", TEXT, "label", "", draft.get(TEXT).unwrap_or_default());
    }
    on.close();
}
