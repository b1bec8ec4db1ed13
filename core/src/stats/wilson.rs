//! Owns the interval of a share; does not know what is being counted.

use super::normal;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, Share};

/// Wilson 1927: the share `hits / n` with its interval. `hits` must not exceed `n`.
pub fn share(hits: u64, n: u64, confidence: Confidence) -> Reading<Share> {
    if n == 0 {
        return Reading::insufficient(0, Lack::NoAnswers);
    }
    let (count, total) = (hits as f64, n as f64);
    let z = normal::upper_quantile(confidence.tail());
    let p = count / total;
    let shrink = 1.0 + z * z / total;
    let centre = (p + z * z / (2.0 * total)) / shrink;
    let half = z / shrink * (p * (1.0 - p) / total + z * z / (4.0 * total * total)).sqrt();
    let low = if hits == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if hits >= n { 1.0 } else { (centre + half).min(1.0) };
    Reading::estimate(p, Interval::new((low, high), confidence, Method::Wilson), n)
}
