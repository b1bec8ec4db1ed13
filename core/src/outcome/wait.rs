//! Owns how long customers wait: for a first reply to something bad, for their case to be closed. Does not measure time.

use alloc::format;
use alloc::vec::Vec;

use super::{median, share};
use crate::error::Error;
use crate::reading::{Amount, Confidence, Reading, Share};

/// Waits, those that ended and those that have not: leaving out the open ones would make a backlog look like speed.
///
/// ```
/// use expectly_core::{outcome::Waits, reading::Confidence};
///
/// let replies = Waits::parse(vec![0.5, 1.0, 2.0, 30.0], 1)?;
/// assert_eq!(replies.within(4.0, Confidence::DEFAULT)?.point(), Some(0.6));
/// assert_eq!(replies.ended(Confidence::DEFAULT).point(), Some(0.8));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    hours: Vec<f64>,
    open: u64,
}

impl Waits {
    /// Waits that ended, in hours, and how many have not. Errors: [`Error::OutOfRange`] at `hours[i]` unless it is finite and 0 or more;
    /// [`Error::Overflow`].
    pub fn parse(hours: Vec<f64>, open: u64) -> Result<Waits, Error> {
        if let Some(index) = hours.iter().position(|hours| !(0.0..f64::INFINITY).contains(hours)) {
            return Err(Error::OutOfRange { path: format!("hours[{index}]") });
        }
        crate::histogram::check_total([hours.len() as u64, open])?;
        Ok(Waits { hours: median::sorted(hours), open })
    }

    /// How many waits there are, ended or not.
    pub fn n(&self) -> u64 {
        self.hours.len() as u64 + self.open
    }

    /// Median wait in hours, with open waits longer than any that ended, and its interval from order statistics.
    pub fn median(&self, confidence: Confidence) -> Reading<Amount> {
        median::reading(&self.hours, self.open, confidence)
    }

    /// Share of all waits that ended within `hours`, 0 to 1, Wilson's interval. Errors: [`Error::OutOfRange`] at `target` unless it is
    /// finite and above 0.
    pub fn within(&self, hours: f64, confidence: Confidence) -> Result<Reading<Share>, Error> {
        if !(hours.is_finite() && hours > 0.0) {
            return Err(Error::OutOfRange { path: "target".into() });
        }
        let within = self.hours.iter().filter(|wait| **wait <= hours).count() as u64;
        share::of("hours", within, self.n(), confidence)
    }

    /// Share of all waits that ended, 0 to 1, Wilson's interval: of cases, the share whose loop is closed.
    pub fn ended(&self, confidence: Confidence) -> Reading<Share> {
        crate::share::wilson::share(self.hours.len() as u64, self.n(), confidence)
    }
}
