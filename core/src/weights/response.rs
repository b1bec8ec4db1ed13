//! Owns weights for those who answered in place of those like them who did not; does not say who is alike.

use super::probability::{Adjustment, SamplingProb};
use crate::error::Error;

/// A class of fewer people has a response rate too uncertain to divide by: collapse it with the class most like it.
pub const FEWEST_IN_CLASS: u64 = 30;

/// People who are alike in what may make them answer: those who were asked, and those of them who answered.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct ResponseClass {
    asked: u64,
    asked_weight: f64,
    answered: u64,
    answered_weight: f64,
}

impl ResponseClass {
    /// Nobody yet.
    pub const fn new() -> ResponseClass {
        ResponseClass { asked: 0, asked_weight: 0.0, answered: 0, answered_weight: 0.0 }
    }

    /// One person more who was asked with that probability.
    pub fn record(&mut self, probability: SamplingProb, answered: bool) {
        self.asked += 1;
        self.asked_weight += probability.weight();
        if answered {
            self.answered += 1;
            self.answered_weight += probability.weight();
        }
    }

    /// How many were asked.
    pub fn asked(&self) -> u64 {
        self.asked
    }

    /// How many of them answered.
    pub fn answered(&self) -> u64 {
        self.answered
    }

    /// The weighted response rate r_c, 0 to 1; none when nobody was asked.
    pub fn rate(&self) -> Option<f64> {
        (self.asked > 0).then(|| self.answered_weight / self.asked_weight)
    }

    /// 1 / r_c, the factor on the weight of everybody in the class who answered, so that w = 1 / (π r_c) (Little 1986, weighting cells).
    /// Errors: [`Error::OutOfRange`] at `asked` below [`FEWEST_IN_CLASS`], at `answered` when nobody answered; the classes to collapse
    /// with are the caller's choice.
    pub fn adjustment(&self) -> Result<Adjustment, Error> {
        let out_of_range = |path: &str| Error::OutOfRange { path: path.into() };
        if self.asked < FEWEST_IN_CLASS {
            return Err(out_of_range("asked"));
        }
        if self.answered == 0 {
            return Err(out_of_range("answered"));
        }
        Adjustment::parse(self.asked_weight / self.answered_weight)
    }
}
