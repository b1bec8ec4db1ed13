//! Owns the terms that keep their digits where logarithms of large gamma functions would cancel (Loader 2000, "Fast and accurate
//! computation of binomial probabilities"); does not know the distributions that are made of them.

/// What Stirling's formula leaves out: ln Γ(n) − (n − ½) ln n + n − ½ ln 2π, for n > 0. About 1/12n.
pub(crate) fn remainder(n: f64) -> f64 {
    // From ten on, seven terms of the asymptotic series (DLMF 5.11.1) reach the last bit; below, Γ(n + 1) = n Γ(n) leads up to there.
    let mut n = n;
    let mut below = 0.0;
    while n < 10.0 {
        below += (n + 0.5) * libm::log1p(1.0 / n) - 1.0;
        n += 1.0;
    }
    let r = 1.0 / n;
    let s = r * r;
    let series =
        1.0 / 12.0 - s * (1.0 / 360.0 - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360_360.0 - s / 156.0)))));
    below + r * series
}

/// u − ln(1 + u) for u > −1, where `ratio` is 1 + u with digits of its own (for u near −1 those of 1 + u are lost).
pub(crate) fn excess(u: f64, ratio: f64) -> f64 {
    if u.abs() > 0.3 {
        return u - libm::log(ratio);
    }
    // ln(1 + u) = 2 artanh(u / (2 + u)); its first term is taken off by hand.
    let half = u / (2.0 + u);
    let square = half * half;
    let mut power = half * square;
    let mut sum = 0.0;
    for step in 1..=ODD_POWERS {
        let next = sum + power / f64::from(2 * step + 1);
        if next == sum {
            break;
        }
        sum = next;
        power *= square;
    }
    half * u - 2.0 * sum
}

/// (0.3 / 1.7)² is below 2⁻⁵, so that eleven powers reach the last bit; this ends the loop whatever comes.
const ODD_POWERS: u32 = 20;

/// ½ ln 2π.
pub(crate) const HALF_LOG_2_PI: f64 = 0.918_938_533_204_672_7;

/// `count` · ln(`count` / `expected`), where `excess` = `count` − `expected` is given apart so that it keeps its digits. None of a thing
/// is no surprise, whatever was expected; some of an impossible thing is an infinite one.
pub(crate) fn surprise(count: f64, excess: f64, expected: f64) -> f64 {
    if count == 0.0 {
        0.0
    } else if expected > 0.0 {
        count * libm::log1p(excess / expected)
    } else {
        f64::INFINITY
    }
}
