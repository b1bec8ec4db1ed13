//! Owns what is asked at a touchpoint and of which kind; questions and their wording live beside it.

use alloc::vec::Vec;

use super::{Id, Localized, Moment, Promise, Question, Touchpoint, When};
use crate::read::{Node, Object, Read};
use crate::scale::ScaleId;

/// Who is asked. Answers of different populations are never pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Population {
    /// People who have bought or used.
    #[default]
    Customer,
    /// People who have not, yet.
    Prospect,
    /// People who work there.
    Internal,
}

impl Population {
    /// Every population with its name in studies and results.
    pub const NAMES: &[(&str, Population)] =
        &[("customer", Population::Customer), ("prospect", Population::Prospect), ("internal", Population::Internal)];
}

/// When a moment is shown and, if not in the widget's own words, what it asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// When it is shown.
    pub when: When,
    /// The author's wording of the question.
    pub text: Option<Localized>,
}

/// A question asked only after some answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The least sacrifice, in points of the scale, at which it is asked.
    pub sacrifice_at_least: i8,
    /// The question's name in results.
    pub id: Id,
    /// What it asks.
    pub text: Localized,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// "How likely is it that you would recommend …?"
    Nps(Ask),
    /// "How satisfied are you …?"
    Csat(Ask),
    /// "How easy was it to {action}?"
    Ces(Ask),
    /// What is expected before, and how it was after.
    Expectation {
        /// Asked before the experience.
        before: Ask,
        /// Asked after it, of those who answered `before`.
        after: Ask,
        /// Asked after the second answer.
        then: Vec<FollowUp>,
    },
    /// What a promise leads people to expect, and what they got.
    Promise {
        /// When it is shown.
        ask: Ask,
        /// Which promise.
        promise: Id,
    },
}

/// One survey of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Its name in results.
    pub id: Id,
    /// What it measures.
    pub kind: Kind,
    /// What it is about.
    pub touchpoint: Option<Id>,
    /// What its ratings are given on.
    pub scale: ScaleId,
    /// Who is asked.
    pub population: Population,
}

/// The most follow-up questions of a survey: a visitor was promised seconds.
const MOST_FOLLOW_UPS: usize = 5;
const COMMON: [&str; 5] = ["id", "kind", "touchpoint", "scale", "population"];

