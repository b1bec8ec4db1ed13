//! Owns outcomes that a person has or has not.

use crate::error::Error;
use crate::reading::{Confidence, Reading, Share};
use crate::share::wilson;

/// Customers lost in a period, of those who were customers at its start: 0 to 1, Wilson's interval. Errors: [`Error::Inconsistent`] at
/// `lost` when more were lost than at risk; [`Error::Overflow`].
///
/// ```
/// use expectly_core::{outcome::churn, reading::Confidence};
///
/// assert_eq!(churn(12, 400, Confidence::DEFAULT)?.point(), Some(0.03));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn churn(lost: u64, at_risk: u64, confidence: Confidence) -> Result<Reading<Share>, Error> {
    of("lost", lost, at_risk, confidence)
}

/// People who took the next step, of those who stood before it: 0 to 1, Wilson's interval. Errors: [`Error::Inconsistent`] at `moved` when
/// more moved than stood there; [`Error::Overflow`].
pub fn transition(moved: u64, before: u64, confidence: Confidence) -> Result<Reading<Share>, Error> {
    of("moved", moved, before, confidence)
}

pub(super) fn of(name: &str, hits: u64, n: u64, confidence: Confidence) -> Result<Reading<Share>, Error> {
    crate::histogram::check_total([n])?;
    if hits > n { Err(Error::Inconsistent { path: name.into() }) } else { Ok(wilson::share(hits, n, confidence)) }
}
