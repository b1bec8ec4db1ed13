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
/// Newton's method on the tail, kept inside a bracket. The tail is convex where t > 0, so that it comes from below after the first step;
/// every mean in a report asks for a quantile, so it starts as near as an expansion leads.
pub fn upper_quantile(tail: f64, df: f64) -> f64 {
    if tail >= 0.5 {
        return 0.0;
    }
    let normal = normal::upper_quantile(tail);
    let mut low = normal;
    let mut high = f64::INFINITY;
    let mut t = expanded(normal, df);
    if normal * normal > df {
        // The expansion is lost far out among few degrees of freedom. t₁ is the widest t: its quantile is cot(π·tail) < 1/(π·tail), so
        // doubling ends.
        high = low.max(1.0);
        while upper_tail(high, df) > tail && high < f64::MAX / 2.0 {
            low = high;
            high *= 2.0;
        }
        t = low;
    }
    for _ in 0..STEPS {
        let miss = upper_tail(t, df) - tail;
        if miss > 0.0 {
            low = t;
        } else {
            high = t;
        }
        let newton = t + miss / density(t, df);
        let within = newton >= low && newton <= high;
        if within && (newton - t).abs() <= CLOSE * t {
            return newton;
        }
        let next = if within || high == f64::INFINITY { newton.max(low) } else { 0.5 * (low + high) };
        if next == t || (high < f64::INFINITY && high - low <= f64::EPSILON * high) {
            break;
        }
        t = next;
    }
    t
}

/// More than any case needs (Newton takes two, or under ten far out; bisection alone some sixty), so that the loop always ends.
const STEPS: usize = 200;

/// Newton's next error is about the square of this one's, and so below the last bit.
const CLOSE: f64 = 1e-9;

/// The quantile by that of the normal distribution, to 1e-7 for 30 degrees of freedom at 95 % (Abramowitz & Stegun 1964, 26.7.5).
fn expanded(z: f64, df: f64) -> f64 {
    let s = z * z;
    let r = 1.0 / df;
    let first = (s + 1.0) / 4.0;
    let second = ((5.0 * s + 16.0) * s + 3.0) / 96.0;
    let third = (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
    let fourth = ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0;
    z * (1.0 + r * (first + r * (second + r * (third + r * fourth))))
}

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
