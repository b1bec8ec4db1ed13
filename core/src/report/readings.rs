//! Owns the JSON form of a reading: flat, with its unit, interval, method and a sentence. Does not compute.

use alloc::string::String;
use serde::Serialize;

use super::words;
use crate::reading::{Lack, Reading, Unit};

/// A reading as Node, the collector and the dashboard see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ReadingOut {
    /// A number with its interval.
    Estimate {
        /// Which estimand, such as `csat-top-2`.
        measure: &'static str,
        /// `nps` (−1 to 1), `share` (0 to 1), `scale-points` or `pomp` (0 to 100).
        unit: &'static str,
        /// The best single value, in the unit.
        point: f64,
        /// Lower end of the interval.
        low: f64,
        /// Upper end of the interval.
        high: f64,
        /// How often such an interval holds the truth.
        confidence: f64,
        /// How many people it rests on.
        n: u64,
        /// The interval's method, such as `score`.
        method: &'static str,
        /// The method with its source, for people.
        method_name: &'static str,
        /// All of it in a sentence.
        text: String,
    },
    /// No number can honestly be given.
    Insufficient {
        /// Which estimand.
        measure: &'static str,
        /// How many people answered.
        n: u64,
        /// `no-answers`, `too-few` or `no-spread`.
        reason: &'static str,
        /// How many answers it takes, where more would help.
        #[serde(skip_serializing_if = "Option::is_none")]
        need: Option<u64>,
        /// The reason in a sentence.
        text: String,
    },
}

impl ReadingOut {
    /// The JSON form of a reading of that estimand.
    pub fn of<U: Unit>(measure: &'static str, reading: &Reading<U>) -> ReadingOut {
        match reading {
            Reading::Estimate(estimate) => ReadingOut::Estimate {
                measure,
                unit: U::ID,
                point: estimate.point,
                low: estimate.interval.low,
                high: estimate.interval.high,
                confidence: estimate.interval.confidence.level(),
                n: estimate.n,
                method: estimate.interval.method.id(),
                method_name: estimate.interval.method.name(),
                text: words::estimate(measure, estimate),
            },
            Reading::Insufficient { n, lack } => ReadingOut::Insufficient {
                measure,
                n: *n,
                reason: lack.id(),
                need: match lack {
                    Lack::TooFew { need } => Some(*need),
                    Lack::NoAnswers | Lack::NoSpread => None,
                },
                text: words::lack(measure, *n, *lack),
            },
        }
    }
}
