//! Owns counts of pairs on a scale that is known at run time; [`JointTally`](crate::joint::JointTally) is the same with scale and first
//! side in its type.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::answer::{Rating, level};
use crate::error::Error;
use crate::histogram::{Histogram, check_total, same_scale};
use crate::scale::{MOST_LEVELS, ScaleId};
use crate::stats::moments::Moments;

/// How many people gave each pair of values: rows are the first side (expected, promised), columns the second (experienced, actual).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    scale: ScaleId,
    cells: [[u64; MOST_LEVELS]; MOST_LEVELS],
}

impl Table {
    /// No pairs yet.
    pub const fn new(scale: ScaleId) -> Table {
        Table { scale, cells: [[0; MOST_LEVELS]; MOST_LEVELS] }
    }

    /// A table already counted elsewhere: a row for each first value, lowest first. Errors: [`Error::OutOfRange`] unless it is square
    /// with the scale's number of values; [`Error::Overflow`].
    pub fn from_rows(scale: ScaleId, rows: &[Vec<u64>]) -> Result<Table, Error> {
        let levels = scale.levels();
        if rows.len() != levels || rows.iter().any(|row| row.len() != levels) {
            return Err(Error::OutOfRange { path: "joint".into() });
        }
        let mut table = Table::new(scale);
        for (cells, row) in table.cells.iter_mut().zip(rows) {
            for (cell, count) in cells.iter_mut().zip(row) {
                *cell = *count;
            }
        }
        check_total(table.cells.as_flattened().iter().copied())?;
        Ok(table)
    }

    /// Everybody's second side beside the same first one. Errors: [`Error::Incompatible`] when the scales differ.
    pub(crate) fn beside(first: Rating, second: &Histogram) -> Result<Table, Error> {
        same_scale(first.scale(), second.scale())?;
        let mut table = Table::new(first.scale());
        if let Some(row) = table.cells.get_mut(level(first.scale(), first.value())) {
            for (cell, count) in row.iter_mut().zip(second.counts()) {
                *cell = *count;
            }
        }
        Ok(table)
    }

    /// Counts one person's pair. Errors: [`Error::Incompatible`] when a side was given on another scale; [`Error::Overflow`].
    pub fn record(&mut self, first: Rating, second: Rating) -> Result<(), Error> {
        same_scale(self.scale, first.scale())?;
        same_scale(self.scale, second.scale())?;
        check_total([self.n(), 1])?;
        let row = self.cells.get_mut(level(self.scale, first.value())).ok_or(Error::Overflow)?;
        *row.get_mut(level(self.scale, second.value())).ok_or(Error::Overflow)? += 1;
        Ok(())
    }

    /// Adds another's counts. Errors: [`Error::Incompatible`] when the scales differ; [`Error::Overflow`]; this one is left as it was.
    pub(crate) fn add(&mut self, other: &Table) -> Result<(), Error> {
        same_scale(self.scale, other.scale)?;
        check_total([self.n(), other.n()])?;
        for (cell, more) in self.cells.as_flattened_mut().iter_mut().zip(other.cells.as_flattened()) {
            *cell += more;
        }
        Ok(())
    }

    /// What both sides were given on.
    pub fn scale(&self) -> ScaleId {
        self.scale
    }

    /// How many pairs there are.
    pub fn n(&self) -> u64 {
        self.cells.as_flattened().iter().sum()
    }

    /// The table: a row for each first value, lowest first.
    pub fn rows(&self) -> Vec<Vec<u64>> {
        let levels = self.scale.levels();
        self.cells.iter().take(levels).map(|row| row.iter().take(levels).copied().collect()).collect()
    }

    /// The first sides alone.
    pub fn first(&self) -> Histogram {
        self.side(|first, _| first)
    }

    /// The second sides alone.
    pub fn second(&self) -> Histogram {
        self.side(|_, second| second)
    }

    /// Each pair of values with its count.
    pub fn by_pair(&self) -> impl Iterator<Item = (i8, i8, u64)> {
        let scale = self.scale;
        scale
            .values()
            .zip(self.cells)
            .flat_map(move |(first, row)| scale.values().zip(row).map(move |(second, count)| (first, second, count)))
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

    /// Share of first sides at the scale's highest value, where no second side could exceed them; none without pairs.
    pub fn ceiling(&self) -> Option<f64> {
        let n = self.n();
        (n > 0).then(|| self.first().top(1) as f64 / n as f64)
    }

    fn side(&self, pick: impl Fn(i8, i8) -> i8) -> Histogram {
        let mut counts = [0_u64; MOST_LEVELS];
        for (first, second, count) in self.by_pair() {
            if let Some(cell) = counts.get_mut(level(self.scale, pick(first, second))) {
                *cell += count;
            }
        }
        // The total was checked when the pairs were counted, so the side's total cannot overflow.
        Histogram::from_counts(self.scale, counts.get(..self.scale.levels()).unwrap_or(&counts)).unwrap_or(Histogram::new(self.scale))
    }
}
