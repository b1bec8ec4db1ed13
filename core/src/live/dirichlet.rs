//! Owns the Dirichlet–multinomial e-value of Lindon & Malek 2022 (NeurIPS 35) for three counts, projected onto NPS.

use crate::nps::Nps;
use crate::stats::{score, stirling};

/// ln of the probability that a uniform Dirichlet prior gives to these answers in their order, 0 or below. Falls without end as answers come in;
/// only its difference from a likelihood means anything.
pub fn log_marginal(nps: &Nps) -> f64 {
    let n = nps.n() as f64;
    let entropy: f64 = counts(nps).into_iter().filter(|count| *count > 0.0).map(|count| count * libm::log(count / n)).sum();
    entropy + regret(nps)
}

/// ln of the least evidence against any population whose NPS is `theta` (−1 to 1). Infinite where such a population could not have given
/// these answers.
pub fn log_e(nps: &Nps, theta: f64) -> f64 {
    let n = nps.n() as f64;
    if n == 0.0 {
        return 0.0;
    }
    let [detractors, passives, promoters] = counts(nps);
    // Solved for the rarer of the two ends, whose share keeps its digits near an NPS of 1 or −1.
    let (often, rarely) = if theta < 0.0 { (detractors, promoters) } else { (promoters, detractors) };
    let distance = theta.abs();
    let rare = score::constrained(often, rarely, n, distance);
    let middle = 1.0 - distance - 2.0 * rare;
    let surprise = |count: f64, share: f64| stirling::surprise(count, count - n * share, n * share);
    surprise(rarely, rare) + surprise(passives, middle) + surprise(often, rare + distance) + regret(nps)
}

/// Every NPS against which the evidence stays below 1 / `alpha`. There must be answers.
pub(super) fn interval(nps: &Nps, alpha: f64) -> (f64, f64) {
    let limit = -libm::log(alpha);
    let [detractors, _, promoters] = counts(nps);
    let point = (promoters - detractors) / nps.n() as f64;
    let end = |outermost: f64| {
        if log_e(nps, outermost) < limit {
            return outermost;
        }
        let (mut inner, mut outer) = (point, outermost);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (inner + outer);
            if log_e(nps, middle) < limit {
                inner = middle;
            } else {
                outer = middle;
            }
        }
        outer
    };
    (end(-1.0), end(1.0))
}

/// 2 · 2⁻⁶⁰ is below the last bit of any limit that is shown.
const HALVINGS: usize = 60;

/// How much less probable the answers are to the prior than to the shares that were found: ln of the marginal less the greatest
/// likelihood. Written with Stirling's formula, whose large parts cancel exactly.
fn regret(nps: &Nps) -> f64 {
    let n = nps.n() as f64;
    let half_log = |count: f64| 0.5 * libm::log(count) + stirling::HALF_LOG_2_PI + stirling::remainder(count);
    let parts: f64 = counts(nps).into_iter().filter(|count| *count > 0.0).map(half_log).sum();
    let whole = if n > 0.0 { half_log(n) } else { 0.0 };
    core::f64::consts::LN_2 + parts - whole - libm::log(n + 1.0) - libm::log(n + 2.0)
}

fn counts(nps: &Nps) -> [f64; 3] {
    [nps.detractors() as f64, nps.passives() as f64, nps.promoters() as f64]
}
