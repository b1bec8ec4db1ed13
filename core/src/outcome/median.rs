//! Owns the median with its interval from order statistics; does not know what is being ordered.

use alloc::vec::Vec;

use crate::reading::{Amount, Confidence, Interval, Lack, Method, Reading};

/// Median of waits that ended (`ended`, sorted) and of `open` ones, which are longer than any. The interval runs from the r-th shortest to
/// the r-th longest, where r − 1 or fewer below the median is less likely than each tail (Conover 1999, 3.2): it assumes no distribution.
/// Insufficient as long as an open wait could be the median or an end, which takes a certain number of ended ones.
pub(super) fn reading(ended: &[f64], open: u64, confidence: Confidence) -> Reading<Amount> {
    let n = ended.len() as u64 + open;
    if n == 0 {
        return Reading::insufficient(0, Lack::NoAnswers);
    }
    let rank = rank(n, confidence.tail());
    if rank == 0 {
        return Reading::insufficient(n, Lack::TooFew { need: fewest(confidence.tail()) });
    }
    let at = |rank: u64| ended.get(rank as usize - 1).copied();
    let middle = at(n.div_ceil(2)).zip(at(n / 2 + 1)).map(|(one, other)| one + (other - one) / 2.0);
    match (at(rank), middle, at(n - rank + 1)) {
        (Some(low), Some(point), Some(high)) => {
            Reading::estimate(point, Interval::new((low, high), confidence, Method::OrderStatistics), n)
        }
        _ => Reading::insufficient(ended.len() as u64, Lack::TooFew { need: n - rank + 1 }),
    }
}

/// The largest r with P(B < r) ≤ tail, where B is binomial with n trials and ½.
fn rank(n: u64, tail: f64) -> u64 {
    let whole = libm::lgamma(n as f64 + 1.0) - n as f64 * core::f64::consts::LN_2;
    let term = |i: u64| libm::exp(whole - libm::lgamma(i as f64 + 1.0) - libm::lgamma((n - i) as f64 + 1.0));
    let mut below = 0.0;
    for i in 0..n {
        below += term(i);
        if below > tail {
            return i;
        }
    }
    n
}

/// The smallest n at which the interval may run from the shortest to the longest, 2⁻ⁿ ≤ tail.
fn fewest(tail: f64) -> u64 {
    let mut n = 1;
    let mut chance = 0.5;
    while chance > tail && n < 1100 {
        chance /= 2.0;
        n += 1;
    }
    n
}

/// Sorted, shortest first.
pub(super) fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}
