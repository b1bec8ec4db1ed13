//! Owns experience over many points of contact: the stage × facet matrix, the person across it, and where it breaks. Gaps here are
//! experience − expectation, so that everywhere in a journey high is good.

pub mod claims;
pub mod consistency;
pub mod contacts;
pub mod matrix;
pub mod net;
pub mod seam;
pub mod service;
pub mod told;

use alloc::string::String;

use crate::error::Error;
use crate::gap::sacrifice::{Predictive, Sacrifice};
use crate::population::Customer;
use crate::reading::{Confidence, Reading, ScalePoints, Unit};
use crate::scale::{Polarity, ScaleId};
use crate::table::Table;

/// Mean experience − expectation of a table.
fn gap(table: &Table, confidence: Confidence) -> Reading<ScalePoints> {
    Sacrifice::<Predictive>::from_table::<Customer>(table).to_servqual().reading(confidence)
}

/// The same reading unless it rests on somebody, but with `n` people on fewer than `need`.
fn at_least<U: Unit>(need: u64, n: u64, reading: Reading<U>) -> Reading<U> {
    if (1..need).contains(&n) { Reading::Suppressed { n, need } } else { reading }
}

/// Refuses scales on which more is not better, where a difference would have another sign than it says.
fn high_is_good(scale: ScaleId) -> Result<(), Error> {
    if scale.polarity() == Polarity::HighIsGood { Ok(()) } else { Err(Error::Incompatible { path: String::from("scale") }) }
}
