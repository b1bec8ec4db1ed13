//! Owns the step-up rule of Benjamini & Hochberg 1995; does not know what was tested.

use alloc::vec;
use alloc::vec::Vec;

/// For each p value, in the order given: its adjusted value, min over j ≥ i of m·p₍ⱼ₎/j and at most 1, and whether it is rejected: the
/// k smallest are, where k is the largest with p₍ₖ₎ ≤ k·rate/m. `declared` is m, at least as many as there are values.
pub(super) fn judge(values: &[f64], declared: usize, rate: f64) -> Vec<(f64, bool)> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut judged = vec![(1.0, false); values.len()];
    let (mut least, mut rejected) = (1.0_f64, false);
    for (rank, (index, p)) in order.into_iter().enumerate().rev() {
        let part = (rank + 1) as f64 / declared as f64;
        least = least.min(p / part);
        rejected = rejected || p <= part * rate;
        if let Some(place) = judged.get_mut(index) {
            *place = (least, rejected);
        }
    }
    judged
}
