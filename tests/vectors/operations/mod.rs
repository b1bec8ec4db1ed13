//! Owns the list of families of operations; each family turns a row's input into core's numbers.

mod change;
mod drivers;
mod gaps;
mod journey;
mod live;
mod many;
mod means;
mod nps;
mod outcomes;
mod privacy;
mod shares;
mod weights;

use crate::case::{Input, Results};

/// Computes the row if the operation is one of the family's.
pub type Family = fn(op: &str, input: &Input) -> Option<Results>;

/// Every family.
pub const FAMILIES: &[Family] = &[
    shares::run,
    nps::run,
    means::run,
    gaps::run,
    live::run,
    change::run,
    many::run,
    weights::run,
    privacy::run,
    outcomes::run,
    journey::run,
    drivers::run,
];
