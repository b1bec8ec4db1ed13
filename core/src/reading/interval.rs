//! Owns intervals and what they guarantee, as a type: one that holds for a number of answers fixed beforehand is not one that may be
//! watched while answers come in.

use core::marker::PhantomData;

use super::{Confidence, Method};

/// What an interval guarantees.
pub trait Guarantee: Copy + core::fmt::Debug + PartialEq + 'static {
    /// The stable name in JSON.
    const ID: &'static str;
}

/// Holds at one number of answers, fixed beforehand. Looked at again and again, it misses the truth far more often than it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedN;
/// Holds at every number of answers at once, so it may be watched live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anytime;

impl Guarantee for FixedN {
    const ID: &'static str = "fixed-n";
}
impl Guarantee for Anytime {
    const ID: &'static str = "anytime";
}

/// Where the truth plausibly lies.
///
/// The two guarantees do not mix:
/// ```compile_fail,E0308
/// use expectly_core::reading::{Anytime, FixedN, Interval};
/// fn watch(band: Interval<Anytime>) {}
/// fn report(interval: Interval<FixedN>) { watch(interval); }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval<G: Guarantee = FixedN> {
    /// Lower end, in the reading's unit.
    pub low: f64,
    /// Upper end, in the reading's unit.
    pub high: f64,
    /// How often such an interval holds the truth.
    pub confidence: Confidence,
    /// How it was made.
    pub method: Method,
    guarantee: PhantomData<G>,
}

impl<G: Guarantee> Interval<G> {
    pub(crate) fn new((low, high): (f64, f64), confidence: Confidence, method: Method) -> Self {
        Interval { low, high, confidence, method, guarantee: PhantomData }
    }

    /// The same interval in another unit. `change` must be monotone; where it falls, the ends change places.
    pub(crate) fn map(self, change: impl Fn(f64) -> f64) -> Self {
        let (one, other) = (change(self.low), change(self.high));
        Interval { low: one.min(other), high: one.max(other), ..self }
    }
}
