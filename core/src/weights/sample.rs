//! Owns the mean and the total of a weighted sample of numbers; counts on a scale are in strata.

use alloc::format;
use alloc::vec::Vec;

use super::effective::effective_size;
use super::linearised::{Correction, Part, Spread, clusters, spread};
use super::probability::Weighted;
use crate::error::Error;
use crate::reading::{Amount, Confidence, Interval, Lack, Method, Reading};
use crate::stats::student;

/// One answer with where in the sample it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// What was answered: any finite number, such as points of a scale, an amount, or −1, 0 and 1.
    pub value: f64,
    /// Which stratum it was drawn from; the same for all where the draw had none.
    pub stratum: u32,
    /// Whose answer it is, where people answer more than once; clusters of different strata are different ones.
    pub cluster: Option<u32>,
}

/// Answers that were drawn with known probabilities.
///
/// ```
/// use expectly_core::{reading::Confidence, weights::{Correction, Drawn, Sample, SamplingProb, Weighted}};
///
/// // Buyers were asked one in two, people who only looked around one in ten.
/// let [often, rarely] = [SamplingProb::parse(0.5)?, SamplingProb::parse(0.1)?];
/// let answer = |value, probability| Weighted::drawn(Drawn { value, stratum: 0, cluster: None }, probability);
/// let sample = Sample::new(vec![answer(7.0, often), answer(6.0, often), answer(2.0, rarely)], Correction::None)?;
/// let mean = sample.mean(Confidence::DEFAULT).point();
/// assert!(mean.is_some_and(|mean| (mean - 46.0 / 14.0).abs() < 1e-12));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    rows: Vec<Weighted<Drawn>>,
    correction: Correction,
}

impl Sample {
    /// Takes answers. Errors: [`Error::OutOfRange`] at `values[i]` for one that is not finite; [`Error::Missing`] at `fractions` for a
    /// stratum without its fraction; [`Error::Overflow`] for weights whose squares exceed what a double holds.
    pub fn new(rows: Vec<Weighted<Drawn>>, correction: Correction) -> Result<Sample, Error> {
        for (index, row) in rows.iter().enumerate() {
            if !row.what().value.is_finite() {
                return Err(Error::OutOfRange { path: format!("values[{index}]") });
            }
            if correction.rest(row.what().stratum).is_none() {
                return Err(Error::Missing { path: "fractions".into() });
            }
        }
        let sum: f64 = rows.iter().map(|row| row.weight() * (1.0 + row.what().value.abs())).sum();
        if (sum * sum).is_finite() { Ok(Sample { rows, correction }) } else { Err(Error::Overflow) }
    }

    /// Hájek 1971, Σwy / Σw: the mean of the population, in the answers' unit, with linearised variance and t on clusters less strata.
    pub fn mean(&self, confidence: Confidence) -> Reading<Amount> {
        self.reading(self.hajek().unwrap_or(0.0), self.mean_spread(), confidence)
    }

    /// Standard error of [`mean`](Sample::mean), in the answers' unit; none where it cannot be estimated.
    pub fn mean_error(&self) -> Option<f64> {
        self.mean_spread().ok().map(|spread| spread.variance.sqrt())
    }

    /// Horvitz & Thompson 1952, Σwy: the sum over the population, in the answers' unit. Takes weights that are not scaled.
    pub fn total(&self, confidence: Confidence) -> Reading<Amount> {
        self.reading(self.rows.iter().map(|row| row.weight() * row.what().value).sum(), self.total_spread(), confidence)
    }

    /// Standard error of [`total`](Sample::total), in the answers' unit; none where it cannot be estimated.
    pub fn total_error(&self) -> Option<f64> {
        self.total_spread().ok().map(|spread| spread.variance.sqrt())
    }

    /// The mean without weights: not an estimate of anything when the chances differed, only what the weights changed is seen by it. None
    /// without answers.
    pub fn mean_without_weights(&self) -> Option<f64> {
        (!self.rows.is_empty()).then(|| self.rows.iter().map(|row| row.what().value).sum::<f64>() / self.rows.len() as f64)
    }

    /// How many equally weighted people would tell as much (Kish 1965), with the answers of a cluster as one; none without answers.
    pub fn effective_size(&self) -> Option<f64> {
        effective_size(self.people())
    }

    /// The weight of every person: of every cluster where there are some, of every answer otherwise.
    fn people(&self) -> Vec<f64> {
        clusters(&self.parts(&Weighted::weight)).into_iter().map(|(_, weight)| weight).collect()
    }

    fn hajek(&self) -> Option<f64> {
        let (weights, sum) =
            self.rows.iter().fold((0.0, 0.0), |(weights, sum), row| (weights + row.weight(), sum + row.weight() * row.what().value));
        (weights > 0.0).then(|| sum / weights)
    }

    fn mean_spread(&self) -> Result<Spread, Lack> {
        let mean = self.hajek().ok_or(Lack::NoAnswers)?;
        let weights: f64 = self.rows.iter().map(Weighted::weight).sum();
        self.spread(&|row| row.weight() * (row.what().value - mean) / weights)
    }

    fn total_spread(&self) -> Result<Spread, Lack> {
        if self.rows.is_empty() {
            return Err(Lack::NoAnswers);
        }
        self.spread(&|row| row.weight() * row.what().value)
    }

    fn spread(&self, value: &dyn Fn(&Weighted<Drawn>) -> f64) -> Result<Spread, Lack> {
        spread(&self.parts(value), &self.correction)
    }

    /// Every answer's part of a sum.
    fn parts(&self, value: &dyn Fn(&Weighted<Drawn>) -> f64) -> Vec<Part> {
        self.rows.iter().map(|row| Part { stratum: row.what().stratum, cluster: row.what().cluster, value: value(row) }).collect()
    }

    fn reading(&self, point: f64, spread: Result<Spread, Lack>, confidence: Confidence) -> Reading<Amount> {
        let people = self.people();
        let n = people.len() as u64;
        match spread {
            Err(lack) => Reading::insufficient(n, lack),
            Ok(spread) => match half_width(&spread, confidence) {
                Err(lack) => Reading::insufficient(n, lack),
                Ok(half) => {
                    let interval = Interval::new((point - half, point + half), confidence, Method::Linearised);
                    Reading::weighted(point, interval, n, effective_size(people).unwrap_or(0.0))
                }
            },
        }
    }
}

/// Student's t on clusters less strata, as Stata's svy. No width where everybody was drawn.
pub(super) fn half_width(spread: &Spread, confidence: Confidence) -> Result<f64, Lack> {
    if !spread.sampled {
        return Ok(0.0);
    }
    match (spread.freedom, spread.variance > 0.0) {
        (0, _) => Err(Lack::TooFew { need: 2 }),
        (_, false) => Err(Lack::NoSpread),
        (freedom, true) => Ok(student::upper_quantile(confidence.tail(), freedom as f64) * spread.variance.sqrt()),
    }
}
