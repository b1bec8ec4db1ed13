//! Owns Edwards' polynomial regression: the outcome by expectation and perception and their squares, and the test of the constraint that a
//! difference score imposes without saying so.

use alloc::vec::Vec;

use super::check;
use crate::error::Error;
use crate::family::PValue;
use crate::reading::{Coefficient, Confidence, Interval, Lack, Method, Reading};
use crate::stats::least_squares::Fit;
use crate::stats::student;

/// One person's expectation, perception and outcome (such as satisfaction), on whatever scales they have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// What was expected, E.
    pub expected: f64,
    /// What was perceived, P; on the same scale as E.
    pub perceived: f64,
    /// The outcome, Y.
    pub outcome: f64,
}

/// Y = b0 + b1 E + b2 P + b3 E² + b4 EP + b5 P² (Edwards 1994, 2002), by least squares.
///
/// To regress on the difference P − E alone is to hold b1 = −b2 and b3 = b4 = b5 = 0 without looking. With squares in the equation, b1 and
/// b2 are slopes where E and P are 0: centre both on the scale's midpoint, so that this is a place that people answered from.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    n: u64,
    fit: Result<Fit, Lack>,
}

/// b0 to b5.
pub const TERMS: usize = 6;

impl Regression {
    /// Fits the surface with `centre` taken from E and from P. Errors: [`Error::OutOfRange`] with the place (`[3].expected`) of a number
    /// that is not finite or larger than [`MOST`](super::MOST).
    pub fn of(observations: &[Observation], centre: f64) -> Result<Regression, Error> {
        for (row, observation) in observations.iter().enumerate() {
            check(row, ".expected", observation.expected - centre)?;
            check(row, ".perceived", observation.perceived - centre)?;
            check(row, ".outcome", observation.outcome)?;
        }
        let term = |pick: fn(f64, f64) -> f64| -> Vec<f64> {
            observations.iter().map(|it| pick(it.expected - centre, it.perceived - centre)).collect()
        };
        let terms: [Vec<f64>; TERMS] =
            [term(|_, _| 1.0), term(|e, _| e), term(|_, p| p), term(|e, _| e * e), term(|e, p| e * p), term(|_, p| p * p)];
        let outcome: Vec<f64> = observations.iter().map(|it| it.outcome).collect();
        Ok(Regression { n: observations.len() as u64, fit: Fit::of(&terms, &outcome) })
    }

    /// b0 to b5, each with its t interval on n − 6 degrees of freedom. Insufficient below seven people, where all outcomes are equal, and
    /// where the six terms cannot be told apart (E or P takes fewer than three values, or P is E plus a constant).
    pub fn coefficients(&self, confidence: Confidence) -> [Reading<Coefficient>; TERMS] {
        core::array::from_fn(|term| self.combination(core::array::from_fn(|other| if other == term { 1.0 } else { 0.0 }), confidence))
    }

    /// b1 + b2: 0 if expectation and perception count equally against each other, as a difference score assumes.
    pub fn asymmetry(&self, confidence: Confidence) -> Reading<Coefficient> {
        self.combination(CONSTRAINT, confidence)
    }

    /// The two-sided t test of b1 = −b2, with the covariance of the two; none where there is no fit. A small p value says that the
    /// difference P − E is the wrong summary of this outcome; a large one does not say that it is the right one.
    pub fn asymmetry_p(&self) -> Option<PValue> {
        let fit = self.fit.as_ref().ok()?;
        let (estimate, error) = fit.combination(&CONSTRAINT);
        Some(PValue::new((2.0 * student::upper_tail((estimate / error).abs(), fit.df() as f64)).min(1.0)))
    }

    /// Share of the outcome's variance that the surface explains, 0 to 1; none where there is no fit.
    pub fn r_squared(&self) -> Option<f64> {
        self.fit.as_ref().ok().map(Fit::r_squared)
    }

    /// How many people.
    pub fn n(&self) -> u64 {
        self.n
    }

    fn combination(&self, weights: [f64; TERMS], confidence: Confidence) -> Reading<Coefficient> {
        let fit = match &self.fit {
            Ok(fit) => fit,
            Err(lack) => return Reading::insufficient(self.n, *lack),
        };
        let (estimate, error) = fit.combination(&weights);
        let half = student::upper_quantile(confidence.tail(), fit.df() as f64) * error;
        Reading::estimate(estimate, Interval::new((estimate - half, estimate + half), confidence, Method::Regression), self.n)
    }
}

/// Weights of b1 + b2.
const CONSTRAINT: [f64; TERMS] = [0.0, 1.0, 1.0, 0.0, 0.0, 0.0];
