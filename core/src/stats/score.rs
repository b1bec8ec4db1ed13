//! Owns the score interval of a difference of paired proportions; does not know that NPS is one.

/// Tango 1998 (Stat Med 17:891–908): the interval of (`plus` − `minus`) / `n`, where `z` is the normal quantile. `n` must be positive
/// and at least `plus + minus`.
pub fn interval(plus: u64, minus: u64, n: u64, z: f64) -> (f64, f64) {
    let low = if minus == n { -1.0 } else { root(plus, minus, n, z) };
    let high = if plus == n { 1.0 } else { root(plus, minus, n, -z) };
    (low, high)
}

/// Where the statistic, which falls as θ rises, equals `target`.
fn root(plus: u64, minus: u64, n: u64, target: f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if statistic(plus as f64, minus as f64, n as f64, middle) > target {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// 2 · 2⁻⁶⁰ is below the last bit of any limit that is shown.
const HALVINGS: usize = 60;

fn statistic(plus: f64, minus: f64, n: f64, theta: f64) -> f64 {
    let q = constrained(plus, minus, n, theta);
    let variance = n * (2.0 * q + theta * (1.0 - theta));
    let distance = plus - minus - n * theta;
    if variance > 0.0 {
        distance / variance.sqrt()
    } else if distance == 0.0 {
        0.0
    } else {
        f64::INFINITY.copysign(distance)
    }
}

/// The likeliest probability of "minus" if the difference were `theta`: Tango's root, in the form that does not cancel.
pub(crate) fn constrained(plus: f64, minus: f64, n: f64, theta: f64) -> f64 {
    let a = 2.0 * n;
    let b = -minus - plus + (2.0 * n - plus + minus) * theta;
    let c = -minus * theta * (1.0 - theta);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    if b > 0.0 { -2.0 * c / (b + root) } else { (root - b) / (2.0 * a) }
}
