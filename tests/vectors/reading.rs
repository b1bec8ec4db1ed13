//! Owns taking a reading apart for a row; every row has answers enough for one.

use expectly_core::reading::{Confidence, Reading, Unit};

use crate::case::Input;

/// The confidence that a row asks for; what is customary where it does not say.
pub fn confidence(input: &Input) -> Confidence {
    input.find("conf").map_or(Confidence::DEFAULT, |confidence| Confidence::parse(confidence).expect("a confidence"))
}

pub fn point<U: Unit>(reading: &Reading<U>) -> Vec<f64> {
    vec![reading.point().expect("an estimate")]
}

pub fn ends<U: Unit>(reading: &Reading<U>) -> Vec<f64> {
    let interval = reading.interval().expect("an estimate");
    vec![interval.low, interval.high]
}
