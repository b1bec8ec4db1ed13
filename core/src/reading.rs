//! Owns what a score looks like when it leaves the core: never a bare number, always point, interval, n and method. Does not compute.

use core::marker::PhantomData;

use alloc::string::String;

use crate::error::Error;

/// How often an interval made this way holds the truth, between 0.5 and 1 (both excluded from above).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %, the convention in every source that the formulas come from.
    pub const DEFAULT: Confidence = Confidence(0.95);

    /// Reads a level such as 0.9. Errors: [`Error::OutOfRange`] unless 0.5 ≤ level < 1.
    pub fn parse(level: f64) -> Result<Confidence, Error> {
        if (0.5..1.0).contains(&level) { Ok(Confidence(level)) } else { Err(Error::OutOfRange { path: String::from("confidence") }) }
    }

    /// The level, 0.5 to 1.
    pub fn level(self) -> f64 {
        self.0
    }

    /// The share of misses on each side, (1 − level) / 2.
    pub(crate) fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

/// How an interval was made. Named in every reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Method {
    /// Score interval for a difference of paired proportions, Tango 1998 (Stat Med 17:891–908): the default for NPS.
    Score,
    /// Adjusted Wald with three extra answers (¾, 1½, ¾), Rocks 2016 (Am Stat 70:365–372).
    AdjustedWald,
    /// Wilson 1927, for shares.
    Wilson,
    /// Student's t on a mean.
    StudentT,
    /// Student's t on the differences of pairs.
    PairedT,
}

impl Method {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Method::Score => "score",
            Method::AdjustedWald => "adjusted-wald",
            Method::Wilson => "wilson",
            Method::StudentT => "t",
            Method::PairedT => "paired-t",
        }
    }

    /// The name with its source, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Score => "score interval (Tango 1998)",
            Method::AdjustedWald => "adjusted Wald (Rocks 2016)",
            Method::Wilson => "Wilson interval (1927)",
            Method::StudentT => "t interval",
            Method::PairedT => "t interval on each person's difference",
        }
    }
}

/// What a number counts.
pub trait Unit: Copy + 'static {
    /// The stable name in JSON.
    const ID: &'static str;
}

/// NPS, −1 to 1; times 100 for the customary −100 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NpsUnit;
/// A share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share;
/// Points of a scale, or a difference of such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalePoints;
/// Percent of the maximum possible, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pomp;

impl Unit for NpsUnit {
    const ID: &'static str = "nps";
}
impl Unit for Share {
    const ID: &'static str = "share";
}
impl Unit for ScalePoints {
    const ID: &'static str = "scale-points";
}
impl Unit for Pomp {
    const ID: &'static str = "pomp";
}

/// Where the truth plausibly lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end, in the reading's unit.
    pub low: f64,
    /// Upper end, in the reading's unit.
    pub high: f64,
    /// How often such an interval holds the truth.
    pub confidence: Confidence,
    /// How it was made.
    pub method: Method,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nobody answered.
    NoAnswers,
    /// Fewer answers than an interval takes.
    TooFew {
        /// How many it takes.
        need: u64,
    },
    /// Everybody gave the same value, so that the spread, and with it the interval, cannot be estimated.
    NoSpread,
}

impl Lack {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Lack::NoAnswers => "no-answers",
            Lack::TooFew { .. } => "too-few",
            Lack::NoSpread => "no-spread",
        }
    }
}

/// A score as it may be shown: a number with its interval, n and method, or the reason why there is none. There is deliberately no way
/// to get at the number without seeing that it may be absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading<U: Unit> {
    /// No number can honestly be given.
    Insufficient {
        /// How many answers there are.
        n: u64,
        /// What is lacking.
        lack: Lack,
    },
    /// A number with its interval.
    Estimate(Estimate<U>),
}

/// A number with its interval and n.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate<U: Unit> {
    /// The best single value, in unit `U`.
    pub point: f64,
    /// Where the truth plausibly lies.
    pub interval: Interval,
    /// How many people it rests on.
    pub n: u64,
    unit: PhantomData<U>,
}

impl<U: Unit> Reading<U> {
    pub(crate) fn estimate(point: f64, interval: Interval, n: u64) -> Self {
        Reading::Estimate(Estimate { point, interval, n, unit: PhantomData })
    }

    pub(crate) fn insufficient(n: u64, lack: Lack) -> Self {
        Reading::Insufficient { n, lack }
    }

    /// The number, if there is one.
    pub fn point(&self) -> Option<f64> {
        match self {
            Reading::Estimate(estimate) => Some(estimate.point),
            Reading::Insufficient { .. } => None,
        }
    }

    /// The interval, if there is one.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Reading::Estimate(estimate) => Some(estimate.interval),
            Reading::Insufficient { .. } => None,
        }
    }

    /// How many people it rests on.
    pub fn n(&self) -> u64 {
        match self {
            Reading::Estimate(estimate) => estimate.n,
            Reading::Insufficient { n, .. } => *n,
        }
    }
}
