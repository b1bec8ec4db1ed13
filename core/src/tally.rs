//! Owns counts of answers with scale and population in their type; everything that is computed is computed from them.

use core::marker::PhantomData;

use crate::answer::{Answer, Rating};
use crate::error::Error;
use crate::histogram::{Histogram, same_scale};
use crate::population::{Customer, Population};
use crate::scale::Scale;
use crate::stats::moments::Moments;

pub use crate::histogram::MOST_ANSWERS;

/// How many people of population `P` gave each value of scale `S`.
///
/// ```
/// use expectly_core::{answer::Answer, scale::Ease7, tally::Tally};
///
/// let mut tally = Tally::<Ease7>::new();
/// for value in [5, 6, 6] {
///     tally.record(Answer::parse(value)?)?;
/// }
/// assert_eq!(tally.counts(), [0, 0, 0, 0, 1, 2, 0]);
/// assert_eq!(tally, Tally::from_counts(&[0, 0, 0, 0, 1, 2, 0])?);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// Tallies merge where their [`Key`](crate::key::Key) shows that they count the same thing: see [`Keyed`](crate::key::Keyed). Without
/// a key there is no merging:
/// ```compile_fail,E0599
/// use expectly_core::{scale::Csat5, tally::Tally};
/// let mut tally = Tally::<Csat5>::new();
/// tally.merge(&Tally::<Csat5>::new());
/// ```
/// Employees are no customers:
/// ```compile_fail,E0308
/// use expectly_core::{nps::Nps, population::Internal, scale::Likelihood11, tally::Tally};
/// let customers: Tally<Likelihood11> = Tally::<Likelihood11, Internal>::new();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally<S: Scale, P: Population = Customer> {
    histogram: Histogram,
    about: PhantomData<(S, P)>,
}

impl<S: Scale, P: Population> Default for Tally<S, P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Scale, P: Population> Tally<S, P> {
    /// No answers yet.
    pub const fn new() -> Self {
        Tally { histogram: Histogram::new(S::ID), about: PhantomData }
    }

    /// Counts already made elsewhere: one cell a value, lowest first. Errors: [`Error::OutOfRange`] unless there are exactly as many
    /// cells as the scale has values; [`Error::Overflow`] over [`MOST_ANSWERS`].
    pub fn from_counts(counts: &[u64]) -> Result<Self, Error> {
        Histogram::from_counts(S::ID, counts).map(|histogram| Tally { histogram, about: PhantomData })
    }

    /// The same counts with their scale in the type. Errors: [`Error::Incompatible`] when they are on another scale.
    pub fn of(histogram: &Histogram) -> Result<Self, Error> {
        same_scale(S::ID, histogram.scale())?;
        Ok(Tally { histogram: *histogram, about: PhantomData })
    }

    /// Counts one more answer. Errors: [`Error::Overflow`].
    pub fn record(&mut self, answer: Answer<S>) -> Result<(), Error> {
        self.histogram.record(Rating::from(answer))
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        self.histogram.add(&other.histogram)
    }

    /// The same counts without the type.
    pub fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.histogram.n()
    }

    /// One count a value, lowest value first.
    pub fn counts(&self) -> &[u64] {
        self.histogram.counts()
    }

    /// Mean and spread, exact until the last division.
    pub fn moments(&self) -> Moments {
        self.histogram.moments()
    }
}
