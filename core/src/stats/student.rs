//! Owns Student's t distribution: tail probability and quantile; does not know what is being averaged.

use super::normal;

/// Probability that a t variable with `df` > 0 degrees of freedom exceeds `t`.
pub fn upper_tail(t: f64, df: f64) -> f64 {
    let half = 0.5 * incomplete_beta(df, t * t);
    if t < 0.0 { 1.0 - half } else { half }
}

/// The value that a t variable with `df` ≥ 1 degrees of freedom exceeds with probability `tail` (1e-150 ≤ tail ≤ 0.5; no confidence that
/// a double holds comes near the lower end).
///
/// Newton's method on the tail, kept inside a bracket; it starts from the normal quantile, which lies below the answer.
pub fn upper_quantile(tail: f64, df: f64) -> f64 {
    if tail >= 0.5 {
        return 0.0;
    }
    let mut low = normal::upper_quantile(tail);
    let mut high = low.max(1.0);
    // t₁ is the widest t: its quantile is cot(π·tail) < 1/(π·tail), so doubling ends.
    while upper_tail(high, df) > tail && high < f64::MAX / 2.0 {
        low = high;
        high *= 2.0;
    }
    let mut t = low;
    for _ in 0..STEPS {
        let miss = upper_tail(t, df) - tail;
        if miss > 0.0 {
            low = t;
        } else {
            high = t;
        }
        let newton = t + miss / density(t, df);
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if next == t || high - low <= f64::EPSILON * high {
            break;
        }
        t = next;
    }
    t
}

/// More than any case needs (Newton takes under ten, bisection alone some sixty), so that the loop always ends.
const STEPS: usize = 200;

fn density(t: f64, df: f64) -> f64 {
    libm::exp(log_gamma_half_step(0.5 * df) - 0.5 * (df + 1.0) * libm::log1p(t * t / df)) / (core::f64::consts::PI * df).sqrt()
}

/// I_x(df/2, 1/2) at x = df / (df + t²): the probability of |T| > |t|.
fn incomplete_beta(df: f64, t_squared: f64) -> f64 {
    if t_squared <= 0.0 {
        return 1.0;
    }
    if t_squared == f64::INFINITY {
        return 0.0;
    }
    let (a, b) = (0.5 * df, 0.5);
    let x = df / (df + t_squared);
    let y = t_squared / (df + t_squared);
    // ln( x^a y^b / B(a, b) ), with ln x taken as −ln(1 + t²/df) to keep its digits when df is large.
    let log_front = -a * libm::log1p(t_squared / df) + b * libm::log(y) + log_gamma_half_step(a) - 0.5 * libm::log(core::f64::consts::PI);
    if x < (a + 1.0) / (a + b + 2.0) {
        libm::exp(log_front) / continued_fraction(a, b, x, y)
    } else {
        1.0 - libm::exp(log_front) / continued_fraction(b, a, y, x)
    }
}

/// ln Γ(a + ½) − ln Γ(a). From 20 on by its asymptotic series (DLMF 5.11.13), where subtracting two large logarithms would cost digits.
fn log_gamma_half_step(a: f64) -> f64 {
    if a < 20.0 {
        return libm::lgamma(a + 0.5) - libm::lgamma(a);
    }
    let r = 1.0 / a;
    let square = r * r;
    0.5 * libm::log(a)
        - r * (1.0 / 8.0 - square * (1.0 / 192.0 - square * (1.0 / 640.0 - square * (17.0 / 14336.0 - square * 31.0 / 18432.0))))
}

/// Continued fraction of the incomplete beta function (DiDonato & Morris 1992, TOMS 18:360–373, eq. 9), by Lentz's method, for
/// y = 1 − x. Taking y apart from x keeps the digits that 1 − x loses when t² is small beside the degrees of freedom.
fn continued_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let distance = a * y - b * x + 1.0;
    let mut fraction = a * distance / (a + 1.0);
    let mut c = fraction;
    let mut d = 0.0;
    for step in 1..=TERMS {
        let m = f64::from(step);
        let odd = a + 2.0 * m - 1.0;
        let over = (a + m - 1.0) * (a + b + m - 1.0) * m * (b - m) * x * x / (odd * odd);
        let under = m + m * (b - m) * x / odd + (a + m) * (distance + m * (1.0 + y)) / (odd + 2.0);
        d = 1.0 / (under + over * d);
        c = under + over / c;
        let factor = c * d;
        fraction *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// Sixty terms are the most that any case takes from 1 to 10^15 degrees of freedom; this ends the loop whatever comes.
const TERMS: u32 = 1000;
