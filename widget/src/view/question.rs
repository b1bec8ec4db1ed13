//! Owns a question as it stands on the panel: what is said before it, its words, its hint, and the part that takes the answer.

use expectly_core::study::{Form, Localized, Question, Role};
use yew::Html;
use yew::virtual_dom::Key;

use super::element::{element, text, words};
use super::{battery, choice, comment, rating};
use crate::context::Context;
use crate::draft::Draft;
use crate::words::fill;

/// The question that is open: `progress` says which of how many it is, if there are several.
pub fn question(context: &Context, question: &Question, draft: &Draft, progress: Option<String>) -> Html {
    let hint = match (question.role, &question.hint) {
        // The author's words say what the levels are of; the widget's which level is asked for.
        (Some(role @ (Role::Minimum | Role::Desired | Role::Perceived)), _) => context.words.get(role.id()),
        (_, Some(hint)) => hint.get(&context.language),
        _ => "",
    };
    let answer = match &question.form {
        Form::Rating(rated) => rating::rating(context, rated, draft),
        Form::Choice(options) => choice::choice(context, question, options, draft),
        Form::Text { short } => comment::comment(*short, draft, &context.words),
        Form::Battery(items) => battery::battery(context, question, items, draft),
    };
    let said = element("span", &["lang", "dir"], &[context.language_of(question), "auto"], vec![text(&wording(context, question))]).into();
    let mut legend: Vec<Html> = progress.iter().map(|progress| words("p", "progress", progress)).collect();
    legend.extend(staged(context, question).iter().map(|said| words("p", "intro", said)));
    legend.push(said);
    let legend = element("legend", &["class", "part", "id"], &["question", "question", "question"], legend).into();
    let described = if hint.is_empty() { "" } else { "hint" };
    let mut children = vec![legend];
    if !hint.is_empty() {
        children.push(element("p", &["class", "part", "id", "dir"], &["hint", "hint", "hint", "auto"], vec![text(hint)]).into());
    }
    children.extend(answer);
    let mut whole = element("fieldset", &["aria-describedby"], &[described], children);
    // A question of its own, even where the one before looks the same: the browser must not keep what was chosen there.
    whole.key = Some(Key::from(String::from(question.id.as_str())));
    whole.into()
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

/// The words of a question in the visitor's language, slots filled. As text only.
fn wording(context: &Context, question: &Question) -> String {
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
    let filled: Vec<_> = slots.into_iter().filter_map(|(slot, value)| value.map(|value| (slot, value))).collect();
    fill(words, &filled)
}
