//! Owns a question as it stands on the panel: what is said before it, its words, its hint, and the part that takes the answer.

use expectly_core::study::{Form, Question, Role};
use yew::{Html, html};

use super::{battery, choice, comment, rating};
use crate::context::Context;
use crate::draft::Draft;
use crate::words::fill;

/// The question that is open: `progress` says which of how many it is, if there are several; `said` what was answered before, by question.
pub fn question(context: &Context, question: &Question, draft: &Draft, progress: Option<String>, said: &[(String, String)]) -> Html {
    let own = |text: &Option<expectly_core::study::Localized>| text.as_ref().map(|text| text.get(&context.language).to_owned());
    let hint = match question.role {
        // The author's words say what the levels are of; the widget's which level is asked for.
        Some(Role::Minimum | Role::Desired | Role::Perceived) => question.role.map(|role| context.words.get(role.id()).to_owned()),
        _ => own(&question.hint),
    };
    let part = match &question.form {
        Form::Rating(rated) => rating::rating(context, rated, draft),
        Form::Choice(options) => choice::choice(context, question, options, draft),
        Form::Text { short } => comment::comment(*short, draft),
        Form::Battery(items) => battery::battery(context, question, items, draft),
    };
    html! {
        <fieldset key={question.id.as_str().to_owned()}>
            <legend id="question">
                if let Some(progress) = progress { <p class="progress">{progress}</p> }
                {staged(context, question)}
                <span lang={context.language_of(question).to_owned()} dir="auto">{wording(context, question, said)}</span>
            </legend>
            if let Some(hint) = hint { <p class="hint" id="hint" dir="auto">{hint}</p> }
            {part}
        </fieldset>
    }
}

/// What is said before a moment's first question: the author's words, and the promise that sets the stage.
fn staged(context: &Context, question: &Question) -> Html {
    let Some(ask) = context.survey.ask(context.moment).filter(|_| context.asked.first().is_some_and(|first| first.id == question.id))
    else {
        return Html::default();
    };
    let intro = ask.intro.as_ref().map(|text| text.get(&context.language).to_owned());
    let promise = ask.promise.as_ref().and_then(|id| context.study.promise(id));
    let promise = promise.map(|promise| fill(context.words.get("nextHappens"), &[("promise", promise.text.get(&context.language))]));
    html! { <>{for [intro, promise].into_iter().flatten().map(|said| html! { <p class="intro" dir="auto">{said}</p> })}</> }
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
