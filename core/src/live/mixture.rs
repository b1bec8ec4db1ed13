//! Owns the two-sided normal mixture of Howard, Ramdas, McAuliffe & Sekhon 2021 (Ann Stat 49:1055–1080); does not know what is summed.

/// The mixture's ρ that makes the bound lowest at intrinsic time `v_opt` > 0 for error rate `alpha_opt` (0 < alpha_opt < 1).
pub fn rho(v_opt: f64, alpha_opt: f64) -> f64 {
    let twice = -2.0 * libm::log(alpha_opt);
    v_opt / (twice + libm::log1p(twice))
}

/// What |S − n·μ| exceeds at any moment with probability `alpha` at most, at intrinsic time `v` ≥ 0. For answers between a and b,
/// v = n·(b − a)²/4 (Hoeffding), in squared units of the answers; the bound is in their unit.
pub fn bound(v: f64, rho: f64, alpha: f64) -> f64 {
    ((v + rho) * (libm::log1p(v / rho) - 2.0 * libm::log(alpha))).sqrt()
}
