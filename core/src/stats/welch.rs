//! Owns the t interval of a difference between two means of different people; does not know what was averaged.

use super::moments::Moments;
use super::student;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ScalePoints};

/// Each mean takes two answers: one has no spread to judge it by.
const NEED: u64 = 2;

/// Mean of `a` − mean of `b` with Welch's interval, at Satterthwaite's degrees of freedom (Welch 1947, Biometrika 34:28–35). The two may
/// differ in spread and in number, but nobody may be in both: of the same people take each one's difference instead. The reading's n is
/// everybody in both; where there is no interval it is the smaller of the two.
pub fn difference(a: &Moments, b: &Moments, confidence: Confidence) -> Reading<ScalePoints> {
    let (Some((mean_a, error_a)), Some((mean_b, error_b))) = (squared_error(a), squared_error(b)) else {
        let fewest = a.n().min(b.n());
        let lack = if fewest == 0 { Lack::NoAnswers } else { Lack::TooFew { need: NEED } };
        return Reading::insufficient(fewest, lack);
    };
    let squared = error_a + error_b;
    if squared == 0.0 {
        return Reading::insufficient(a.n().min(b.n()), Lack::NoSpread);
    }
    // Shares of the whole, so that nothing small is squared.
    let (share_a, share_b) = (error_a / squared, error_b / squared);
    let df = 1.0 / (share_a * share_a / (a.n() as f64 - 1.0) + share_b * share_b / (b.n() as f64 - 1.0));
    let half = student::upper_quantile(confidence.tail(), df) * squared.sqrt();
    let point = mean_a - mean_b;
    Reading::estimate(point, Interval::new((point - half, point + half), confidence, Method::Welch), a.n() + b.n())
}

/// Mean and its squared standard error; none below two answers.
fn squared_error(moments: &Moments) -> Option<(f64, f64)> {
    let deviation = moments.deviation()?;
    Some((moments.mean()?, deviation * deviation / moments.n() as f64))
}
