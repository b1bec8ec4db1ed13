//! Owns the variance of a sum over a stratified, clustered sample (Wolter 2007, ch. 1 and 6; the default of Stata's svy and R's survey);
//! does not know what is summed.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::error::Error;
use crate::reading::Lack;
use crate::stats::order;

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
pub(super) fn spread(parts: &[Part], correction: &Correction) -> Result<Spread, Lack> {
    let sums = clusters(parts);
    let strata = || sums.chunk_by(|one, other| one.0 == other.0);
    let rest = |clusters: &[(u32, f64)]| clusters.first().and_then(|(stratum, _)| correction.rest(*stratum)).unwrap_or(1.0);
    let lacking = strata().filter(|clusters| clusters.len() == 1 && rest(clusters) > 0.0).count();
    let need = (sums.len() + lacking) as u64;
    let mut whole = Spread { variance: 0.0, freedom: 0, sampled: false };
    for clusters in strata() {
        let rest = rest(clusters);
        let values: Vec<f64> = clusters.iter().map(|(_, sum)| *sum).collect();
        whole.freedom += values.len() as u64 - 1;
        whole.sampled |= rest > 0.0;
        if rest > 0.0 {
            whole.variance += rest * scatter(&values).ok_or(Lack::TooFew { need })?;
        }
    }
    Ok(whole)
}

/// The sum of each cluster with its stratum, in the order of strata and clusters; answers without cluster come last, in their own order.
pub(super) fn clusters(parts: &[Part]) -> Vec<(u32, f64)> {
    // Above every cluster's number, so that an answer without cluster meets none.
    let own = |place: usize| (1 << 32) + place as u64;
    let group = |place: usize| parts.get(place).map(|part| (part.stratum, part.cluster.map_or(own(place), u64::from)));
    let groups = order::groups(parts.len(), &|one, other| group(one).cmp(&group(other)));
    let sum = |places: Vec<usize>| {
        let mut parts = places.into_iter().filter_map(|place| parts.get(place));
        let first = parts.next()?;
        Some((first.stratum, parts.fold(first.value, |sum, part| sum + part.value)))
    };
    groups.into_iter().filter_map(sum).collect()
}

/// n/(n − 1) Σ (u − ū)²; none below two values.
fn scatter(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| n / (n - 1.0) * squares)
}
