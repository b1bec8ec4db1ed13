//! Owns the difference of two shares of the same people (better − worse, agree − disagree); does not know which answers are which.

use super::{normal, score};
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ShareDifference};

/// `plus` / `n` − `minus` / `n`, −1 to 1, with the score interval (Tango 1998): each person counts once as plus, minus or neither, the
/// same trinomial as NPS. `plus + minus` must not exceed `n`.
pub fn reading(plus: u64, minus: u64, n: u64, confidence: Confidence) -> Reading<ShareDifference> {
    if n == 0 {
        return Reading::insufficient(0, Lack::NoAnswers);
    }
    let ends = score::interval(plus, minus, n, normal::upper_quantile(confidence.tail()));
    Reading::estimate((plus as f64 - minus as f64) / n as f64, Interval::new(ends, confidence, Method::Score), n)
}
