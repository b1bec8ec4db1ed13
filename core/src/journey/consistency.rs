//! Owns how even a journey is: how much people's gaps vary between their touchpoints, which is the weakest, and how much touchpoints differ
//! beyond chance.

use alloc::string::String;
use alloc::vec::Vec;

use super::contacts::{Contacts, Met};
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::stats::order;
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
        let stands = self.by_touchpoint();
        let order = order::by(stands.len(), &|one, other| {
            let weakest = |index: usize| stands.get(index).map(|stand| stand.weakest);
            weakest(other).cmp(&weakest(one))
        });
        let stand = |stand: &Stand| Touchpoint {
            id: String::from(stand.id),
            gap: Sample::of(stand.gaps.iter().copied()).reading(confidence, Method::Clustered),
            weakest: stand.weakest,
        };
        order.into_iter().filter_map(|index| stands.get(index)).map(stand).collect()
    }

    /// Variance between touchpoints beyond what chance explains: DerSimonian & Laird 1986 (Control Clin Trials 7:177–188),
    /// max(0, (Q − (k − 1)) / (W − Σw²/W)) with w the reciprocal squared error of a touchpoint's mean. None below two usable touchpoints.
    /// It takes touchpoints for independent; where the same people answer at several, it is rather too small.
    pub fn between(&self) -> Option<Between> {
        let mut means = Vec::new();
        for stand in self.by_touchpoint() {
            let gaps = Sample::of(stand.gaps);
            if let (Some(mean), Some(variance)) = (gaps.mean(), gaps.variance().filter(|variance| *variance > 0.0)) {
                means.push((mean, variance / gaps.n() as f64));
            }
        }
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
        let gaps = self.by_person().into_iter().map(gaps_of);
        gaps.filter(|gaps| gaps.len() >= TOUCHPOINTS)
    }

    /// How each measured touchpoint stands, by name.
    fn by_touchpoint(&self) -> Vec<Stand<'_>> {
        let mut stands: Vec<Stand> = Vec::new();
        for gaps in self.by_person().into_iter().map(gaps_of) {
            let lowest = lowest(&gaps).filter(|_| gaps.len() >= TOUCHPOINTS);
            for (id, gap) in gaps {
                let place = stands.partition_point(|stand| stand.id < id);
                if stands.get(place).is_none_or(|stand| stand.id != id) {
                    stands.insert(place, Stand { id, gaps: Vec::new(), weakest: 0 });
                }
                if let Some(stand) = stands.get_mut(place) {
                    stand.gaps.push(gap);
                    stand.weakest += u64::from(Some(gap) == lowest);
                }
            }
        }
        stands
    }
}

/// One touchpoint's gaps, one a person, and for how many it was the weakest.
struct Stand<'a> {
    id: &'a str,
    gaps: Vec<f64>,
    weakest: u64,
}

/// One person's mean gap at each touchpoint that was measured.
fn gaps_of(touchpoints: Vec<(&str, Met)>) -> Vec<(&str, f64)> {
    touchpoints.into_iter().filter_map(|(id, met)| Some((id, met.mean()?))).collect()
}

fn lowest(gaps: &[(&str, f64)]) -> Option<f64> {
    gaps.iter().map(|(_, gap)| *gap).reduce(f64::min)
}
