//! Owns the t interval of a mean; does not know what is being averaged.

use super::moments::Moments;
use super::student;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ScalePoints};

/// A mean takes two answers: one has no spread to judge it by.
const NEED: u64 = 2;

/// The mean with its interval, t with n − 1 degrees of freedom. `method` names the use: plain or on paired differences.
pub fn reading(moments: &Moments, confidence: Confidence, method: Method) -> Reading<ScalePoints> {
    let n = moments.n();
    let (Some(mean), Some(deviation)) = (moments.mean(), moments.deviation()) else {
        let lack = if n == 0 { Lack::NoAnswers } else { Lack::TooFew { need: NEED } };
        return Reading::insufficient(n, lack);
    };
    if deviation == 0.0 {
        return Reading::insufficient(n, Lack::NoSpread);
    }
    let half = student::upper_quantile(confidence.tail(), n as f64 - 1.0) * deviation / (n as f64).sqrt();
    Reading::estimate(mean, Interval::new((mean - half, mean + half), confidence, method), n)
}
