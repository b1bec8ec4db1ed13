//! Owns the comparison of people who were told what to expect with people who were not.

use super::{gap, high_is_good};
use crate::error::Error;
use crate::histogram::{check_total, same_scale};
use crate::reading::{Confidence, Reading, ScalePoints, Share};
use crate::share::wilson;
use crate::stats::welch;
use crate::table::Table;

/// Pairs of people by their answer to "Before you started, were you told what to expect?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    told: Table,
    not_told: Table,
}

impl Told {
    /// From two tables with expectations as rows and experiences as columns. Errors: [`Error::Incompatible`] when the scales differ or
    /// their high end is not good; [`Error::Overflow`].
    pub fn of(told: &Table, not_told: &Table) -> Result<Told, Error> {
        same_scale(told.scale(), not_told.scale())?;
        high_is_good(told.scale())?;
        check_total([told.n(), not_told.n()])?;
        Ok(Told { told: *told, not_told: *not_told })
    }

    /// Mean gap of people who were told.
    pub fn told(&self, confidence: Confidence) -> Reading<ScalePoints> {
        gap(&self.told, confidence)
    }

    /// Mean gap of people who were not.
    pub fn not_told(&self, confidence: Confidence) -> Reading<ScalePoints> {
        gap(&self.not_told, confidence)
    }

    /// Mean gap of people told − mean gap of people not told, Welch's interval: above 0, telling goes with a better experience. It need
    /// not be its cause: who was told was not assigned by chance.
    pub fn difference(&self, confidence: Confidence) -> Reading<ScalePoints> {
        // The tables give expectation − experience, so the sides change places.
        welch::difference(&self.not_told.differences(), &self.told.differences(), confidence)
    }

    /// Share of people who were told, 0 to 1, Wilson's interval. High is good.
    pub fn share(&self, confidence: Confidence) -> Reading<Share> {
        wilson::share(self.told.n(), self.told.n() + self.not_told.n(), confidence)
    }
}
