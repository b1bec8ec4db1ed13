//! Owns names under which things are stored, reported and shown: of promises in their versions, of surveys for people.

use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::{Id, Localized, Study, Survey};

/// The name of a thing in core's table of names.
pub fn name_of<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}

/// A promise in one version; answers to different versions are never pooled.
pub fn promise(id: &Id, version: &str) -> String {
    format!("{}@{version}", id.as_str())
}

/// What a reader of reports needs to call each survey by, in the order of the study.
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
            .build()
    };
    ObjectBuilder::new().with("surveys", Json::List(study.surveys.iter().map(survey).collect())).build()
}

/// A text by language, English first: the language in which readings are worded.
fn languages(text: &Localized) -> Json {
    let mut entries = text.entries().to_vec();
    entries.sort_by_key(|(language, _)| language != "en");
    Json::Object(entries.into_iter().map(|(language, text)| (language, Json::Text(text))).collect())
}
