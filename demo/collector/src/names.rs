//! Owns names under which things are stored, reported and shown: of promises in their versions, of surveys and questions for people.

use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::{Form, Id, Item, Localized, Options, Question, Role, Study, Survey};

use crate::asked;

/// The name of a thing in core's table of names.
pub fn name_of<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}

/// A promise in one version; answers to different versions are never pooled.
pub fn promise(id: &Id, version: &str) -> String {
    format!("{}@{version}", id.as_str())
}

/// What a reader of reports needs to call each survey and each question of the author's by, in the order of the study.
pub fn of_study(study: &Study) -> Json {
    let survey = |survey: &Survey| {
        let touchpoint = study.touchpoint_of(survey);
        ObjectBuilder::new()
            .with("id", survey.id.as_str())
            .with("kind", survey.kind.id())
            .with_some("touchpoint", touchpoint.map(|touchpoint| touchpoint.id.as_str()))
            .with_some("name", touchpoint.and_then(|touchpoint| touchpoint.name.as_ref()).map(languages))
            .with_some("action", touchpoint.and_then(|touchpoint| touchpoint.action.as_ref()).map(languages))
            .with_some("promiseText", study.promise_of(survey).map(|promise| languages(&promise.text)))
            .with_some("questions", Some(questions(survey)).filter(|list| !list.is_empty()).map(Json::List))
            .build()
    };
    ObjectBuilder::new().with("surveys", Json::List(study.surveys.iter().map(survey).collect())).build()
}

/// The questions that have words, items or options, each once.
fn questions(survey: &Survey) -> Vec<Json> {
    let mut known: Vec<&Question> = Vec::new();
    for (_, question) in asked::questions(survey) {
        let own = question.text.is_some() || !matches!(question.form, Form::Rating(_));
        if own && !known.iter().any(|other| other.id == question.id) {
            known.push(question);
        }
    }
    known.into_iter().map(of_question).collect()
}

fn of_question(question: &Question) -> Json {
    let part = |id: &str, item: Option<&Item>| {
        ObjectBuilder::new().with("id", id).with_some("text", item.map(|item| languages(&item.text))).build()
    };
    let (items, options) = match &question.form {
        Form::Battery(battery) => {
            let items = battery.items.iter().map(|item| part(question.row(&item.id).as_str(), Some(item)));
            (Some(Json::List(items.collect())), None)
        }
        Form::Choice(choice) => {
            let own: &[Item] = if let Options::Own(items) = &choice.options { items } else { &[] };
            let named = |id| part(id, own.iter().find(|item| item.id.as_str() == id));
            (None, Some(Json::List(asked::options(choice).into_iter().map(named).collect())))
        }
        Form::Rating(_) | Form::Text { .. } => (None, None),
    };
    ObjectBuilder::new()
        .with("id", question.id.as_str())
        .with_some("role", question.role.map(Role::id))
        .with_some("text", question.text.as_ref().map(languages))
        .with_some("items", items)
        .with_some("options", options)
        .build()
}

/// A text by language, English first: the language in which readings are worded.
fn languages(text: &Localized) -> Json {
    let mut entries = text.entries().to_vec();
    entries.sort_by_key(|(language, _)| language != "en");
    Json::Object(entries.into_iter().map(|(language, text)| (language, Json::Text(text))).collect())
}
