//! Owns the study: everything a site owner writes down, read strictly, with errors that name the path. It does not decide when a survey
//! is shown (the loader does) nor how it looks (the widget does).

mod colours;
mod condition;
mod contrast;
mod date;
#[cfg(feature = "schema")]
mod described;
mod endpoint;
mod fatigue;
mod id;
mod look;
mod measure;
mod privacy;
mod promise;
mod question;
mod questions;
mod role;
mod survey;
mod surveys;
mod taken;
mod text;
mod touchpoint;
mod when;
mod wording;

use alloc::string::String;
use alloc::vec::Vec;

pub use colours::{Colours, LowContrast};
pub use condition::{Condition, Facts, class};
pub use contrast::Colour;
pub use endpoint::{Endpoint, Format};
pub use id::Id;
pub use look::{Density, Font, Look, Position, Scheme};
pub use measure::Measure;
pub use privacy::{Consent, Privacy, Signal, Storage};
pub use promise::Promise;
pub use question::{Appearance, Battery, Choice, Form, Item, OTHER, Options, Question, Rated, Sides};
pub use role::{Moment, Role};
pub use survey::{Ask, Display, Kind, Population, Survey};
pub use text::{Action, Localized};
pub use touchpoint::{Facet, Stage, Touchpoint};
pub use wording::Wording;

use crate::error::Error;
use crate::json::Json;
use crate::read::{Node, Read, document};
use crate::shape::{List, Shape, record};

/// The whole configuration of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Its name, unique at the collector.
    pub id: Id,
    /// Raised by the owner with each change; every result carries it.
    pub version: u32,
    /// Where results go.
    pub endpoint: Endpoint,
    /// What the page may say of its visitors that travels with results.
    pub attributes: Vec<String>,
    /// Points of contact.
    pub touchpoints: Vec<Touchpoint>,
    /// What the site advertises.
    pub promises: Vec<Promise>,
    /// What is asked.
    pub surveys: Vec<Survey>,
    /// What is done about privacy.
    pub privacy: Privacy,
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
        Shape::Object(&STUDY).check(root)?;
        let (object, json) = (root.open()?, root.json());
        let touchpoints: Vec<Touchpoint> = json.items("touchpoints").iter().map(Touchpoint::build).collect();
        let promises = object.each("promises", MOST_ITEMS, |node| {
            let promise = Promise::build(node.json());
            let known = touchpoints.iter().any(|known| known.id == promise.touchpoint);
            if known { Ok(promise) } else { Err(node.open()?.required("touchpoint")?.unknown_reference()) }
        })?;
        let surveys = object.each("surveys", MOST_ITEMS, |node| Survey::build(node, &touchpoints, &promises))?;
        Ok(Study {
            id: json.id("study"),
            version: json.integer("version").and_then(|version| u32::try_from(version).ok()).unwrap_or_default(),
            endpoint: json.get("endpoint").map(Endpoint::build).unwrap_or_default(),
            attributes: json.items("attributes").iter().filter_map(Json::as_text).map(String::from).collect(),
            touchpoints,
            promises,
            surveys,
            privacy: json.get("privacy").map(Privacy::build).unwrap_or_default(),
            look: json.get("look").map(Look::build).unwrap_or_default(),
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
        survey.promise.as_ref().and_then(|id| self.promise(id))
    }

    /// The promise of that id.
    pub fn promise(&self, id: &Id) -> Option<&Promise> {
        self.promises.iter().find(|known| known.id == *id)
    }
}

/// Things with ids, each of which stands once.
macro_rules! things {
    ($shape:expr, $least:literal) => {
        Shape::List(&List { of: &$shape, least: $least, most: MOST_ITEMS, unique: "id" })
    };
}

record! {
    /// The whole configuration of a site.
    pub(crate) STUDY as "Study" {
        /// Where its schema is, for editors.
        optional "$schema": Shape::Text(MOST_URL),
        /// Its name, unique at the collector.
        required "study": id::ID,
        /// Raised with each change; every result carries it.
        required "version": Shape::Integer(1, u32::MAX as i64),
        /// Where results go.
        required "endpoint": endpoint::ENDPOINT,
        /// Names of what `expectly("identify", …)` may say that travels with results; whatever else it says stays on the page.
        optional "attributes": Shape::List(&List { of: &Shape::Text(64), least: 0, most: 20, unique: "" }),
        /// Points of contact.
        optional "touchpoints": things!(Shape::Object(&touchpoint::TOUCHPOINT), 0),
        /// What the site advertises.
        optional "promises": things!(Shape::Object(&promise::PROMISE), 0),
        /// What is asked.
        required "surveys": things!(surveys::SURVEY, 0),
        /// How long visitors are left in peace.
        optional "fatigue": Shape::Object(&fatigue::FATIGUE),
        /// What is done about privacy.
        optional "privacy": Shape::Object(&privacy::PRIVACY),
        /// How the panel looks.
        optional "look": Shape::Object(&look::LOOK),
    }
}
