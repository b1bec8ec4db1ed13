//! Owns points of contact and where they lie in a customer's life; does not ask anything.

use alloc::string::String;

use super::{Action, Id, Localized};
use crate::read::{Node, Read};

/// Where in the lifecycle a touchpoint lies, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// They learn that it exists.
    Awareness,
    /// They find out what it is.
    Discovery,
    /// They begin to want it.
    Attraction,
    /// They deal with the business before they have bought.
    Interaction,
    /// They buy.
    Purchase,
    /// They use it.
    Use,
    /// The business keeps in touch and helps.
    Cultivation,
    /// They recommend it.
    Advocacy,
}

impl Stage {
    /// Every stage with its name in studies and results, in order.
    pub const NAMES: &[(&str, Stage)] = &[
        ("awareness", Stage::Awareness),
        ("discovery", Stage::Discovery),
        ("attraction", Stage::Attraction),
        ("interaction", Stage::Interaction),
        ("purchase", Stage::Purchase),
        ("use", Stage::Use),
        ("cultivation", Stage::Cultivation),
        ("advocacy", Stage::Advocacy),
    ];
}

/// Which area of the business answers for a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who customers deal with.
    People,
    /// What they get.
    Product,
    /// How they get it.
    Process,
    /// How they are listened to.
    Feedback,
}

impl Facet {
    /// Every facet with its name in studies and results.
    pub const NAMES: &[(&str, Facet)] =
        &[("people", Facet::People), ("product", Facet::Product), ("process", Facet::Process), ("feedback", Facet::Feedback)];
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

impl Touchpoint {
    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, Touchpoint> {
        let object = node.object(&["id", "stage", "facet", "name", "action", "owner"])?;
        Ok(Touchpoint {
            id: object.required("id")?.id()?,
            stage: object.required("stage")?.choice(Stage::NAMES)?,
            facet: object.required("facet")?.choice(Facet::NAMES)?,
            name: object.maybe("name", Localized::read)?,
            action: object.maybe("action", Localized::read)?,
            owner: object.maybe("owner", |owner| owner.text(200).map(String::from))?,
        })
    }
}
