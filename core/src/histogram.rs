//! Owns counts of answers on a scale that is known at run time; [`Tally`](crate::tally::Tally) is the same with the scale in its type.

use crate::answer::{Rating, level};
use crate::error::Error;
use crate::scale::{MOST_LEVELS, ScaleId};
use crate::stats::moments::Moments;

/// The most answers that counts may add up to, 2^53 − 1: every JSON reader agrees on whole numbers up to there, and sums of squares of
/// that many answers still fit 128 bits.
pub const MOST_ANSWERS: u64 = (1 << 53) - 1;

/// How many people gave each value of a scale. Integers only, so that order does not matter and any parts merge to the same whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Histogram {
    scale: ScaleId,
    counts: [u64; MOST_LEVELS],
}

impl Histogram {
    /// No answers yet.
    pub const fn new(scale: ScaleId) -> Histogram {
        Histogram { scale, counts: [0; MOST_LEVELS] }
    }

    /// Counts already made elsewhere: one cell a value, lowest first. Errors: [`Error::OutOfRange`] unless there are exactly as many
    /// cells as the scale has values; [`Error::Overflow`] over [`MOST_ANSWERS`].
    pub fn from_counts(scale: ScaleId, counts: &[u64]) -> Result<Histogram, Error> {
        if counts.len() != scale.levels() {
            return Err(Error::OutOfRange { path: "counts".into() });
        }
        let mut histogram = Histogram::new(scale);
        for (cell, count) in histogram.counts.iter_mut().zip(counts) {
            *cell = *count;
        }
        check_total(counts.iter().copied())?;
        Ok(histogram)
    }

    /// Counts one more rating. Errors: [`Error::Incompatible`] when it was given on another scale; [`Error::Overflow`].
    pub fn record(&mut self, rating: Rating) -> Result<(), Error> {
        same_scale(self.scale, rating.scale())?;
        check_total([self.n(), 1])?;
        let cell = self.counts.get_mut(level(self.scale, rating.value())).ok_or(Error::Overflow)?;
        *cell += 1;
        Ok(())
    }

    /// Adds another's counts. Errors: [`Error::Incompatible`] when the scales differ; [`Error::Overflow`]; this one is left as it was.
    pub(crate) fn add(&mut self, other: &Histogram) -> Result<(), Error> {
        same_scale(self.scale, other.scale)?;
        check_total([self.n(), other.n()])?;
        for (cell, more) in self.counts.iter_mut().zip(other.counts) {
            *cell += more;
        }
        Ok(())
    }

    /// What the answers were given on.
    pub fn scale(&self) -> ScaleId {
        self.scale
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// One count a value, lowest value first.
    pub fn counts(&self) -> &[u64] {
        self.counts.get(..self.scale.levels()).unwrap_or(&self.counts)
    }

    /// How many answers lie from `low` to `high`, both included.
    pub fn between(&self, low: i8, high: i8) -> u64 {
        self.by_value().filter(|(value, _)| (low..=high).contains(value)).map(|(_, count)| count).sum()
    }

    /// How many answers are one of the `top` highest values.
    pub fn top(&self, top: u8) -> u64 {
        self.counts().iter().rev().take(usize::from(top)).sum()
    }

    /// How many answers are one of the `bottom` lowest values.
    pub fn bottom(&self, bottom: u8) -> u64 {
        self.counts().iter().take(usize::from(bottom)).sum()
    }

    /// Each value with its count.
    pub fn by_value(&self) -> impl Iterator<Item = (i8, u64)> {
        self.scale.values().zip(self.counts)
    }

    /// Mean and spread, exact until the last division.
    pub fn moments(&self) -> Moments {
        Moments::of(self.by_value().map(|(value, count)| (i64::from(value), count)))
    }
}

/// Refuses things on different scales.
pub(crate) fn same_scale(one: ScaleId, other: ScaleId) -> Result<(), Error> {
    if one == other { Ok(()) } else { Err(Error::Incompatible { path: "scale".into() }) }
}

/// Refuses a sum of counts over [`MOST_ANSWERS`].
pub(crate) fn check_total(counts: impl IntoIterator<Item = u64>) -> Result<(), Error> {
    check_all(&mut counts.into_iter())
}

/// Once for wherever the counts come from.
#[inline(never)]
fn check_all(mut counts: &mut dyn Iterator<Item = u64>) -> Result<(), Error> {
    let total = Iterator::try_fold(&mut counts, 0_u64, |total, count| total.checked_add(count));
    total.filter(|total| *total <= MOST_ANSWERS).map(|_| ()).ok_or(Error::Overflow)
}
