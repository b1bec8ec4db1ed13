//! Owns the difference of two shares of different people; does not compare more than two.

use super::{Hits, ShareInterval};
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ShareDifference};
use crate::stats::mover;

/// `one` − `other`, −1 to 1, of different people, by Newcombe 1998 (Stat Med 17:873–890), method 10: from the two Wilson intervals. Its n is
/// that of both together.
pub fn difference(one: Hits, other: Hits, confidence: Confidence) -> Reading<ShareDifference> {
    let n = one.n() + other.n();
    let (Some(first), Some(second)) = (one.point(), other.point()) else {
        return Reading::insufficient(n, Lack::NoAnswers);
    };
    let side = |hits: Hits, point| mover::Side { point, ends: hits.ends(ShareInterval::Wilson, confidence) };
    let ends = mover::difference(side(one, first), side(other, second));
    Reading::estimate(first - second, Interval::new(ends, confidence, Method::Newcombe), n)
}
