//! Owns what is decided about a live band before the first answer; does not make the band.

use alloc::string::String;

use super::mixture;
use crate::error::Error;
use crate::reading::Confidence;

/// How often a band may miss, and how many answers it is made narrowest for. Chosen before the first answer: a band whose design was
/// picked while watching guarantees nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Design {
    alpha: f64,
    tuned_alpha: f64,
    planned_n: u64,
    confidence: Confidence,
}

impl Design {
    /// A band that misses the truth, at any moment whatever, with probability `alpha` at most (0 < alpha ≤ 0.5), and is narrowest near
    /// `planned_n` answers. Errors: [`Error::OutOfRange`] at `alpha` or at `plannedN` for none.
    pub fn new(alpha: f64, planned_n: u64) -> Result<Design, Error> {
        let confidence = level("alpha", alpha)?;
        if planned_n == 0 {
            return Err(Error::OutOfRange { path: String::from("plannedN") });
        }
        Ok(Design { alpha, tuned_alpha: alpha, planned_n, confidence })
    }

    /// The same band made narrowest for another error rate, as confseq's `alpha_opt` does; the guarantee stays that of `alpha`.
    /// Errors: [`Error::OutOfRange`] at `tunedAlpha` unless 0 < alpha ≤ 0.5.
    pub fn tuned_for(self, alpha: f64) -> Result<Design, Error> {
        level("tunedAlpha", alpha)?;
        Ok(Design { tuned_alpha: alpha, ..self })
    }

    /// The probability that the band ever misses, above 0 and at most 0.5.
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// How many answers it is narrowest for.
    pub fn planned_n(&self) -> u64 {
        self.planned_n
    }

    pub(super) fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// The mixture's ρ, where each answer adds `variance` to the intrinsic time.
    pub(super) fn rho(&self, variance: f64) -> f64 {
        mixture::rho(self.planned_n as f64 * variance, self.tuned_alpha)
    }
}

fn level(key: &str, alpha: f64) -> Result<Confidence, Error> {
    let wrong = || Error::OutOfRange { path: String::from(key) };
    if alpha > 0.0 { Confidence::parse(1.0 - alpha).map_err(|_| wrong()) } else { Err(wrong()) }
}
