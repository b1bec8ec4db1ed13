//! Owns scores that forget: tallies of periods, each counting for less the older it is. Does not depend on the order in which periods or
//! answers arrive.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::histogram::Histogram;
use crate::nps::Nps;
use crate::reading::{Confidence, Interval, Lack, Method, NpsUnit, Reading, ScalePoints, Unit};
use crate::scale::{Likelihood11, ScaleId};
use crate::stats::normal;
use crate::tally::Tally;

/// Counts by age, each weighing 2^(−age / half-life). The counts stay whole numbers until a score is read, so that late and reordered
/// answers give the same bits (forward decay, Cormode et al. 2009, gives the same).
///
/// ```
/// use expectly_core::{change::decayed::Decayed, histogram::Histogram, reading::Confidence, scale::ScaleId::Csat5};
///
/// let mut decayed = Decayed::new(Csat5, 1.0)?;
/// decayed.add(1, &Histogram::from_counts(Csat5, &[0, 4, 0, 0, 0])?)?;
/// decayed.add(0, &Histogram::from_counts(Csat5, &[0, 0, 0, 4, 0])?)?;
/// // Last period's four 2s count for half as much as this period's four 4s.
/// let mean = decayed.mean(Confidence::DEFAULT).point();
/// assert!(mean.is_some_and(|mean| (mean - (4.0 * 4.0 + 2.0 * 2.0) / 6.0).abs() < 1e-12));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Decayed {
    scale: ScaleId,
    half_life: f64,
    /// Each age once, youngest first.
    periods: Vec<(u64, Histogram)>,
}

/// Weighted sums over the periods.
#[derive(Default)]
struct Sums {
    weight: f64,
    squared_weight: f64,
    value: f64,
    square: f64,
    n: u64,
}

impl Decayed {
    /// Nothing yet, of ratings on a scale; after `half_life` periods (a number above 0) an answer counts for half. Errors:
    /// [`Error::OutOfRange`] at `halfLife`.
    pub fn new(scale: ScaleId, half_life: f64) -> Result<Decayed, Error> {
        if half_life > 0.0 && half_life.is_finite() {
            Ok(Decayed { scale, half_life, periods: Vec::new() })
        } else {
            Err(Error::OutOfRange { path: String::from("halfLife") })
        }
    }

    /// Adds answers that are `age` periods old, 0 for the present one; a period may come in parts. Errors: [`Error::Incompatible`] on
    /// another scale; [`Error::Overflow`].
    pub fn add(&mut self, age: u64, counts: &Histogram) -> Result<(), Error> {
        let place = self.periods.partition_point(|(known, _)| *known < age);
        if let Some((_, period)) = self.periods.get_mut(place).filter(|(known, _)| *known == age) {
            return period.add(counts);
        }
        let mut period = Histogram::new(self.scale);
        period.add(counts)?;
        self.periods.insert(place, (age, period));
        Ok(())
    }

    /// The decayed net promoter score, −1 to 1. Errors: [`Error::Incompatible`] when the ratings are not 0 to 10.
    pub fn nps(&self, confidence: Confidence) -> Result<Reading<NpsUnit>, Error> {
        if self.scale != ScaleId::Likelihood11 {
            return Err(Error::Incompatible { path: String::from("scale") });
        }
        let mut sums = Sums::default();
        for (weight, period) in self.weighted() {
            let nps = Nps::of(&Tally::<Likelihood11>::of(period)?);
            let (promoters, detractors) = (nps.promoters() as f64, nps.detractors() as f64);
            sums.add(weight, nps.n(), promoters - detractors, promoters + detractors);
        }
        Ok(sums.reading(confidence))
    }

    /// The decayed mean, in points of the scale.
    pub fn mean(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let mut sums = Sums::default();
        for (weight, period) in self.weighted() {
            let total = |of: fn(f64) -> f64| period.by_value().map(|(value, count)| of(f64::from(value)) * count as f64).sum::<f64>();
            sums.add(weight, period.n(), total(|value| value), total(|value| value * value));
        }
        sums.reading(confidence)
    }

    /// The periods with answers. Weights are those relative to the youngest, for only their ratios matter, and so never all vanish.
    fn weighted(&self) -> impl Iterator<Item = (f64, &Histogram)> {
        let answered = || self.periods.iter().filter(|(_, period)| period.n() > 0);
        let youngest = answered().next().map_or(0, |(age, _)| *age);
        answered().map(move |(age, period)| (libm::exp2(-((age - youngest) as f64) / self.half_life), period))
    }
}

impl Sums {
    fn add(&mut self, weight: f64, n: u64, value: f64, square: f64) {
        self.weight += weight * n as f64;
        self.squared_weight += weight * weight * n as f64;
        self.value += weight * value;
        self.square += weight * square;
        self.n += n;
    }

    /// The weighted mean, with a normal interval at the effective number of answers, (Σw)² / Σw².
    fn reading<U: Unit>(&self, confidence: Confidence) -> Reading<U> {
        if self.n == 0 {
            return Reading::insufficient(0, Lack::NoAnswers);
        }
        let mean = self.value / self.weight;
        let variance = self.square / self.weight - mean * mean;
        // What rounding leaves of no spread at all.
        if variance <= ROUNDING * (self.square / self.weight) {
            return Reading::insufficient(self.n, Lack::NoSpread);
        }
        let effective_n = self.weight * self.weight / self.squared_weight;
        let half = normal::upper_quantile(confidence.tail()) * (variance / effective_n).sqrt();
        let interval = Interval::new((mean - half, mean + half), confidence, Method::Decayed);
        Reading::weighted(mean, interval, self.n, effective_n)
    }
}

/// A few units in the last place of a double.
const ROUNDING: f64 = 1e-14;
