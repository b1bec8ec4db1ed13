//! Owns the net effect of a touchpoint: how many people it lifted above what they expected, less how many it let down.

use crate::reading::{Confidence, Interval, Lack, Method, Reading, ShareDifference};
use crate::stats::{normal, score};
use crate::table::Table;

/// Share of people whose experience was better than they expected − share whose was worse, −1 to 1, with the score interval (Tango 1998)
/// that an NPS has: both are trinomial. Rows of the table are expectations, columns experiences, on a scale whose high end is good.
pub fn effect(table: &Table, confidence: Confidence) -> Reading<ShareDifference> {
    let [worse, same, better] = table.split();
    let n = worse + same + better;
    if n == 0 {
        return Reading::insufficient(0, Lack::NoAnswers);
    }
    let ends = score::interval(better, worse, n, normal::upper_quantile(confidence.tail()));
    Reading::estimate((better as f64 - worse as f64) / n as f64, Interval::new(ends, confidence, Method::Score), n)
}
