//! Owns how surveys are written in a study: the tables of their keys. What is built of them lives beside it.

use super::condition::CONDITION;
use super::id::ID;
use super::questions::{APPEARANCE, ITEMS, MOST_QUESTIONS, QUESTION, SCALE};
use super::text::TEXTS;
use super::when::WHEN;
use super::{Display, Kind, MOST_DAYS, Population};
use crate::shape::{List, Shape, Tagged, record};

/// Longer selectors are a mistake.
const MOST_SELECTOR: usize = 500;

/// A survey.
pub(super) static SURVEY: Shape = Shape::Tagged(&Tagged {
    tag: "kind",
    otherwise: "",
    common: &COMMON,
    kinds: &[
        ("nps", &SCORED),
        ("csat", &SCORED),
        ("ces", &SCORED),
        ("expectation", &EXPECTATION),
        ("promise", &PROMISED),
        ("questions", &QUESTIONS),
    ],
});

static RULES: Shape = Shape::List(&List { of: &Shape::Object(&RULE), least: 0, most: MOST_QUESTIONS, unique: "" });

record! {
    /// A survey.
    COMMON as "Survey" {
        /// Its name in results.
        required "id": ID,
        /// What it measures.
        required "kind": Shape::Choice(Kind::IDS),
        /// The touchpoint that it is about.
        optional "touchpoint": ID,
        /// Who is asked; `customer` if not given.
        optional "population": Shape::Choice(Population::IDS),
        /// How it comes to the visitor; `corner` if not given.
        optional "display": Shape::Choice(Display::IDS),
        /// What the tab says.
        optional "label": TEXTS,
        /// The element of the page that opens it, for the display `button`.
        optional "selector": Shape::Text(MOST_SELECTOR),
        /// What is said at the end, instead of "Thank you!".
        optional "thanks": TEXTS,
    }
}

record! {
    /// A survey of one rating: NPS, CSAT or CES.
    SCORED as "ScoredSurvey" {
        /// When it is shown; without it only on demand.
        optional "when": Shape::Object(&WHEN),
        /// The author's wording of the question.
        optional "text": TEXTS,
        /// The scale: `likelihood11` for nps; `csat5` or `csat7` for csat; `ease7`, `agree7` or `effort5` for ces.
        optional "scale": SCALE,
        /// How its values are drawn; `numbers` if not given.
        optional "as": APPEARANCE,
        /// Whether "Don't know" is offered.
        optional "dontKnow": Shape::Truth,
        /// What the lowest value is called, instead of the widget's words.
        optional "low": TEXTS,
        /// What the highest value is called.
        optional "high": TEXTS,
        /// What is said before the first question.
        optional "intro": TEXTS,
        /// What is asked afterwards, in order, as far as its conditions hold.
        optional "then": RULES,
    }
}

record! {
    /// An expectation before, an experience after, and the gap between them.
    EXPECTATION as "ExpectationSurvey" {
        /// The touchpoint that it is about.
        required "touchpoint": ID,
        /// The moment before the experience.
        required "before": Shape::Object(&BEFORE),
        /// The moment after it.
        required "after": Shape::Object(&AFTER),
        /// The scale; `ease7` if not given.
        optional "scale": SCALE,
        /// How its values are drawn; `numbers` if not given.
        optional "as": APPEARANCE,
        /// Whether "Don't know" is offered.
        optional "dontKnow": Shape::Truth,
        /// What the lowest value is called, instead of the widget's words.
        optional "low": TEXTS,
        /// What the highest value is called.
        optional "high": TEXTS,
        /// Several items instead of one rating, as SERVQUAL asks.
        optional "items": ITEMS,
        /// Whether the items are shown in a random order.
        optional "shuffle": Shape::Truth,
        /// Days that an expectation waits for its experience; 90 if not given.
        optional "expiresDays": Shape::Above(0.0, MOST_DAYS),
    }
}

record! {
    /// The moment before an experience.
    BEFORE as "Before" {
        /// When it is shown.
        required "when": Shape::Object(&WHEN),
        /// The author's wording of the question.
        optional "text": TEXTS,
        /// What is said before the question.
        optional "intro": TEXTS,
        /// The promise that is shown before the question: "What happens next: …".
        optional "promise": ID,
    }
}

record! {
    /// The moment after an experience.
    AFTER as "After" {
        /// When it is shown.
        required "when": Shape::Object(&WHEN),
        /// The author's wording of the question.
        optional "text": TEXTS,
        /// What is said before the question.
        optional "intro": TEXTS,
        /// Whether people who were not asked before are asked what they remember to have expected. Reports keep that apart.
        optional "recalled": Shape::Truth,
        /// The author's wording of that question.
        optional "recalledText": TEXTS,
        /// What is asked afterwards, in order, as far as its conditions hold.
        optional "then": RULES,
    }
}

record! {
    /// What a promise leads people to expect, and what they got.
    PROMISED as "PromiseSurvey" {
        /// The promise.
        required "promise": ID,
        /// When it is shown; without it only on demand.
        optional "when": Shape::Object(&WHEN),
        /// The author's wording of the first question.
        optional "text": TEXTS,
        /// How the values are drawn; `numbers` if not given.
        optional "as": APPEARANCE,
        /// Whether "Don't know" is offered.
        optional "dontKnow": Shape::Truth,
        /// The scale, which is `quality7`.
        optional "scale": SCALE,
        /// What is said before the first question.
        optional "intro": TEXTS,
        /// What is asked afterwards, in order, as far as its conditions hold.
        optional "then": RULES,
    }
}

record! {
    /// Questions of the author's own.
    QUESTIONS as "QuestionsSurvey" {
        /// What is asked, in order, as far as its conditions hold.
        required "ask": Shape::List(&List { of: &QUESTION, least: 1, most: MOST_QUESTIONS, unique: "id" }),
        /// When it is shown; without it only on demand.
        optional "when": Shape::Object(&WHEN),
        /// What is said before the first question.
        optional "intro": TEXTS,
    }
}

record! {
    /// A question that follows.
    RULE as "Rule" {
        /// When it is asked; always if not given.
        optional "if": Shape::Object(&CONDITION),
        /// What is asked.
        required "ask": QUESTION,
    }
}
