//! Owns how even a journey is: how much people's gaps vary between their touchpoints, which is the weakest, and how much touchpoints differ
//! beyond chance.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::contacts::Contacts;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::stats::sample::Sample;

/// Consistency takes people who were measured at this many touchpoints.
const TOUCHPOINTS: usize = 2;

/// How one touchpoint stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Touchpoint {
    /// Its name.
    pub id: String,
    /// Mean over people of their gap there, t interval over people.
    pub gap: Reading<ScalePoints>,
    /// For how many people it was the weakest of those they were measured at. Where several are equally weak, each counts.
    pub weakest: u64,
}

/// How much touchpoints differ beyond chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Between {
    /// Variance between touchpoints, in squared points of the scale, 0 upwards.
    pub tau_squared: f64,
    /// How many touchpoints it rests on: those where two people at least gave gaps that are not all equal.
    pub touchpoints: u64,
}

impl Contacts {
    /// Mean over people of the standard deviation of their own gaps over touchpoints: 0 is a journey of one piece. Of people measured at
    /// two touchpoints or more; t interval over people.
    pub fn unevenness(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let deviations = self.across().filter_map(|gaps| Sample::of(gaps.iter().map(|(_, gap)| *gap)).variance());
        Sample::of(deviations.map(f64::sqrt)).reading(confidence, Method::Clustered)
    }

    /// Mean over people of the gap at their weakest touchpoint. Of people measured at two touchpoints or more; t interval over people.
    pub fn weakest(&self, confidence: Confidence) -> Reading<ScalePoints> {
        Sample::of(self.across().filter_map(|gaps| lowest(&gaps))).reading(confidence, Method::Clustered)
    }

    /// Every touchpoint that was measured, the one that is most often the weakest first; then by name.
    pub fn touchpoints(&self, confidence: Confidence) -> Vec<Touchpoint> {
        let mut weakest: BTreeMap<&str, u64> = BTreeMap::new();
        for gaps in self.across() {
            let lowest = lowest(&gaps);
            for (id, _) in gaps.iter().filter(|(_, gap)| Some(*gap) == lowest) {
                *weakest.entry(id).or_default() += 1;
            }
        }
        let stand = |(id, gaps): (&str, Sample)| Touchpoint {
            id: String::from(id),
            gap: gaps.reading(confidence, Method::Clustered),
            weakest: weakest.get(id).copied().unwrap_or(0),
        };
        let mut all: Vec<Touchpoint> = self.by_touchpoint().into_iter().map(stand).collect();
        all.sort_by_key(|touchpoint| core::cmp::Reverse(touchpoint.weakest));
        all
    }

    /// Variance between touchpoints beyond what chance explains: DerSimonian & Laird 1986 (Control Clin Trials 7:177–188),
    /// max(0, (Q − (k − 1)) / (W − Σw²/W)) with w the reciprocal squared error of a touchpoint's mean. None below two usable touchpoints.
    /// It takes touchpoints for independent; where the same people answer at several, it is rather too small.
    pub fn between(&self) -> Option<Between> {
        let means: Vec<(f64, f64)> = self
            .by_touchpoint()
            .values()
            .filter_map(|gaps| Some((gaps.mean()?, gaps.variance().filter(|variance| *variance > 0.0)? / gaps.n() as f64)))
            .collect();
        if means.len() < 2 {
            return None;
        }
        let total: f64 = means.iter().map(|(_, squared)| 1.0 / squared).sum();
        let squares: f64 = means.iter().map(|(_, squared)| 1.0 / (squared * squared)).sum();
        let centre = means.iter().map(|(mean, squared)| mean / squared).sum::<f64>() / total;
        let q: f64 = means.iter().map(|(mean, squared)| (mean - centre) * (mean - centre) / squared).sum();
        let tau_squared = ((q - (means.len() as f64 - 1.0)) / (total - squares / total)).max(0.0);
        Some(Between { tau_squared, touchpoints: means.len() as u64 })
    }

    /// The gaps of each person by touchpoint, of those who were measured at enough of them.
    fn across(&self) -> impl Iterator<Item = Vec<(&str, f64)>> {
        let gaps = self
            .people
            .values()
            .map(|touchpoints| touchpoints.iter().filter_map(|(id, met)| Some((id.as_str(), met.mean()?))).collect::<Vec<_>>());
        gaps.filter(|gaps| gaps.len() >= TOUCHPOINTS)
    }

    /// Each touchpoint's gaps, one a person.
    fn by_touchpoint(&self) -> BTreeMap<&str, Sample> {
        let mut gaps: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (id, met) in self.people.values().flatten() {
            gaps.entry(id.as_str()).or_default().extend(met.mean());
        }
        gaps.into_iter().filter(|(_, gaps)| !gaps.is_empty()).map(|(id, gaps)| (id, Sample::of(gaps))).collect()
    }
}

fn lowest(gaps: &[(&str, f64)]) -> Option<f64> {
    gaps.iter().map(|(_, gap)| *gap).reduce(f64::min)
}
