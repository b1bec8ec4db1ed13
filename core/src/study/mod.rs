//! Owns the study: everything a site owner writes down, read strictly, with errors that name the path. It does not decide when a survey
//! is shown (the loader does) nor how it looks (the widget does).

mod endpoint;
mod id;
mod look;
mod promise;
mod question;
mod survey;
mod text;
mod touchpoint;
mod when;
mod wording;

use alloc::vec::Vec;

pub use endpoint::{Endpoint, Format};
pub use id::Id;
pub use look::{Look, Position};
pub use promise::Promise;
pub use question::{Measure, Moment, Question};
pub use survey::{Ask, FollowUp, Kind, Population, Survey};
pub use text::{Action, Localized};
pub use touchpoint::{Facet, Stage, Touchpoint};
pub use when::When;
pub use wording::Wording;

use crate::error::Error;
use crate::json::Json;
use crate::read::{Node, Read, document};

/// What a visitor's Global Privacy Control signal changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gpc {
    /// Results carry no pair id, so that two of them cannot be joined: the default.
    #[default]
    NoId,
    /// Nothing is asked at all.
    Hide,
}

/// The whole configuration of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Its name, unique at the collector.
    pub id: Id,
    /// Raised by the owner with each change; every result carries it.
    pub version: u32,
    /// Where results go.
    pub endpoint: Endpoint,
    /// Points of contact.
    pub touchpoints: Vec<Touchpoint>,
    /// What the site advertises.
    pub promises: Vec<Promise>,
    /// What is asked.
    pub surveys: Vec<Survey>,
    /// Days of rest between any two surveys, across all of them.
    pub rest_days: Option<f64>,
    /// What Global Privacy Control changes.
    pub gpc: Gpc,
    /// How it looks.
    pub look: Look,
}

/// The most touchpoints, promises or surveys of one study; a page must not wait for more.
const MOST_ITEMS: usize = 200;
/// Longer than any real URL that a browser would accept everywhere.
const MOST_URL: usize = 2000;
/// The longest time that a rest or a repetition can be set to, ten years.
const MOST_DAYS: f64 = 3650.0;

impl Study {
    /// Reads a study. Errors: any of [`Error`] but `Overflow`, each with the path of what is wrong.
    ///
    /// ```
    /// use expectly_core::study::Study;
    /// let text = r#"{ "study": "shop", "version": 1, "endpoint": { "url": "https://cx.example/v1/results" },
    ///                 "surveys": [ { "id": "relationship", "kind": "nsp", "when": { "path": "/account" } } ] }"#;
    /// let error = Study::parse(text).unwrap_err();
    /// assert_eq!((error.code(), error.path()), ("unknown_value", "surveys[0].kind"));
    /// ```
    #[cfg(feature = "parse")]
    pub fn parse(text: &str) -> Result<Study, Error> {
        Study::read(&Json::parse(text)?)
    }

    /// Reads a study that is a JSON tree already. Errors as for [`Study::parse`].
    pub fn read(json: &Json) -> Result<Study, Error> {
        document(json, Study::from_node)
    }

    fn from_node<'a>(root: Node<'a>) -> Read<'a, Study> {
        let known = ["$schema", "study", "version", "endpoint", "touchpoints", "promises", "surveys", "fatigue", "privacy", "look"];
        let object = root.object(&known)?;
        let touchpoints = object.each("touchpoints", MOST_ITEMS, Touchpoint::read)?;
        let promises = object.each("promises", MOST_ITEMS, |node| Promise::read(node, &touchpoints))?;
        let surveys = object.required("surveys")?.each(MOST_ITEMS, |node| Survey::read(node, &touchpoints, &promises))?;
        for key in ["touchpoints", "promises", "surveys"] {
            object.maybe(key, |node| node.unique(MOST_ITEMS, "id"))?;
        }
        Ok(Study {
            id: object.required("study")?.id()?,
            version: object.required("version")?.integer(1, i64::from(u32::MAX))? as u32,
            endpoint: Endpoint::read(object.required("endpoint")?)?,
            touchpoints,
            promises,
            surveys,
            rest_days: object.maybe("fatigue", rest_days)?.flatten(),
            gpc: object.maybe("privacy", privacy)?.unwrap_or_default(),
            look: object.maybe("look", Look::read)?.unwrap_or_default(),
        })
    }

    /// The survey of that id.
    pub fn survey(&self, id: &str) -> Option<&Survey> {
        self.surveys.iter().find(|survey| survey.id.as_str() == id)
    }

    /// The touchpoint that a survey is about, its own or its promise's.
    pub fn touchpoint_of(&self, survey: &Survey) -> Option<&Touchpoint> {
        let id = survey.touchpoint.as_ref().or_else(|| self.promise_of(survey).map(|promise| &promise.touchpoint))?;
        self.touchpoints.iter().find(|touchpoint| touchpoint.id == *id)
    }

    /// The promise that a survey is about.
    pub fn promise_of(&self, survey: &Survey) -> Option<&Promise> {
        match &survey.kind {
            Kind::Promise { promise, .. } => self.promises.iter().find(|known| known.id == *promise),
            _ => None,
        }
    }
}

fn rest_days<'a>(node: Node<'a>) -> Read<'a, Option<f64>> {
    node.object(&["anySurveyEveryDays"])?.maybe("anySurveyEveryDays", |days| days.number(0.0, MOST_DAYS))
}

fn privacy<'a>(node: Node<'a>) -> Read<'a, Gpc> {
    let object = node.object(&["consent", "gpc"])?;
    object.maybe("consent", |consent| consent.choice(&[("not-needed", ())]))?;
    Ok(object.maybe("gpc", |gpc| gpc.choice(&[("no-id", Gpc::NoId), ("hide", Gpc::Hide)]))?.unwrap_or_default())
}
