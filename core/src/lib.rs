//! What people expected, what they got, and the gap between them: owns scales, answers, tallies, scores, gaps, intervals and the two
//! formats (study and result). It does no I/O and has no clock, no randomness and no JavaScript: the same code runs natively, in Node
//! and in a visitor's page.
//!
//! ```
//! use expectly_core::{answer::Answer, nps::Nps, reading::Confidence, scale::Likelihood11, tally::Tally};
//!
//! let mut tally = Tally::<Likelihood11>::new();
//! for value in [0, 7, 7, 9, 9, 10] {
//!     tally.record(Answer::parse(value)?)?;
//! }
//! let reading = Nps::of(&tally).reading(Confidence::DEFAULT);
//! assert_eq!(reading.point().map(|point| (point * 100.0).round()), Some(33.0));
//! # Ok::<(), expectly_core::error::Error>(())
//! ```

extern crate alloc;

pub mod answer;
pub mod asked;
mod bytes;
pub mod card;
pub mod ces;
pub mod change;
pub mod csat;
pub mod driver;
pub mod error;
pub mod estimand;
pub mod evidence;
pub mod family;
mod fingerprint;
pub mod gap;
mod hex;
pub mod histogram;
pub mod importance;
pub mod joint;
pub mod journey;
pub mod json;
pub mod kano;
pub mod key;
pub mod levels;
pub mod live;
pub mod nps;
pub mod outcome;
pub mod plan;
pub mod population;
pub mod privacy;
pub mod rate;
mod read;
pub mod reading;
pub mod report;
pub mod sample_size;
pub mod scale;
mod shape;
pub mod share;
pub mod shrinkage;
pub mod stats;
pub mod study;
pub mod table;
pub mod tally;
pub mod weights;
pub mod wire;
