//! Owns describing counts on a labelled scale that is none of ours; scores with a name of their own live with their scales.

use alloc::vec::Vec;

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Method, Pomp, Reading, ScalePoints, Share};
use crate::scale::MOST_LEVELS;
use crate::stats::{mean, moments::Moments, pomp, wilson};

/// How many people gave each of two to eleven whole numbers that follow each other, such as 1 to 4. Who asks on another scale than
/// [`ScaleId`](crate::scale::ScaleId) knows says here which it is.
///
/// ```
/// use expectly_core::{levels::Levels, reading::Confidence};
///
/// let satisfied = Levels::from_counts(1, &[10, 20, 40, 30])?;
/// assert_eq!(satisfied.top(1, Confidence::DEFAULT)?.point(), Some(0.3));
/// assert_eq!(satisfied.mean(Confidence::DEFAULT).point(), Some(2.9));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    lowest: i8,
    counts: Vec<u64>,
}

impl Levels {
    /// One count a value, lowest value first. Errors: [`Error::OutOfRange`] at `counts` unless there are 2 to 11 of them, at `min` unless
    /// every value lies from −100 to 100; [`Error::Overflow`].
    pub fn from_counts(lowest: i64, counts: &[u64]) -> Result<Levels, Error> {
        if !(2..=MOST_LEVELS).contains(&counts.len()) {
            return Err(Error::OutOfRange { path: "counts".into() });
        }
        // The bound keeps every value inside i8; no labelled scale comes near it.
        let lowest = i8::try_from(lowest).ok().filter(|lowest| (-100..=90).contains(lowest));
        let lowest = lowest.ok_or_else(|| Error::OutOfRange { path: "min".into() })?;
        check_total(counts.iter().copied())?;
        Ok(Levels { lowest, counts: counts.into() })
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Mean and spread, exact until the last division.
    pub fn moments(&self) -> Moments {
        Moments::of((i64::from(self.lowest)..).zip(self.counts.iter().copied()))
    }

    /// Mean value, in points of the scale, with a t interval.
    pub fn mean(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.moments(), confidence, Method::StudentT)
    }

    /// Share of people who gave one of the `top` highest values, 0 to 1, with Wilson's interval. Errors: [`Error::OutOfRange`] at `topK`
    /// unless 1 ≤ `top` and some value is left below.
    pub fn top(&self, top: u64, confidence: Confidence) -> Result<Reading<Share>, Error> {
        match usize::try_from(top) {
            Ok(top @ 1..) if top < self.counts.len() => Ok(wilson::share(self.counts.iter().rev().take(top).sum(), self.n(), confidence)),
            _ => Err(Error::OutOfRange { path: "topK".into() }),
        }
    }

    /// The mean as percent of the maximum possible, 0 to 100 (Cohen et al. 1999).
    pub fn pomp(&self, confidence: Confidence) -> Reading<Pomp> {
        pomp::of_levels(self.lowest, self.counts.len(), self.mean(confidence))
    }
}
