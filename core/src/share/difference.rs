//! Owns the difference of two shares of different people; does not compare more than two.

use super::{Hits, ShareInterval};
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ShareDifference};
use crate::stats::mover;

/// `one` − `other`, −1 to 1, of different people, by Newcombe 1998 (Stat Med 17:873–890), method 10: from the two Wilson intervals. Its n is
/// that of both together.
///
/// ```
/// use expectly_core::{reading::Confidence, share::{Hits, difference}};
///
/// // Newcombe 1998, table II, example (a): 0.0524 to 0.3339.
/// let interval = difference(Hits::parse(56, 70)?, Hits::parse(48, 80)?, Confidence::DEFAULT).interval();
/// assert_eq!(interval.map(|interval| [interval.low, interval.high].map(|end| (end * 1e4).round())), Some([524.0, 3339.0]));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn difference(one: Hits, other: Hits, confidence: Confidence) -> Reading<ShareDifference> {
    let n = one.n() + other.n();
    let (Some(first), Some(second)) = (one.point(), other.point()) else {
        return Reading::insufficient(n, Lack::NoAnswers);
    };
    let side = |hits: Hits, point| mover::Side { point, ends: hits.ends(ShareInterval::Wilson, confidence) };
    let ends = mover::difference(side(one, first), side(other, second));
    Reading::estimate(first - second, Interval::new(ends, confidence, Method::Newcombe), n)
}
