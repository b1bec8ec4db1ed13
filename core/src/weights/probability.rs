//! Owns the chance of having been asked and the weight that follows from it; does not estimate.

use crate::answer::Answer;
use crate::error::Error;
use crate::key::{Counted, Keyed};
use crate::population::Population;
use crate::scale::Scale;
use crate::tally::Tally;

/// The probability with which a person was asked, above 0 and at most 1. It has to be logged with the answer: it cannot be told later.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct SamplingProb(f64);

impl SamplingProb {
    /// Everybody was asked.
    pub const CERTAIN: SamplingProb = SamplingProb(1.0);

    /// Reads a probability. Errors: [`Error::OutOfRange`] unless 0 < probability ≤ 1.
    pub fn parse(probability: f64) -> Result<SamplingProb, Error> {
        let possible = probability > 0.0 && probability <= 1.0 && (1.0 / probability).is_finite();
        possible.then_some(SamplingProb(probability)).ok_or_else(|| Error::OutOfRange { path: "probability".into() })
    }

    /// The probability, 0 (excluded) to 1.
    pub fn value(self) -> f64 {
        self.0
    }

    /// How many people one who was asked stands for, 1 / π (Horvitz & Thompson 1952).
    pub fn weight(self) -> f64 {
        1.0 / self.0
    }
}

/// A factor by which weights change after the draw: for non-response, to known population sizes, or made by another package. Finite and
/// above 0.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Adjustment(f64);

impl Adjustment {
    /// Reads a factor. Errors: [`Error::OutOfRange`] unless it is finite and above 0.
    pub fn parse(factor: f64) -> Result<Adjustment, Error> {
        let possible = factor.is_finite() && factor > 0.0;
        possible.then_some(Adjustment(factor)).ok_or_else(|| Error::OutOfRange { path: "weight".into() })
    }

    /// The factor, above 0.
    pub fn factor(self) -> f64 {
        self.0
    }
}

/// Something that was observed with a probability: an answer, or the counts of everybody who was asked with that probability.
///
/// What is inside cannot be got out or read without its weight, so a survey whose sampling adapts to how people fare has no unweighted
/// score to publish by mistake:
/// ```compile_fail,E0308
/// use expectly_core::{nps::Nps, scale::Likelihood11, tally::Tally, weights::{SamplingProb, Weighted}};
/// let asked_rarely = Weighted::drawn(Tally::<Likelihood11>::new(), SamplingProb::CERTAIN);
/// let score = Nps::of(&asked_rarely);
/// ```
/// and a bare number is no sampling probability:
/// ```compile_fail,E0308
/// use expectly_core::{scale::Likelihood11, tally::Tally, weights::Weighted};
/// let weighted = Weighted::drawn(Tally::<Likelihood11>::new(), 0.1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted<T> {
    what: T,
    weight: f64,
}

impl<T> Weighted<T> {
    /// What was observed of somebody who was asked with that probability.
    pub fn drawn(what: T, probability: SamplingProb) -> Self {
        Weighted { what, weight: probability.weight() }
    }

    /// The same with its weight changed.
    pub fn adjusted(self, adjustment: Adjustment) -> Self {
        Weighted { weight: self.weight * adjustment.factor(), ..self }
    }

    /// How many people each one here stands for, above 0.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    pub(super) fn what(&self) -> &T {
        &self.what
    }
}

impl<S: Scale, P: Population> Weighted<Tally<S, P>> {
    /// Counts one more answer of somebody who was asked with the same probability. Errors: [`Error::Overflow`].
    pub fn record(&mut self, answer: Answer<S>) -> Result<(), Error> {
        self.what.record(answer)
    }
}

impl<T: Counted> Weighted<Keyed<T>> {
    /// Adds the counts of others who were asked the same with the same probability. Errors: [`Error::Incompatible`] at `weight` when the
    /// probabilities differ, or with the part in which the keys differ; [`Error::Overflow`]; this one is left as it was.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.weight != other.weight {
            return Err(Error::Incompatible { path: "weight".into() });
        }
        self.what.merge(&other.what)
    }

    /// The counts with their weight, for reading.
    pub fn into_counts(self) -> Weighted<T>
    where
        T: Clone,
    {
        Weighted { what: self.what.counts().clone(), weight: self.weight }
    }
}
