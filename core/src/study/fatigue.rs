//! Owns how long visitors are left in peace, as the owner writes it; the loader is what obeys it, so nothing is built of it.

use super::{Kind, MOST_DAYS};
use crate::shape::{Map, Shape, form, record};

/// More showings than anybody bears.
const MOST_TIMES: i64 = 1000;

form! {
    /// A kind of survey.
    KIND = 16, |text| Kind::named(text).is_some(), "^(nps|csat|ces|expectation|promise|questions)$"
}

record! {
    /// How often surveys of one kind are shown.
    CAPS as "Caps" {
        /// Days of rest after one of the kind was shown.
        optional "everyDays": Shape::Number(0.0, MOST_DAYS),
        /// The most that are shown in one visit.
        optional "perVisit": Shape::Integer(1, MOST_TIMES),
        /// The most that are ever shown.
        optional "most": Shape::Integer(1, MOST_TIMES),
    }
}

record! {
    /// How long visitors are left in peace.
    pub(super) FATIGUE as "Fatigue" {
        /// Days of rest from all surveys after any was shown, whatever became of it. Beside the two that follow the longest rest counts.
        optional "anySurveyEveryDays": Shape::Number(0.0, MOST_DAYS),
        /// Days of rest from all surveys after any was closed without an answer.
        optional "afterDismissedDays": Shape::Number(0.0, MOST_DAYS),
        /// Days of rest from all surveys after any was answered.
        optional "afterAnsweredDays": Shape::Number(0.0, MOST_DAYS),
        /// The most surveys that are shown in one visit.
        optional "perVisit": Shape::Integer(1, MOST_TIMES),
        /// How often one survey is ever shown to one visitor.
        optional "perSurvey": Shape::Integer(1, MOST_TIMES),
        /// Caps by kind of survey.
        optional "kinds": Shape::Map(&Map { key: &KIND, of: &Shape::Object(&CAPS), least: 1, most: 6 }),
        /// Whether the panel offers "Don't ask again".
        optional "never": Shape::Truth,
    }
}
