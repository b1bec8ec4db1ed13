//! Owns what goes with an outcome: correlation with interval, and the polynomial regression that difference scores hide. Going together
//! is not causing.

pub mod correlation;
pub mod edwards;

use alloc::format;

use crate::error::Error;

/// The largest size of a number that correlation and regression take; its fourth power is still far from the largest double.
pub const MOST: f64 = 1e50;

/// Refuses what is no number, infinite or beyond [`MOST`].
fn check(row: usize, side: &str, value: f64) -> Result<(), Error> {
    if value.abs() <= MOST { Ok(()) } else { Err(Error::OutOfRange { path: format!("[{row}]{side}") }) }
}
