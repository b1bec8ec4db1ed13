//! Owns making weights add up to sizes that are known; does not know where the sizes come from.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::probability::Adjustment;
use crate::error::Error;

/// Post-stratification (Holt & Smith 1979): w* = w N_c / Σ_c w, so that the weights of every cell add up to the people who live in it. One
/// `(cell, weight)` an answer; `sizes` holds N_c, above 0. The new weights in the same order. Errors: [`Error::Missing`] at `sizes` for a
/// cell without its size; [`Error::Inconsistent`] at `sizes` for a size without answers: nothing is known of the people there, so collapse
/// the cell with another; [`Error::OutOfRange`] at `weight` for a weight or size that is not finite and above 0.
pub fn post_stratify(answers: &[(u32, Adjustment)], sizes: &BTreeMap<u32, Adjustment>) -> Result<Vec<Adjustment>, Error> {
    let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
    for (cell, weight) in answers {
        *sums.entry(*cell).or_default() += weight.factor();
    }
    if sizes.keys().any(|cell| !sums.contains_key(cell)) {
        return Err(Error::Inconsistent { path: "sizes".into() });
    }
    let scaled = |(cell, weight): &(u32, Adjustment)| match (sizes.get(cell), sums.get(cell)) {
        (Some(size), Some(sum)) => Adjustment::parse(weight.factor() * size.factor() / sum),
        _ => Err(Error::Missing { path: "sizes".into() }),
    };
    answers.iter().map(scaled).collect()
}
