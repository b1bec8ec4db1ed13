//! Owns the person over all points of contact: everybody's own gaps, and means in which people count and not their answers.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::high_is_good;
use crate::answer::Rating;
use crate::error::Error;
use crate::histogram::same_scale;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ScalePoints};
use crate::scale::ScaleId;
use crate::stats::{normal, sample::Sample};

/// What became of one person's contacts at one touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Met {
    encountered: u64,
    measured: u64,
    sum: i64,
}

impl Met {
    /// Mean gap of the contacts measured; none without.
    pub(super) fn mean(self) -> Option<f64> {
        (self.measured > 0).then(|| self.sum as f64 / self.measured as f64)
    }

    fn and(self, other: &Met) -> Met {
        Met { encountered: self.encountered + other.encountered, measured: self.measured + other.measured, sum: self.sum + other.sum }
    }
}

/// Every contact of every person, measured or not.
///
/// ```
/// use expectly_core::{answer::Rating, journey::contacts::Contacts, reading::Confidence, scale::ScaleId::Ease7};
///
/// let rating = |value| Rating::parse(Ease7, value);
/// let mut contacts = Contacts::new(Ease7)?;
/// contacts.record("ada", "checkout", Some((rating(6)?, rating(4)?)))?;
/// contacts.record("ada", "delivery", Some((rating(5)?, rating(6)?)))?;
/// contacts.record("ada", "support", None)?;
/// contacts.record("ben", "checkout", Some((rating(5)?, rating(7)?)))?;
///
/// let reading = contacts.persons(Confidence::DEFAULT);
/// assert_eq!((reading.n(), reading.point()), (2, Some(0.75))); // Ada's mean of −2 and 1, and Ben's 2.
/// assert_eq!(contacts.coverage(), Some((2.0 / 3.0 + 1.0) / 2.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts {
    scale: ScaleId,
    /// By person and touchpoint, so that a person's touchpoints follow one another.
    met: BTreeMap<(String, String), Met>,
}

impl Contacts {
    /// No contacts yet. Errors: [`Error::Incompatible`] for a scale whose high end is not good.
    pub fn new(scale: ScaleId) -> Result<Contacts, Error> {
        high_is_good(scale)?;
        Ok(Contacts { scale, met: BTreeMap::new() })
    }

    /// A person's contact with a touchpoint: what they expected and experienced, or none if they were not asked or did not say both.
    /// Contacts with the same touchpoint add up. Errors: [`Error::Incompatible`] for a rating on another scale.
    pub fn record(&mut self, person: &str, touchpoint: &str, pair: Option<(Rating, Rating)>) -> Result<(), Error> {
        let mut contact = Met { encountered: 1, ..Met::default() };
        if let Some((expected, experienced)) = pair {
            same_scale(self.scale, expected.scale())?;
            same_scale(self.scale, experienced.scale())?;
            contact = Met { encountered: 1, measured: 1, sum: i64::from(experienced.value()) - i64::from(expected.value()) };
        }
        let met = self.met.entry((String::from(person), String::from(touchpoint))).or_default();
        *met = met.and(&contact);
        Ok(())
    }

    /// Mean over people of each person's own mean gap (experience − expectation over their measured contacts), with the t interval over
    /// people. However often somebody answered, they count once; n is people.
    pub fn persons(&self, confidence: Confidence) -> Reading<ScalePoints> {
        Sample::of(self.totals().filter_map(Met::mean)).reading(confidence, Method::Clustered)
    }

    /// Mean gap over all measured contacts, in which people with many contacts count for more, with the linearised variance of a ratio
    /// whose clusters are people: G/(G − 1) Σ(sᵢ − mᵢ R)² / M² for G people with mᵢ contacts and sum sᵢ. n is people here too.
    pub fn pooled(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let measured = || self.totals().filter(|met| met.measured > 0);
        let people = measured().count() as u64;
        let all = measured().fold(Met::default(), |all, met| all.and(&met));
        let Some(ratio) = all.mean() else {
            return Reading::insufficient(0, Lack::NoAnswers);
        };
        // The residuals add up to 0, so their variance is about 0 already. Whole numbers until the division keep that exact.
        let residual = |met: Met| {
            let scaled = i128::from(met.sum) * i128::from(all.measured) - i128::from(met.measured) * i128::from(all.sum);
            scaled as f64 / all.measured as f64
        };
        let Some(variance) = Sample::of(measured().map(residual)).variance() else {
            return Reading::insufficient(people, Lack::TooFew { need: 2 });
        };
        if variance == 0.0 {
            return Reading::insufficient(people, Lack::NoSpread);
        }
        let half = normal::upper_quantile(confidence.tail()) * (people as f64 * variance).sqrt() / all.measured as f64;
        Reading::estimate(ratio, Interval::new((ratio - half, ratio + half), confidence, Method::Linearised), people)
    }

    /// Mean over people of measured ÷ encountered contacts, 0 to 1; none without people. Low coverage says that the gaps are of the
    /// contacts that people cared to rate.
    pub fn coverage(&self) -> Option<f64> {
        Sample::of(self.totals().map(|met| met.measured as f64 / met.encountered as f64)).mean()
    }

    /// How many contacts there were.
    pub fn encountered(&self) -> u64 {
        self.totals().map(|met| met.encountered).sum()
    }

    /// How many contacts have both sides of a gap.
    pub fn measured(&self) -> u64 {
        self.totals().map(|met| met.measured).sum()
    }

    /// One total a person.
    fn totals(&self) -> impl Iterator<Item = Met> {
        self.by_person().into_iter().map(|touchpoints| touchpoints.iter().fold(Met::default(), |total, (_, met)| total.and(met)))
    }

    /// The touchpoints that each person met, by name.
    pub(super) fn by_person(&self) -> Vec<Vec<(&str, Met)>> {
        let (mut people, mut before) = (Vec::<Vec<(&str, Met)>>::new(), None);
        for ((person, touchpoint), met) in &self.met {
            let met = (touchpoint.as_str(), *met);
            match people.last_mut().filter(|_| before == Some(person)) {
                Some(touchpoints) => touchpoints.push(met),
                None => people.push(Vec::from([met])),
            }
            before = Some(person);
        }
        people
    }
}
