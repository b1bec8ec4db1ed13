//! Owns the variance of a sum over a stratified, clustered sample (Wolter 2007, ch. 1 and 6; the default of Stata's svy and R's survey);
//! does not know what is summed.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::error::Error;
use crate::reading::Lack;

/// Which part of the population was drawn, n / N, 0 to 1. The rest, 1 − n / N, is what the variance shrinks by: where everybody answered,
/// nothing is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct SamplingFraction(f64);

impl SamplingFraction {
    /// Reads a fraction. Errors: [`Error::OutOfRange`] unless 0 ≤ fraction ≤ 1.
    pub fn parse(fraction: f64) -> Result<SamplingFraction, Error> {
        let possible = (0.0..=1.0).contains(&fraction);
        possible.then_some(SamplingFraction(fraction)).ok_or_else(|| Error::OutOfRange { path: "fraction".into() })
    }

    fn rest(self) -> f64 {
        1.0 - self.0
    }
}

/// How far a population that is not endless narrows the interval.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Correction {
    /// Not at all: so few were drawn, or so many exist.
    #[default]
    None,
    /// The same fraction was drawn everywhere.
    Same(SamplingFraction),
    /// A fraction for each stratum.
    ByStratum(BTreeMap<u32, SamplingFraction>),
}

impl Correction {
    /// What part of the stratum's variance remains; none where a fraction should be given and is not.
    pub(super) fn rest(&self, stratum: u32) -> Option<f64> {
        match self {
            Correction::None => Some(1.0),
            Correction::Same(fraction) => Some(fraction.rest()),
            Correction::ByStratum(fractions) => fractions.get(&stratum).map(|fraction| fraction.rest()),
        }
    }
}

/// One answer's part of the estimate.
pub(super) struct Part {
    pub stratum: u32,
    /// Answers of one cluster are summed before anything else; without a cluster, an answer is one of its own.
    pub cluster: Option<u32>,
    pub value: f64,
}

/// A variance with what it rests on.
pub(super) struct Spread {
    pub variance: f64,
    /// Clusters less strata.
    pub freedom: u64,
    /// Whether anybody was left out, so that there is something to be uncertain about.
    pub sampled: bool,
}

/// Σ_h (1 − f_h) n_h/(n_h − 1) Σ (u − ū_h)², with u summed within clusters. Fails for a stratum with one cluster, which shows no spread:
/// it takes one more in each of these.
pub(super) fn spread(parts: impl Iterator<Item = Part>, correction: &Correction) -> Result<Spread, Lack> {
    let mut strata: BTreeMap<u32, BTreeMap<u64, f64>> = BTreeMap::new();
    for (index, part) in parts.enumerate() {
        // Above every cluster's number, so that an answer without cluster meets none.
        let own = (1 << 32) + index as u64;
        *strata.entry(part.stratum).or_default().entry(part.cluster.map_or(own, u64::from)).or_default() += part.value;
    }
    let drawn: u64 = strata.values().map(|clusters| clusters.len() as u64).sum();
    let alone = |(stratum, clusters): &(&u32, &BTreeMap<u64, f64>)| clusters.len() == 1 && correction.rest(**stratum).unwrap_or(1.0) > 0.0;
    let lacking = strata.iter().filter(alone).count() as u64;
    let mut whole = Spread { variance: 0.0, freedom: 0, sampled: false };
    for (stratum, clusters) in strata {
        let rest = correction.rest(stratum).unwrap_or(1.0);
        let values: Vec<f64> = clusters.into_values().collect();
        whole.freedom += values.len() as u64 - 1;
        whole.sampled |= rest > 0.0;
        if rest > 0.0 {
            whole.variance += rest * scatter(&values).ok_or(Lack::TooFew { need: drawn + lacking })?;
        }
    }
    Ok(whole)
}

/// n/(n − 1) Σ (u − ū)²; none below two values.
fn scatter(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| n / (n - 1.0) * squares)
}
