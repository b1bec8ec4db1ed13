//! Owns Student's t distribution: tail probability and quantile; does not know what is being averaged.

use super::beta::{Beta, Point};
use super::normal;

/// Probability that a t variable with `df` > 0 degrees of freedom exceeds `t`.
pub fn upper_tail(t: f64, df: f64) -> f64 {
    let half = 0.5 * both_tails(t * t, df);
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

/// Where t > 0.
fn density(t: f64, df: f64) -> f64 {
    beta_of(df).front(point(t * t, df)) / t
}

/// I_x(df/2, 1/2) at x = df / (df + t²): the probability of |T| > |t|.
fn both_tails(t_squared: f64, df: f64) -> f64 {
    if t_squared <= 0.0 {
        return 1.0;
    }
    if t_squared == f64::INFINITY {
        return 0.0;
    }
    beta_of(df).lower_tail(point(t_squared, df))
}

fn beta_of(df: f64) -> Beta {
    Beta { a: 0.5 * df, b: 0.5 }
}

fn point(t_squared: f64, df: f64) -> Point {
    Point { x: df / (df + t_squared), y: t_squared / (df + t_squared) }
}
