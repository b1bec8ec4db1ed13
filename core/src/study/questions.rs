//! Owns how questions are written in a study: the tables of their keys. What is built of them lives beside it.

use super::condition::CONDITION;
use super::id::ID;
use super::text::TEXTS;
use super::{Appearance, Sides};
use crate::scale::ScaleId;
use crate::shape::{List, Shape, Tagged, alias, record};

/// A visitor was promised seconds.
pub(super) const MOST_QUESTIONS: usize = 20;
/// More than anybody reads before choosing.
const MOST_OPTIONS: usize = 50;
/// SERVQUAL, the longest battery in use, has 22.
const MOST_ITEMS: usize = 30;

alias! {
    /// A scale, by name. The digits say how many values it has.
    pub(super) SCALE as "Scale" = Shape::Choice(ScaleId::IDS)
}
/// How a scale is drawn.
pub(super) static APPEARANCE: Shape = Shape::Choice(Appearance::IDS);
/// Items of a battery.
pub(super) static ITEMS: Shape = Shape::List(&List { of: &Shape::Object(&ITEM), least: 1, most: MOST_ITEMS, unique: "id" });

/// A question of the author's own.
pub(super) static QUESTION: Shape = Shape::Tagged(&Tagged {
    tag: "type",
    otherwise: "",
    common: &COMMON,
    kinds: &[
        ("rating", &RATING),
        ("choice", &CHOICE),
        ("text", &TEXT),
        ("battery", &BATTERY),
        ("tolerance", &TOLERANCE),
        ("kano", &KANO),
        ("told", &TOLD),
        ("contact", &CONTACT),
    ],
});

record! {
    /// A question of the author's own.
    COMMON as "Question" {
        /// Its name in results.
        required "id": ID,
        /// How it is answered.
        required "type": Shape::Choice(&["rating", "choice", "text", "battery", "tolerance", "kano", "told", "contact"]),
        /// What stands below its words.
        optional "hint": TEXTS,
        /// When it is asked; always if not given.
        optional "if": Shape::Object(&CONDITION),
    }
}

record! {
    /// A rating on a scale.
    RATING as "RatingQuestion" {
        /// What it asks.
        required "text": TEXTS,
        /// The scale.
        required "scale": SCALE,
        /// How its values are drawn; `numbers` if not given.
        optional "as": APPEARANCE,
        /// Whether "Don't know" is offered. It is an answer of its own, never a midpoint.
        optional "dontKnow": Shape::Truth,
        /// What the lowest value is called, instead of the widget's words.
        optional "low": TEXTS,
        /// What the highest value is called.
        optional "high": TEXTS,
    }
}

record! {
    /// One or more of some options.
    CHOICE as "ChoiceQuestion" {
        /// What it asks.
        required "text": TEXTS,
        /// What can be chosen.
        required "options": Shape::List(&List { of: &Shape::Object(&ITEM), least: 2, most: MOST_OPTIONS, unique: "id" }),
        /// Whether more than one may be chosen.
        optional "several": Shape::Truth,
        /// Whether something else may be written.
        optional "other": Shape::Truth,
        /// Whether the options are shown in a random order.
        optional "shuffle": Shape::Truth,
        /// Randomized response with this ε: the device blurs the answer before anybody sees it, and reports take the blur out again.
        optional "randomized": Shape::Above(0.0, 20.0),
    }
}

record! {
    /// An answer in the visitor's own words.
    TEXT as "TextQuestion" {
        /// What it asks.
        required "text": TEXTS,
        /// A line instead of an area.
        optional "short": Shape::Truth,
    }
}

record! {
    /// Several items on one scale, as SERVQUAL asks.
    BATTERY as "BatteryQuestion" {
        /// What it asks.
        required "text": TEXTS,
        /// The scale.
        required "scale": SCALE,
        /// The items.
        required "items": ITEMS,
        /// Which sides are asked: `experience` if not given, `both` for expectation and experience side by side.
        optional "sides": Shape::Choice(Sides::IDS),
        /// Whether the items are shown in a random order.
        optional "shuffle": Shape::Truth,
        /// Whether "Don't know" is offered for each item.
        optional "dontKnow": Shape::Truth,
        /// What the lowest value is called, instead of the widget's words.
        optional "low": TEXTS,
        /// What the highest value is called.
        optional "high": TEXTS,
    }
}

record! {
    /// The zone of tolerance: the minimum, the desired and the perceived level.
    TOLERANCE as "ToleranceQuestion" {
        /// What the levels are of.
        required "text": TEXTS,
        /// Whether "Don't know" is offered.
        optional "dontKnow": Shape::Truth,
    }
}

record! {
    /// Kano's pair of questions.
    KANO as "KanoQuestion" {
        /// How one would feel if it had the feature.
        required "with": TEXTS,
        /// How one would feel if it had not.
        required "without": TEXTS,
    }
}

record! {
    /// Whether one was told what to expect.
    TOLD as "ToldQuestion" {
        /// What it asks, instead of the widget's words.
        optional "text": TEXTS,
    }
}

record! {
    /// Whether one may be contacted, and where.
    CONTACT as "ContactQuestion" {
        /// What it asks, instead of the widget's words.
        optional "text": TEXTS,
    }
}

record! {
    /// An option, or an item of a battery.
    ITEM as "Item" {
        /// Its name in results.
        required "id": ID,
        /// What it says.
        required "text": TEXTS,
    }
}
