//! Owns points of contact and where they lie in a customer's life; does not ask anything.

use alloc::string::String;

use super::id::ID;
use super::text::TEXTS;
use super::{Action, Id, Localized};
use crate::json::Json;
use crate::shape::{Shape, named, record};

named! {
    /// Where in the lifecycle a touchpoint lies, in order.
    pub enum Stage {
        /// They learn that it exists.
        Awareness = "awareness",
        /// They find out what it is.
        Discovery = "discovery",
        /// They begin to want it.
        Attraction = "attraction",
        /// They deal with the business before they have bought.
        Interaction = "interaction",
        /// They buy.
        Purchase = "purchase",
        /// They use it.
        Use = "use",
        /// The business keeps in touch and helps.
        Cultivation = "cultivation",
        /// They recommend it.
        Advocacy = "advocacy",
    }
}

named! {
    /// Which area of the business answers for a touchpoint.
    pub enum Facet {
        /// Who customers deal with.
        People = "people",
        /// What they get.
        Product = "product",
        /// How they get it.
        Process = "process",
        /// How they are listened to.
        Feedback = "feedback",
    }
}

/// A point of contact between a person and the business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touchpoint {
    /// Its name in surveys, promises and results.
    pub id: Id,
    /// Where in the lifecycle it lies.
    pub stage: Stage,
    /// Which area answers for it.
    pub facet: Facet,
    /// Its name for people.
    pub name: Option<Localized>,
    /// What people do there, for "How easy was it to {action}?".
    pub action: Option<Action>,
    /// Who in the business closes its gap.
    pub owner: Option<String>,
}

record! {
    /// A point of contact between a person and the business.
    pub(super) TOUCHPOINT as "Touchpoint" {
        /// Its name in surveys, promises and results.
        required "id": ID,
        /// Where in the lifecycle it lies.
        required "stage": Shape::Choice(Stage::IDS),
        /// Which area of the business answers for it.
        required "facet": Shape::Choice(Facet::IDS),
        /// Its name for people, for `{touchpoint}` in questions.
        optional "name": TEXTS,
        /// What people do there, for "How easy was it to {action}?".
        optional "action": TEXTS,
        /// Who in the business closes its gap.
        optional "owner": Shape::Text(200),
    }
}

impl Touchpoint {
    pub(super) fn build(json: &Json) -> Touchpoint {
        Touchpoint {
            id: json.id("id"),
            stage: json.text("stage").and_then(Stage::named).unwrap_or(Stage::Awareness),
            facet: json.text("facet").and_then(Facet::named).unwrap_or(Facet::People),
            name: json.localized("name"),
            action: json.localized("action"),
            owner: json.text("owner").map(String::from),
        }
    }
}
