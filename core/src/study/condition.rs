//! Owns rules: when a question is asked, as the owner writes it, and whether that holds. Shows nothing.

use alloc::string::String;
use alloc::vec::Vec;

use super::id::ID;
use crate::answer::{Rating, State};
use crate::gap::personal::{GapKind, PersonalGap};
use crate::json::Json;
use crate::scale::ScaleId;
use crate::shape::{List, Shape, record};
use crate::wire::{Answered, Given};

/// When a question is asked: all that it names must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition(Json);

/// What conditions are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// What was given so far, in order.
    pub answers: &'a [Answered],
    /// What was said about having been told what to expect.
    pub told: Option<&'a str>,
    /// This visitor's gap, once both sides are given.
    pub gap: Option<PersonalGap>,
    /// What the page says of the visitor.
    pub attributes: &'a [(String, String)],
}

/// The classes that answers to the usual measures fall into.
const CLASSES: &[&str] = &["detractor", "passive", "promoter", "dissatisfied", "neutral", "satisfied"];
const VERDICTS: &[&str] = &["fell-short", "met", "exceeded", "over-promised", "kept", "under-sold"];
const STATES: &[&str] = &["answered", "skipped", "dont-know", "not-shown"];
/// More would be a program.
const MOST_ALTERNATIVES: usize = 20;

/// A text, or one of several.
static ONE_OF: Shape = Shape::TextOr(&Shape::Text(200), &Shape::List(&List { of: &Shape::Text(200), least: 1, most: 50, unique: "" }));

record! {
    /// When a question is asked: all keys given must hold.
    pub(super) CONDITION as "Condition" {
        /// Expected minus experienced, in points of the scale.
        optional "sacrifice": Shape::Object(&GAP_RANGE),
        /// What the gap amounts to.
        optional "verdict": Shape::Choice(VERDICTS),
        /// The class of the survey's rating: detractors give 0–6, passives 7–8, promoters 9–10; the two worst values of a satisfaction
        /// scale are dissatisfied, the two best satisfied.
        optional "class": Shape::Choice(CLASSES),
        /// An earlier answer.
        optional "answer": Shape::Object(&ANSWER),
        /// What the page said with `expectly("identify", attributes)`.
        optional "attribute": Shape::Object(&ATTRIBUTE),
        /// Whether the visitor was told what to expect.
        optional "told": Shape::Choice(&["yes", "no", "not-sure"]),
        /// Something that must not hold.
        optional "not": Shape::Object(&CONDITION),
        /// Alternatives, one of which must hold.
        optional "any": Shape::List(&List { of: &Shape::Object(&CONDITION), least: 1, most: MOST_ALTERNATIVES, unique: "" }),
    }
}

record! {
    /// A range of a gap.
    GAP_RANGE as "GapRange" {
        /// The least, in points.
        optional "atLeast": Shape::Integer(-10, 10),
        /// The most, in points.
        optional "atMost": Shape::Integer(-10, 10),
    }
}

record! {
    /// What an earlier answer must be like: ranges of one's own for ratings, options for choices, or what became of the question.
    ANSWER as "AnswerCondition" {
        /// The question's name; an item of a battery is `battery-item`.
        required "question": ID,
        /// The option chosen, or one of several.
        optional "is": ONE_OF,
        /// The least value of a rating.
        optional "atLeast": Shape::Integer(-10, 10),
        /// The most.
        optional "atMost": Shape::Integer(-10, 10),
        /// What became of the question.
        optional "state": Shape::Choice(STATES),
    }
}

record! {
    /// What an attribute must be.
    ATTRIBUTE as "AttributeCondition" {
        /// The attribute's name.
        required "name": Shape::Text(64),
        /// Its value, or one of several.
        required "is": ONE_OF,
    }
}

impl Condition {
    pub(super) fn build(json: &Json) -> Condition {
        Condition(json.clone())
    }

    /// Whether it holds.
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        holds(&self.0, facts)
    }

    /// The earlier questions that it refers to.
    pub(super) fn questions(&self) -> Vec<&str> {
        let mut found = Vec::new();
        collect(&self.0, &mut found);
        found
    }
}

fn collect<'a>(json: &'a Json, found: &mut Vec<&'a str>) {
    found.extend(json.get("answer").and_then(|answer| answer.text("question")));
    json.get("not").into_iter().chain(json.items("any")).for_each(|inner| collect(inner, found));
}

fn holds(json: &Json, facts: &Facts<'_>) -> bool {
    let Json::Object(clauses) = json else { return true };
    clauses.iter().all(|(key, clause)| match (key.as_str(), clause) {
        ("sacrifice", range) => facts.gap.is_some_and(|gap| gap.kind() == GapKind::Sacrifice && within(range, i64::from(gap.value()))),
        ("verdict", Json::Text(verdict)) => facts.gap.is_some_and(|gap| gap.verdict() == verdict),
        ("class", Json::Text(class)) => facts.answers.iter().find_map(Answered::rating).and_then(self::class) == Some(class.as_str()),
        ("told", Json::Text(told)) => facts.told == Some(told.as_str()),
        ("attribute", attribute) => facts.attributes.iter().any(|(name, value)| {
            attribute.text("name") == Some(name) && attribute.get("is").is_some_and(|wanted| is_one_of(wanted, value))
        }),
        ("not", inner) => !holds(inner, facts),
        ("any", Json::List(alternatives)) => alternatives.iter().any(|inner| holds(inner, facts)),
        ("answer", answer) => answer_fits(answer, facts),
        _ => true,
    })
}

fn answer_fits(wanted: &Json, facts: &Facts<'_>) -> bool {
    let question = wanted.text("question").unwrap_or_default();
    let Some(answer) = facts.answers.iter().find(|answer| answer.question.as_str() == question) else {
        return wanted.text("state") == Some(State::NotShown.id());
    };
    wanted.text("state").is_none_or(|state| answer.state().id() == state)
        && wanted.get("is").is_none_or(|wanted| chose(&answer.given, |id| is_one_of(wanted, id)))
        && (wanted.get("atLeast").or(wanted.get("atMost")).is_none()
            || answer.rating().is_some_and(|rating| within(wanted, i64::from(rating.value()))))
}

fn chose(given: &Given, fits: impl Fn(&str) -> bool) -> bool {
    matches!(given, Given::Choices { chosen, .. } if chosen.iter().any(|id| fits(id.as_str())))
}

fn is_one_of(wanted: &Json, text: &str) -> bool {
    match wanted {
        Json::Text(wanted) => wanted == text,
        Json::List(several) => several.iter().any(|wanted| is_one_of(wanted, text)),
        _ => false,
    }
}

fn within(range: &Json, value: i64) -> bool {
    range.integer("atLeast").is_none_or(|least| value >= least) && range.integer("atMost").is_none_or(|most| value <= most)
}

/// The class that a rating falls into, on the scales that have classes.
pub fn class(rating: Rating) -> Option<&'static str> {
    let value = rating.value();
    match rating.scale() {
        ScaleId::Likelihood11 => Some(if value <= 6 {
            "detractor"
        } else if value <= 8 {
            "passive"
        } else {
            "promoter"
        }),
        scale @ (ScaleId::Csat5 | ScaleId::Csat7) => Some(if value <= 2 {
            "dissatisfied"
        } else if value < scale.max() - 1 {
            "neutral"
        } else {
            "satisfied"
        }),
        _ => None,
    }
}
