//! Owns the interval of a difference recovered from the two intervals; does not know what is being compared.

/// One of two estimates with the ends of its interval.
#[derive(Clone, Copy)]
pub(crate) struct Side {
    pub point: f64,
    pub ends: (f64, f64),
}

/// Ends of the interval of `one` − `other`, which are independent: Newcombe 1998 (Stat Med 17:873–890), method 10, for shares; Zou & Donner
/// 2008 (Stat Med 27:1693–1702) for whatever has an interval.
pub(crate) fn difference(one: Side, other: Side) -> (f64, f64) {
    let difference = one.point - other.point;
    let below = (one.point - one.ends.0, other.ends.1 - other.point);
    let above = (one.ends.1 - one.point, other.point - other.ends.0);
    let root = |(a, b): (f64, f64)| (a * a + b * b).sqrt();
    (difference - root(below), difference + root(above))
}
