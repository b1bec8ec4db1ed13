//! Owns Wilson's interval of a share, without and with continuity correction; does not know what is being counted.

use super::Hits;
use crate::reading::{Confidence, Reading, Share};

/// Wilson 1927: the share `hits / n` with the default interval. `hits` must not exceed `n`.
pub(crate) fn share(hits: u64, n: u64, confidence: Confidence) -> Reading<Share> {
    Hits { hits, n }.reading(confidence)
}

/// Wilson 1927.
pub(super) fn ends(hits: f64, n: f64, z: f64) -> (f64, f64) {
    let p = hits / n;
    let shrink = 1.0 + z * z / n;
    let centre = (p + z * z / (2.0 * n)) / shrink;
    let half = z / shrink * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    (centre - half, centre + half)
}

/// Newcombe 1998 (Stat Med 17:857–872), method 4.
pub(super) fn corrected(hits: f64, n: f64, z: f64) -> (f64, f64) {
    let p = hits / n;
    let middle = 2.0 * hits + z * z;
    let under = 2.0 * (n + z * z);
    let root = |side: f64| (z * z - side * 2.0 - 1.0 / n + 4.0 * p * (n * (1.0 - p) + side)).max(0.0).sqrt();
    ((middle - 1.0 - z * root(1.0)) / under, (middle + 1.0 + z * root(-1.0)) / under)
}
