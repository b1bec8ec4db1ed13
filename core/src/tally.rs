//! Owns counts of answers on one scale; everything that is computed is computed from them. Holds integers only.

use core::marker::PhantomData;

use crate::answer::Answer;
use crate::error::Error;
use crate::scale::{MOST_LEVELS, Scale};
use crate::stats::moments::Moments;

/// How many people gave each value of scale `S`. Order does not matter, and merging any parts gives the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally<S: Scale> {
    counts: [u64; MOST_LEVELS],
    scale: PhantomData<S>,
}

impl<S: Scale> Default for Tally<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Scale> Tally<S> {
    /// No answers yet.
    pub const fn new() -> Self {
        Tally { counts: [0; MOST_LEVELS], scale: PhantomData }
    }

    /// Counts already made elsewhere: one cell a value, lowest first. Errors: [`Error::OutOfRange`] unless there are exactly as many
    /// cells as the scale has values; [`Error::Overflow`] over
    /// [`MOST_ANSWERS`].
    pub fn from_counts(counts: &[u64]) -> Result<Self, Error> {
        if counts.len() != S::ID.levels() {
            return Err(Error::OutOfRange { path: "counts".into() });
        }
        let mut tally = Tally::new();
        for (cell, count) in tally.counts.iter_mut().zip(counts) {
            *cell = *count;
        }
        check_total(counts.iter().copied())?;
        Ok(tally)
    }

    /// Counts one more answer. Errors: [`Error::Overflow`].
    pub fn record(&mut self, answer: Answer<S>) -> Result<(), Error> {
        check_total([self.n(), 1])?;
        let cell = self.counts.get_mut(answer.level()).ok_or(Error::Overflow)?;
        *cell += 1;
        Ok(())
    }

    /// Adds another tally's counts. Errors: [`Error::Overflow`], leaving this tally as it was.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_total([self.n(), other.n()])?;
        for (cell, more) in self.counts.iter_mut().zip(other.counts) {
            *cell += more;
        }
        Ok(())
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// One count a value, lowest value first.
    pub fn counts(&self) -> &[u64] {
        self.counts.get(..S::ID.levels()).unwrap_or(&self.counts)
    }

    /// How many answers lie from `low` to `high`, both included.
    pub fn between(&self, low: u8, high: u8) -> u64 {
        self.by_value().filter(|(value, _)| (low..=high).contains(value)).map(|(_, count)| count).sum()
    }

    /// How many answers are one of the `top` best values.
    pub fn top(&self, top: u8) -> u64 {
        self.between(S::ID.max().saturating_sub(top.saturating_sub(1)), S::ID.max())
    }

    /// Each value with its count.
    pub fn by_value(&self) -> impl Iterator<Item = (u8, u64)> {
        S::ID.values().zip(self.counts)
    }

    /// Mean and spread, exact until the last division.
    pub fn moments(&self) -> Moments {
        Moments::of(self.by_value().map(|(value, count)| (i64::from(value), count)))
    }
}

/// The most answers that a tally holds, 2^53 − 1: every JSON reader agrees on whole numbers up to there, and sums of squares of that
/// many answers still fit 128 bits.
pub const MOST_ANSWERS: u64 = (1 << 53) - 1;

/// Refuses a sum of counts over [`MOST_ANSWERS`].
pub(crate) fn check_total(counts: impl IntoIterator<Item = u64>) -> Result<(), Error> {
    let total = counts.into_iter().try_fold(0_u64, |total, count| total.checked_add(count));
    total.filter(|total| *total <= MOST_ANSWERS).map(|_| ()).ok_or(Error::Overflow)
}
