//! Owns a question as it stands on the panel: what is said before it, its words, its hint, and the part that takes the answer.

use expectly_core::study::{Form, Localized, Question, Role};

use super::drawing::Drawing;
use super::{battery, choice, comment, rating};
use crate::panel::context::Context;
use crate::panel::draft::Draft;
use crate::panel::words::fill;

/// The question that is open: `progress` says which of how many it is, if there are several; `said` what was answered before, by question.
pub fn question(
    on: &mut Drawing,
    context: &Context,
    question: &Question,
    draft: &Draft,
    progress: Option<String>,
    said: &[(String, String)],
) {
    let hint = match (question.role, &question.hint) {
        // The author's words say what the levels are of; the widget's which level is asked for.
        (Some(role @ (Role::Minimum | Role::Desired | Role::Perceived)), _) => context.words.get(role.id()),
        (_, Some(hint)) => hint.get(&context.language),
        _ => "",
    };
    on.open("fieldset", &["aria-describedby"], &[if hint.is_empty() { "" } else { "hint" }]);
    // A question of its own, even where the one before looks the same.
    on.key(question.id.as_str());
    on.open("legend", &["class", "part", "id"], &["question", "question", "question"]);
    if let Some(progress) = progress {
        on.words("p", "progress", &progress);
    }
    for said in staged(context, question) {
        on.open("p", &["class", "part", "dir"], &["intro", "intro", "auto"]);
        on.text(&said);
        on.close();
    }
    on.open("span", &["lang", "dir"], &[context.language_of(question), "auto"]);
    on.text(&wording(context, question, said));
    on.close();
    on.close();
    if !hint.is_empty() {
        on.words("p", "hint", hint);
    }
    match &question.form {
        Form::Rating(rated) => rating::rating(on, context, rated, draft),
        Form::Choice(options) => choice::choice(on, context, question, options, draft),
        Form::Text { short } => comment::comment(on, *short, draft, &context.words),
        Form::Battery(items) => battery::battery(on, context, question, items, draft),
    }
    on.close();
}

/// What is said before a moment's first question: the author's words, and the promise that sets the stage.
fn staged(context: &Context, question: &Question) -> Vec<String> {
    let first = context.asked.first().is_some_and(|first| first.id == question.id);
    let Some(ask) = context.survey.ask(context.moment).filter(|_| first) else { return Vec::new() };
    let said = |text: &Localized| String::from(text.get(&context.language));
    let promise = ask.promise.as_ref().and_then(|id| context.study.promise(id));
    let promise = promise.map(|promise| fill(context.words.get("nextHappens"), &[("promise", promise.text.get(&context.language))]));
    ask.intro.as_ref().map(said).into_iter().chain(promise).collect()
}

/// The words of a question in the visitor's language, slots filled, those of earlier answers included. As text only.
fn wording(context: &Context, question: &Question, said: &[(String, String)]) -> String {
    let (study, survey, language) = (&context.study, &context.survey, context.language.as_str());
    let words = match &question.text {
        Some(text) => text.get(language),
        None => context.words.question(question, survey, context.moment),
    };
    let touchpoint = study.touchpoint_of(survey);
    let name = touchpoint.map(|touchpoint| touchpoint.name.as_ref().map_or(touchpoint.id.as_str(), |name| name.get(language)));
    let action = touchpoint.and_then(|touchpoint| touchpoint.action.as_ref()).map(|action| action.get(language));
    let promise = study.promise_of(survey).map(|promise| promise.text.get(language));
    let slots = [("touchpoint", name), ("action", action), ("promise", promise)];
    let earlier = said.iter().map(|(question, answer)| (question.as_str(), answer.as_str()));
    let filled: Vec<_> = slots.into_iter().filter_map(|(slot, value)| value.map(|value| (slot, value))).chain(earlier).collect();
    fill(words, &filled)
}
