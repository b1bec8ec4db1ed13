//! Owns the tail of fair coin tosses, for the sign test; does not know what is tossed.

/// Probability of `k` heads or fewer in `n` fair tosses, for 2 `k` ≤ `n`; other `k` count as the half. The largest term by Loader's saddle
/// point expansion (2000), the others by their ratios; beyond 2^40 tosses by the normal distribution with continuity correction, whose
/// relative error is below 1e-9 there wherever the tail exceeds 1e-12.
pub fn fair_tail(k: u64, n: u64) -> f64 {
    let k = k.min(n / 2);
    let (heads, tosses) = (k as f64, n as f64);
    if n > SUMMED {
        return 0.5 * libm::erfc((0.5 * tosses - heads - 0.5) / (0.5 * tosses).sqrt());
    }
    let (mut sum, mut ratio, mut left) = (0.0, 1.0, heads);
    while ratio > sum * f64::EPSILON {
        sum += ratio;
        ratio *= left / (tosses - left + 1.0);
        left -= 1.0;
    }
    fair_mass(heads, tosses) * sum
}

/// Some ten million terms at the most, each a multiplication and a division.
const SUMMED: u64 = 1 << 40;

/// Probability of exactly `heads`.
fn fair_mass(heads: f64, tosses: f64) -> f64 {
    let others = tosses - heads;
    if heads == 0.0 {
        return libm::exp(-tosses * core::f64::consts::LN_2);
    }
    let correction = stirling_error(tosses) - stirling_error(heads) - stirling_error(others);
    let spread = tosses / (2.0 * core::f64::consts::PI * heads * others);
    libm::exp(correction - 0.5 * tosses * imbalance((others - heads) / tosses)) * spread.sqrt()
}

/// (1 − u) ln(1 − u) + (1 + u) ln(1 + u), for 0 ≤ u < 1. Near 0 by its series Σ u^2j / (j (2j − 1)), where the logarithms would cancel.
fn imbalance(u: f64) -> f64 {
    if u > 0.1 {
        return (1.0 - u) * libm::log1p(-u) + (1.0 + u) * libm::log1p(u);
    }
    let square = u * u;
    (1..=8).rev().map(f64::from).fold(0.0, |sum, j| (sum + 1.0 / (j * (2.0 * j - 1.0))) * square)
}

/// ln n! − ln(√(2πn) (n/e)^n) for whole n ≥ 1: by its series (DLMF 5.11.1) from 16 on, below from the logarithm itself.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - 0.5 * libm::log(2.0 * core::f64::consts::PI);
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square) / n
}
