//! Owns a choice: native radio buttons or checkboxes, and a line for what is written beside them.

use expectly_core::study::{Choice, OTHER, Options, Question};
use yew::Html;

use super::element::{element, field, mark, part, words};
use crate::context::Context;
use crate::draft::{Draft, TEXT, VALUE};
use crate::shuffle::shuffle;

/// The options of a question.
pub fn choice(context: &Context, question: &Question, choice: &Choice, draft: &Draft) -> Vec<Html> {
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
    let option = |(id, said): (&str, &str)| {
        part("label", "option", vec![mark(kind, VALUE, id, draft.has(VALUE, id), ""), words("span", "", said)])
    };
    let mut rows = vec![part("div", "options", options.into_iter().map(option).collect())];
    let (chosen, label) = if choice.options == Options::Contact { ("yes", "contactAddress") } else { (OTHER, "otherText") };
    if draft.has(VALUE, chosen) && (choice.other || choice.options == Options::Contact) {
        let label = element("span", &["id"], &["beside"], vec![own.get(label).to_owned().into()]).into();
        rows.push(part("label", "beside", vec![label, field("text", TEXT, "beside", "", draft.get(TEXT).unwrap_or_default())]));
    }
    rows
}
