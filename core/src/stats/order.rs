//! Owns putting things in order without moving them; once for all kinds of things, which keeps the code that a page fetches small.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// The places 0 to `many` − 1 in the order that `compare` gives them; equal ones stay as they are.
pub fn by(many: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..many).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// The same places, those that are equal together, in their order.
pub fn groups(many: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<Vec<usize>> {
    let order = by(many, compare);
    order.chunk_by(|one, other| compare(*one, *other).is_eq()).map(<[usize]>::to_vec).collect()
}
