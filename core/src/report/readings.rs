//! Owns the JSON form of a reading: flat, with its unit, interval, method and a sentence. Does not compute.

use alloc::string::String;
use serde::Serialize;

use super::words;
use crate::card::{About, Card};
use crate::reading::{self, Guarantee, Lack, Method, Plain, Unit};

/// A number with its interval, or the reason why there is none. Ask `status` first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(tag = "status", rename_all = "camelCase")]
pub enum Reading {
    /// A number that may be shown.
    Estimate(Estimate),
    /// So few people stand behind the number that it would show who they are.
    Suppressed(Suppressed),
    /// No number can honestly be given.
    Insufficient(Insufficient),
}

/// A number that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Which estimand, such as `csat-top-2`.
    pub measure: &'static str,
    /// What the number counts, such as `nps` (−1 to 1, times 100 for the customary form), `share` (0 to 1), `scale-points`, `pomp` (0 to
    /// 100).
    pub unit: &'static str,
    /// The best single value, in `unit`, unrounded.
    pub point: f64,
    /// Lower end of the interval, in `unit`.
    pub low: f64,
    /// Upper end of the interval, in `unit`.
    pub high: f64,
    /// How often such an interval holds the truth, 0.5 to 1.
    pub confidence: f64,
    /// How many people it rests on.
    pub n: u64,
    /// How many equally weighted, independent people would tell as much; `n` unless weights, clusters or age reduce it.
    pub effective_n: f64,
    /// `fixed-n`: holds at a number of answers fixed beforehand. `anytime`: may be watched while answers come in.
    #[cfg_attr(feature = "typescript", tsify(type = "\"fixed-n\" | \"anytime\""))]
    pub guarantee: &'static str,
    /// The interval's method, such as `score`.
    pub method: &'static str,
    /// The method with its source, for people.
    pub method_name: &'static str,
    /// All of it in one English sentence.
    pub text: String,
}

/// Why a number is kept back. Show `text` instead.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Suppressed {
    /// Which estimand.
    pub measure: &'static str,
    /// How many people answered.
    pub n: u64,
    /// How many it takes.
    pub need: u64,
    /// The reason in one English sentence.
    pub text: String,
}

/// Why there is no number. Show `text` instead.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Insufficient {
    /// Which estimand.
    pub measure: &'static str,
    /// How many people answered.
    pub n: u64,
    /// Nobody answered, too few did, or all gave the same value, so that the spread cannot be judged, or
    /// the answers are exact functions of each other.
    #[cfg_attr(feature = "typescript", tsify(type = "\"no-answers\" | \"too-few\" | \"no-spread\" | \"dependent\""))]
    pub reason: &'static str,
    /// How many answers it takes, with `too-few`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<u64>,
    /// The reason in one English sentence.
    pub text: String,
}

impl Reading {
    /// Which estimand it is of.
    pub fn measure(&self) -> &'static str {
        match self {
            Reading::Estimate(estimate) => estimate.measure,
            Reading::Suppressed(suppressed) => suppressed.measure,
            Reading::Insufficient(insufficient) => insufficient.measure,
        }
    }

    /// The method card of the number; none where there is no number.
    pub fn card(&self, about: About) -> Option<Card> {
        match self {
            Reading::Estimate(estimate) => Card::of(estimate.measure, Method::named(estimate.method)?, about),
            Reading::Suppressed(_) | Reading::Insufficient(_) => None,
        }
    }

    /// The JSON form of a reading of that estimand.
    pub fn of<U: Unit, G: Guarantee>(measure: &'static str, reading: &reading::Reading<U, G>) -> Reading {
        Reading::said(measure, (U::ID, G::ID), &reading.plain())
    }

    /// The same, where unit and guarantee are no types any more: once for all of them.
    fn said(measure: &'static str, (unit, guarantee): (&'static str, &'static str), reading: &reading::Reading<Plain>) -> Reading {
        match reading {
            reading::Reading::Estimate(estimate) => Reading::Estimate(Estimate {
                measure,
                unit,
                point: estimate.point,
                low: estimate.interval.low,
                high: estimate.interval.high,
                confidence: estimate.interval.confidence.level(),
                n: estimate.n,
                effective_n: estimate.effective_n,
                guarantee,
                method: estimate.interval.method.id(),
                method_name: estimate.interval.method.name(),
                text: words::estimate(measure, unit, estimate),
            }),
            reading::Reading::Suppressed { n, need } => {
                Reading::Suppressed(Suppressed { measure, n: *n, need: *need, text: words::suppressed(measure, *n, *need) })
            }
            reading::Reading::Insufficient { n, lack } => Reading::Insufficient(Insufficient {
                measure,
                n: *n,
                reason: lack.id(),
                need: match lack {
                    Lack::TooFew { need } => Some(*need),
                    Lack::NoAnswers | Lack::NoSpread | Lack::Dependent => None,
                },
                text: words::lack(measure, *n, *lack),
            }),
        }
    }
}
