//! Owns a choice: native radio buttons or checkboxes, and a line for what is written beside them.

use expectly_core::study::{Choice, OTHER, Options, Question};
use yew::{Html, html};

use crate::context::Context;
use crate::draft::{Draft, TEXT, VALUE};
use crate::shuffle::shuffle;

/// The options of a question.
pub fn choice(context: &Context, question: &Question, choice: &Choice, draft: &Draft) -> Html {
    let words = &context.words;
    let kind = if choice.several { "checkbox" } else { "radio" };
    let option = |(id, text): (String, String)| {
        let checked = draft.has(VALUE, &id);
        html! {
            <label key={id.clone()}>
                <input type={kind} name={VALUE} value={id} {checked} />
                <span dir="auto">{text}</span>
            </label>
        }
    };
    let mut options: Vec<(String, String)> = match &choice.options {
        Options::Own(items) => {
            items.iter().map(|item| (item.id.as_str().to_owned(), item.text.get(&context.language).to_owned())).collect()
        }
        built => built.ids().iter().map(|id| ((*id).to_owned(), words.option(&choice.options, id).to_owned())).collect(),
    };
    if choice.shuffle {
        shuffle(&context.seed(question), &mut options, |(id, _)| id);
    }
    if choice.other {
        options.push((OTHER.into(), words.get("other").to_owned()));
    }
    let beside = match choice.options {
        Options::Contact => Some(("yes", "contactAddress")),
        _ => choice.other.then_some((OTHER, "otherText")),
    };
    let beside = beside.filter(|(id, _)| draft.has(VALUE, id)).map(|(_, word)| words.get(word).to_owned());
    html! {
        <>
            <div class="options">{for options.into_iter().map(option)}</div>
            {for beside.map(|label| html! {
                <label class="beside" key="beside">
                    <span>{label}</span>
                    <input type="text" name={TEXT} maxlength="500" dir="auto" value={draft.get(TEXT).unwrap_or_default().to_owned()} />
                </label>
            })}
        </>
    }
}