impl Survey {
    pub(super) fn read<'a>(node: Node<'a>, touchpoints: &[Touchpoint], promises: &[Promise]) -> Read<'a, Survey> {
        let name = node.open()?.required("kind")?;
        let form = name.choice(&[
            ("nps", (ScaleId::Likelihood11, KindName::Nps)),
            ("csat", (ScaleId::Csat5, KindName::Csat)),
            ("ces", (ScaleId::Ease7, KindName::Ces)),
            ("expectation", (ScaleId::Ease7, KindName::Expectation)),
            ("promise", (Promise::SCALE, KindName::Promise)),
        ])?;
        let (usual, kind) = form;
        let own: &[&str] = match kind {
            KindName::Nps | KindName::Csat | KindName::Ces => &["when", "text"],
            KindName::Expectation => &["before", "after"],
            KindName::Promise => &["when", "text", "promise"],
        };
        let object = node.object(&[&COMMON, own].concat())?;
        let touchpoint = object.maybe("touchpoint", |node| {
            let id = node.id()?;
            if touchpoints.iter().any(|known| known.id == id) { Ok(id) } else { Err(node.unknown_reference()) }
        })?;
        let scale = object.maybe("scale", |node| {
            let scale = node.form(Id::MOST, ScaleId::named)?;
            if scale == usual || kind.takes(scale) { Ok(scale) } else { Err(node.inconsistent()) }
        })?;
        if kind == KindName::Expectation && touchpoint.is_none() {
            return Err(object.missing("touchpoint"));
        }
        let scale = scale.unwrap_or(usual);
        let kind = kind.read(&object, promises)?;
        let action = touchpoints.iter().any(|known| touchpoint.as_ref() == Some(&known.id) && known.action.is_some());
        if !action {
            filled(object, &kind, scale)?;
        }
        Ok(Survey {
            id: object.required("id")?.id()?,
            kind,
            touchpoint,
            scale,
            population: object.maybe("population", |node| node.choice(Population::NAMES))?.unwrap_or_default(),
        })
    }

    /// The name of its kind in studies and reports.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Nps(_) => "nps",
            Kind::Csat(_) => "csat",
            Kind::Ces(_) => "ces",
            Kind::Expectation { .. } => "expectation",
            Kind::Promise { .. } => "promise",
        }
    }

    /// The moments at which it is shown, in order.
    pub fn moments(&self) -> &'static [Moment] {
        match self.kind {
            Kind::Expectation { .. } => &[Moment::Before, Moment::After],
            _ => &[Moment::Once],
        }
    }

    /// What is asked at a moment, if the survey has it.
    pub fn ask(&self, moment: Moment) -> Option<&Ask> {
        match (&self.kind, moment) {
            (Kind::Nps(ask) | Kind::Csat(ask) | Kind::Ces(ask) | Kind::Promise { ask, .. }, Moment::Once) => Some(ask),
            (Kind::Expectation { before, .. }, Moment::Before) => Some(before),
            (Kind::Expectation { after, .. }, Moment::After) => Some(after),
            _ => None,
        }
    }

    /// The follow-up to ask after a sacrifice of that many points.
    pub fn follow_up(&self, sacrifice: i8) -> Option<&FollowUp> {
        match &self.kind {
            Kind::Expectation { then, .. } => then.iter().find(|rule| sacrifice >= rule.sacrifice_at_least),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KindName {
    Nps,
    Csat,
    Ces,
    Expectation,
    Promise,
}

impl KindName {
    /// Whether a scale other than the usual one fits.
    fn takes(self, scale: ScaleId) -> bool {
        self == KindName::Expectation && matches!(scale, ScaleId::Csat5 | ScaleId::Quality7)
    }

    fn read<'a>(self, object: &Object<'a>, promises: &[Promise]) -> Read<'a, Kind> {
        match self {
            KindName::Nps => ask(object).map(Kind::Nps),
            KindName::Csat => ask(object).map(Kind::Csat),
            KindName::Ces => ask(object).map(Kind::Ces),
            KindName::Expectation => {
                let after = object.required("after")?.object(&["when", "text", "then"])?;
                Ok(Kind::Expectation {
                    before: ask(&object.required("before")?.object(&["when", "text"])?)?,
                    then: after.each("then", MOST_FOLLOW_UPS, follow_up)?,
                    after: ask(&after)?,
                })
            }
            KindName::Promise => {
                let node = object.required("promise")?;
                let promise = node.id()?;
                if promises.iter().any(|known| known.id == promise) {
                    Ok(Kind::Promise { ask: ask(object)?, promise })
                } else {
                    Err(node.unknown_reference())
                }
            }
        }
    }
}

/// Refuses a survey whose author must give a text, because the widget's own words ask about an action that the touchpoint does not name.
fn filled<'a>(object: Object<'a>, kind: &Kind, scale: ScaleId) -> Read<'a, ()> {
    let silent = |ask: &Ask| ask.text.is_none();
    match kind {
        Kind::Ces(ask) if silent(ask) => Err(object.missing("text")),
        Kind::Expectation { before, .. } if scale == ScaleId::Ease7 && silent(before) => {
            Err(object.required("before")?.open()?.missing("text"))
        }
        Kind::Expectation { after, .. } if scale == ScaleId::Ease7 && silent(after) => {
            Err(object.required("after")?.open()?.missing("text"))
        }
        _ => Ok(()),
    }
}

fn ask<'a>(object: &Object<'a>) -> Read<'a, Ask> {
    Ok(Ask { when: When::read(object.required("when")?)?, text: object.maybe("text", Localized::read)? })
}

fn follow_up<'a>(node: Node<'a>) -> Read<'a, FollowUp> {
    let object = node.object(&["if", "ask"])?;
    let sacrifice = object.required("if")?.object(&["sacrifice"])?.required("sacrifice")?.object(&["atLeast"])?;
    let ask = object.required("ask")?.object(&["id", "type", "text"])?;
    ask.required("type")?.choice(&[("text", ())])?;
    let id = ask.required("id")?;
    let name = id.id()?;
    if Question::NAMES.iter().any(|(known, _)| *known == name.as_str()) {
        return Err(id.duplicate_id());
    }
    Ok(FollowUp {
        sacrifice_at_least: sacrifice.required("atLeast")?.integer(-10, 10)? as i8,
        id: name,
        text: Localized::read(ask.required("text")?)?,
    })
}
