//! Owns the beta–binomial mixture for shares of Howard et al. 2021, in the parametrisation of their package confseq.

use crate::stats::stirling;

/// ln of the evidence of `hits` of `n` against a true share of `p` (0 < p < 1). `weight` > 0 is how many answers the prior counts for.
pub(super) fn log_e(hits: f64, n: f64, p: f64, weight: f64) -> f64 {
    let q = 1.0 - p;
    let excess = hits - n * p;
    let (misses_in, hits_in, all_in) = (weight * q + n - hits, weight * p + hits, weight + n);
    // ln B(misses_in, hits_in) − ln B(weight·q, weight·p) − hits ln p − misses ln q, with the large parts of Stirling's formula cancelled.
    stirling::surprise(misses_in, -excess, all_in * q)
        + stirling::surprise(hits_in, excess, all_in * p)
        + 0.5 * (libm::log(weight * p / hits_in) + libm::log(q / misses_in) + libm::log(all_in))
        + stirling::remainder(misses_in)
        + stirling::remainder(hits_in)
        + stirling::remainder(weight)
        - stirling::remainder(all_in)
        - stirling::remainder(weight * q)
        - stirling::remainder(weight * p)
}

/// Every share against which the evidence stays below 1 / `alpha`; 0 and 1 where nothing speaks against them. `n` must be positive.
pub(super) fn interval(hits: f64, n: f64, weight: f64, alpha: f64) -> (f64, f64) {
    (lower(hits, n, weight, alpha), 1.0 - lower(n - hits, n, weight, alpha))
}

/// confseq's prior: the normal mixture's ρ at p(1 − p)·planned, less p(1 − p), but never less than a thousandth of it. In answers, for
/// ρ is proportional to p(1 − p). `rho` is that of unit variance.
pub(super) fn weight(rho: f64) -> f64 {
    (rho - 1.0).max(1e-3)
}

fn lower(hits: f64, n: f64, weight: f64, alpha: f64) -> f64 {
    let limit = -libm::log(alpha);
    if log_e(hits, n, LEAST, weight) < limit {
        return 0.0;
    }
    let (mut outer, mut inner) = (LEAST, hits / n);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (outer + inner);
        if log_e(hits, n, middle, weight) < limit {
            inner = middle;
        } else {
            outer = middle;
        }
    }
    outer
}

/// Stands for a share of 0, whose logarithm does not exist.
const LEAST: f64 = 1e-300;

/// 2⁻⁶⁰ is below the last bit of any limit that is shown.
const HALVINGS: usize = 60;
