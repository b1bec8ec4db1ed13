//! Owns counts of pairs of answers by the same people on the same scale: the only source of a gap. Holds integers only.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::marker::PhantomData;

use crate::answer::Answer;
use crate::error::Error;
use crate::scale::{MOST_LEVELS, Scale};
use crate::stats::moments::Moments;
use crate::tally::{Tally, check_total};

/// How many people gave each pair of values: rows are the first side (expected, promised), columns the second (experienced, actual).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointTally<S: Scale> {
    cells: [[u64; MOST_LEVELS]; MOST_LEVELS],
    scale: PhantomData<S>,
}

impl<S: Scale> Default for JointTally<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Scale> JointTally<S> {
    /// No pairs yet.
    pub const fn new() -> Self {
        JointTally { cells: [[0; MOST_LEVELS]; MOST_LEVELS], scale: PhantomData }
    }

    /// A table already counted elsewhere: a row for each first value, lowest first. Errors: [`Error::OutOfRange`] unless it is square
    /// with the scale's number of values; [`Error::Overflow`].
    pub fn from_rows(rows: &[Vec<u64>]) -> Result<Self, Error> {
        let levels = S::ID.levels();
        if rows.len() != levels || rows.iter().any(|row| row.len() != levels) {
            return Err(Error::OutOfRange { path: "joint".into() });
        }
        let mut joint = JointTally::new();
        for (cells, row) in joint.cells.iter_mut().zip(rows) {
            for (cell, count) in cells.iter_mut().zip(row) {
                *cell = *count;
            }
        }
        check_total(joint.cells.as_flattened().iter().copied())?;
        Ok(joint)
    }

    /// Counts one person's pair. Errors: [`Error::Overflow`].
    pub fn record(&mut self, first: Answer<S>, second: Answer<S>) -> Result<(), Error> {
        check_total([self.n(), 1])?;
        let row = self.cells.get_mut(first.level()).ok_or(Error::Overflow)?;
        *row.get_mut(second.level()).ok_or(Error::Overflow)? += 1;
        Ok(())
    }

    /// Adds another table's counts. Errors: [`Error::Overflow`], leaving this table as it was.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_total([self.n(), other.n()])?;
        for (cell, more) in self.cells.as_flattened_mut().iter_mut().zip(other.cells.as_flattened()) {
            *cell += more;
        }
        Ok(())
    }

    /// How many pairs there are.
    pub fn n(&self) -> u64 {
        self.cells.as_flattened().iter().sum()
    }

    /// The table: a row for each first value, lowest first.
    pub fn rows(&self) -> Vec<Vec<u64>> {
        let levels = S::ID.levels();
        self.cells.iter().take(levels).map(|row| row.iter().take(levels).copied().collect()).collect()
    }

    /// The first sides alone.
    pub fn first(&self) -> Tally<S> {
        self.side(|first, _| first)
    }

    /// The second sides alone.
    pub fn second(&self) -> Tally<S> {
        self.side(|_, second| second)
    }

    /// Each pair of values with its count.
    pub fn by_pair(&self) -> impl Iterator<Item = (u8, u8, u64)> {
        S::ID.values().zip(self.cells).flat_map(|(first, row)| S::ID.values().zip(row).map(move |(second, count)| (first, second, count)))
    }

    /// Mean and spread of first − second, taken person by person.
    pub fn differences(&self) -> Moments {
        Moments::of(self.by_pair().map(|(first, second, count)| (i64::from(first) - i64::from(second), count)))
    }

    /// How many people gave a first side above, equal to and below their second.
    pub fn split(&self) -> [u64; 3] {
        let count = |order| self.by_pair().filter(|(first, second, _)| first.cmp(second) == order).map(|(.., count)| count).sum();
        [count(Ordering::Greater), count(Ordering::Equal), count(Ordering::Less)]
    }

    /// Pearson's correlation of the two sides, −1 to 1; none when a side has no spread.
    pub fn correlation(&self) -> Option<f64> {
        let mut cross = 0_i128;
        for (first, second, count) in self.by_pair() {
            cross += i128::from(first) * i128::from(second) * i128::from(count);
        }
        let (first, second) = (self.first().moments(), self.second().moments());
        let covariance = (i128::from(self.n()) * cross - first.sum() * second.sum()) as f64;
        let spread = (first.scaled_spread() as f64).sqrt() * (second.scaled_spread() as f64).sqrt();
        (spread > 0.0).then(|| covariance / spread)
    }

    fn side(&self, pick: impl Fn(u8, u8) -> u8) -> Tally<S> {
        let mut counts = [0_u64; MOST_LEVELS];
        for (first, second, count) in self.by_pair() {
            if let Some(cell) = counts.get_mut(usize::from(pick(first, second) - S::ID.min())) {
                *cell += count;
            }
        }
        // The total was checked when the pairs were counted, so the side's total cannot overflow.
        Tally::from_counts(counts.get(..S::ID.levels()).unwrap_or(&counts)).unwrap_or_default()
    }
}
