//! Owns what a score looks like when it leaves the core: never a bare number, always point, interval, n and method. Does not compute.

mod interval;
mod method;
mod unit;

use core::marker::PhantomData;

use alloc::string::String;

pub use interval::{Anytime, FixedN, Guarantee, Interval};
pub use method::Method;
pub(crate) use unit::Plain;
pub use unit::{
    Amount, Coefficient, Correlation, NpsDifference, NpsUnit, PerExposure, Pomp, Ratio, ScalePoints, Share, ShareDifference, Unit,
};

use crate::error::Error;
use crate::population::Population;

/// How often an interval made this way holds the truth, between 0.5 and 1 (both excluded from above).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %, the convention in every source that the formulas come from.
    pub const DEFAULT: Confidence = Confidence(0.95);
    /// 90 %, the interval that two one-sided tests at 5 % amount to (Schuirmann 1987).
    pub(crate) const TWO_ONE_SIDED: Confidence = Confidence(0.9);

    /// Reads a level such as 0.9. Errors: [`Error::OutOfRange`] unless 0.5 ≤ level < 1.
    pub fn parse(level: f64) -> Result<Confidence, Error> {
        if (0.5..1.0).contains(&level) { Ok(Confidence(level)) } else { Err(Error::OutOfRange { path: String::from("confidence") }) }
    }

    /// The level, 0.5 to 1.
    pub fn level(self) -> f64 {
        self.0
    }

    /// The share of misses on each side, (1 − level) / 2.
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
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
    /// The answers are exact functions of each other, so that effects cannot be told apart or have no error.
    Dependent,
}

impl Lack {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Lack::NoAnswers => "no-answers",
            Lack::TooFew { .. } => "too-few",
            Lack::NoSpread => "no-spread",
            Lack::Dependent => "dependent",
        }
    }
}

/// A score as it may be shown: a number with its interval, n and method, or the reason why there is none. There is deliberately no way
/// to get at the number without seeing that it may be absent.
///
/// ```compile_fail,E0614
/// use expectly_core::{nps::Nps, reading::Confidence, tally::Tally};
/// let score: f64 = *Nps::of(&Tally::new()).reading(Confidence::DEFAULT);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading<U: Unit, G: Guarantee = FixedN> {
    /// There is a number, but so few people stand behind it that it would show who they are.
    Suppressed {
        /// How many answers there are.
        n: u64,
        /// How many it takes.
        need: u64,
    },
    /// No number can honestly be given.
    Insufficient {
        /// How many answers there are.
        n: u64,
        /// What is lacking.
        lack: Lack,
    },
    /// A number with its interval.
    Estimate(Estimate<U, G>),
}

/// A number with its interval and n.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate<U: Unit, G: Guarantee = FixedN> {
    /// The best single value, in unit `U`.
    pub point: f64,
    /// Where the truth plausibly lies.
    pub interval: Interval<G>,
    /// How many people it rests on.
    pub n: u64,
    /// How many equally weighted, independent people would tell as much. The same as `n` unless weights, clusters or age reduce it.
    pub effective_n: f64,
    unit: PhantomData<U>,
}

impl<U: Unit, G: Guarantee> Reading<U, G> {
    pub(crate) fn estimate(point: f64, interval: Interval<G>, n: u64) -> Self {
        Self::weighted(point, interval, n, n as f64)
    }

    pub(crate) fn weighted(point: f64, interval: Interval<G>, n: u64, effective_n: f64) -> Self {
        Reading::Estimate(Estimate { point, interval, n, effective_n, unit: PhantomData })
    }

    pub(crate) fn insufficient(n: u64, lack: Lack) -> Self {
        Reading::Insufficient { n, lack }
    }

    /// The same reading unless it rests on fewer than the population's smallest cell.
    pub(crate) fn of_population<P: Population>(self) -> Self {
        self.suppressed_below(P::SMALLEST_CELL)
    }

    /// The same reading unless it rests on fewer than `need` people. That all of three people agree would show what each of them said,
    /// so a reading without a number is suppressed too; that nobody answered shows nobody.
    pub(crate) fn suppressed_below(self, need: u64) -> Self {
        let n = self.n();
        if 0 < n && n < need { Reading::Suppressed { n, need } } else { self }
    }

    /// The same reading in another unit. `change` must be monotone.
    pub(crate) fn map<V: Unit>(self, change: impl Fn(f64) -> f64) -> Reading<V, G> {
        match self {
            Reading::Suppressed { n, need } => Reading::Suppressed { n, need },
            Reading::Insufficient { n, lack } => Reading::Insufficient { n, lack },
            Reading::Estimate(Estimate { point, interval, n, effective_n, .. }) => {
                Reading::weighted(change(point), interval.map(&change), n, effective_n)
            }
        }
    }

    /// The same reading for code that is not to be compiled for each unit and guarantee; it has to remember both.
    pub(crate) fn plain(&self) -> Reading<Plain> {
        match *self {
            Reading::Suppressed { n, need } => Reading::Suppressed { n, need },
            Reading::Insufficient { n, lack } => Reading::Insufficient { n, lack },
            Reading::Estimate(Estimate { point, interval: Interval { low, high, confidence, method, .. }, n, effective_n, .. }) => {
                Reading::weighted(point, Interval::new((low, high), confidence, method), n, effective_n)
            }
        }
    }

    /// The number in unit `U`, unrounded, if there is one.
    pub fn point(&self) -> Option<f64> {
        match self {
            Reading::Estimate(estimate) => Some(estimate.point),
            Reading::Suppressed { .. } | Reading::Insufficient { .. } => None,
        }
    }

    /// The interval, if there is one.
    pub fn interval(&self) -> Option<Interval<G>> {
        match self {
            Reading::Estimate(estimate) => Some(estimate.interval),
            Reading::Suppressed { .. } | Reading::Insufficient { .. } => None,
        }
    }

    /// How many people it rests on.
    pub fn n(&self) -> u64 {
        match self {
            Reading::Estimate(estimate) => estimate.n,
            Reading::Suppressed { n, .. } | Reading::Insufficient { n, .. } => *n,
        }
    }
}
