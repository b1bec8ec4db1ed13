//! Owns how far those who did not answer could move a score; assumes nothing about them.

use alloc::format;
use alloc::string::String;

use crate::error::Error;

/// The share of those asked who answered, above 0 and at most 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct ResponseRate(f64);

impl ResponseRate {
    /// Reads a rate. Errors: [`Error::OutOfRange`] at `responseRate` unless 0 < rate ≤ 1.
    pub fn parse(rate: f64) -> Result<ResponseRate, Error> {
        let possible = rate > 0.0 && rate <= 1.0;
        possible.then_some(ResponseRate(rate)).ok_or_else(|| Error::OutOfRange { path: "responseRate".into() })
    }

    /// The rate, above 0 and at most 1.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Between what the score of everybody asked lies, whatever those who did not answer would have said: Manski 1989 (J Hum Resour 24:343).
/// Not an interval for chance: more answers at the same response rate do not narrow it.
///
/// ```
/// use expectly_core::weights::{ResponseRate, WorstCase};
///
/// let bounds = WorstCase::of_nps(0.3, ResponseRate::parse(0.15)?)?;
/// assert_eq!(format!("{:.3} {:.3}", bounds.low(), bounds.high()), "-0.805 0.895");
/// assert_eq!(bounds.tipping_point().map(|score| format!("{score:.3}")), Some("-0.053".into()));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstCase {
    score: f64,
    rate: f64,
}

impl WorstCase {
    /// Bounds on an NPS, −1 to 1. Errors: [`Error::OutOfRange`] at `nps` for another.
    pub fn of_nps(score: f64, rate: ResponseRate) -> Result<WorstCase, Error> {
        let possible = (-1.0..=1.0).contains(&score);
        possible.then_some(WorstCase { score, rate: rate.value() }).ok_or_else(|| Error::OutOfRange { path: "nps".into() })
    }

    /// r t − (1 − r): everybody else is a detractor. −1 to 1.
    pub fn low(&self) -> f64 {
        self.rate * self.score - (1.0 - self.rate)
    }

    /// r t + (1 − r): everybody else is a promoter. −1 to 1.
    pub fn high(&self) -> f64 {
        self.rate * self.score + (1.0 - self.rate)
    }

    /// The score of those who did not answer at which the whole would be 0, −r t / (1 − r); none where no score of theirs would do that,
    /// or where everybody answered.
    pub fn tipping_point(&self) -> Option<f64> {
        let point = -self.rate * self.score / (1.0 - self.rate);
        (-1.0..=1.0).contains(&point).then_some(point)
    }

    /// All of it in one English sentence.
    pub fn text(&self) -> String {
        let points = |score: f64| {
            let text = format!("{:+.1}", score * 100.0);
            if text.ends_with("0.0") && text.len() == 4 { String::from("0.0") } else { text.replace('-', "−") }
        };
        let share = format!("{:.1}", self.rate * 100.0);
        let tipping = match self.tipping_point() {
            Some(point) => format!("it would be 0 if the others were at {}", points(point)),
            None => String::from("no answers of the others could bring it to 0"),
        };
        format!(
            "{} % answered, with NPS {}: of everybody asked it lies between {} and {}, and {tipping}.",
            share.trim_end_matches(".0"),
            points(self.score),
            points(self.low()),
            points(self.high()),
        )
    }
}
