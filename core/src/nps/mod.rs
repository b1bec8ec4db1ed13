//! Owns the net promoter score. Net Promoter is a registered mark of Bain & Company, NICE Satmetrix and Fred Reichheld.

pub mod enps;

use crate::reading::{Confidence, Interval, Lack, Method, NpsUnit, Reading};
use crate::scale::Likelihood11;
use crate::stats::{normal, score};
use crate::tally::Tally;

/// Detractors (0–6), passives (7–8) and promoters (9–10) among answers from 0 to 10. Source: Reichheld 2003, HBR 81(12).
///
/// Scores do not add up; people do: merge tallies, then score.
/// ```compile_fail
/// use expectly_core::{nps::Nps, tally::Tally};
/// let sum = Nps::of(&Tally::new()) + Nps::of(&Tally::new());
/// ```
/// nor do they average:
/// ```compile_fail
/// use expectly_core::{nps::Nps, tally::Tally};
/// let mean = [Nps::of(&Tally::new()), Nps::of(&Tally::new())].into_iter().sum::<Nps>();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nps {
    detractors: u64,
    passives: u64,
    promoters: u64,
}

/// Which interval an NPS is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NpsInterval {
    /// Tango's score interval, whose coverage never fell below 94.7 % where adjusted Wald fell to 93.0 %.
    #[default]
    Score,
    /// Adjusted Wald as in Rocks 2016, for those who must match other reports.
    AdjustedWald,
}

impl Nps {
    /// Sorts the answers of a tally.
    pub fn of(tally: &Tally<Likelihood11>) -> Nps {
        let count = |low, high| tally.histogram().between(low, high);
        Nps { detractors: count(0, 6), passives: count(7, 8), promoters: count(9, 10) }
    }

    /// People who gave 0 to 6.
    pub fn detractors(&self) -> u64 {
        self.detractors
    }

    /// People who gave 7 or 8.
    pub fn passives(&self) -> u64 {
        self.passives
    }

    /// People who gave 9 or 10.
    pub fn promoters(&self) -> u64 {
        self.promoters
    }

    /// Everybody who answered.
    pub fn n(&self) -> u64 {
        self.detractors + self.passives + self.promoters
    }

    /// Variance of one answer coded −1, 0, 1, with the n divisor: 0 to 1; none without answers.
    pub fn variance(&self) -> Option<f64> {
        let n = self.n() as f64;
        let point = self.point()?;
        Some((self.promoters + self.detractors) as f64 / n - point * point)
    }

    /// Standard error of the score, in the same unit as the score (−1 to 1); none without answers.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(|variance| (variance / self.n() as f64).sqrt())
    }

    /// Share of promoters minus share of detractors, −1 to 1, with the score interval.
    pub fn reading(&self, confidence: Confidence) -> Reading<NpsUnit> {
        self.reading_by(NpsInterval::default(), confidence)
    }

    /// The same with an interval chosen by name.
    pub fn reading_by(&self, interval: NpsInterval, confidence: Confidence) -> Reading<NpsUnit> {
        let Some(point) = self.point() else {
            return Reading::insufficient(0, Lack::NoAnswers);
        };
        let z = normal::upper_quantile(confidence.tail());
        let (ends, method) = match interval {
            NpsInterval::Score => (score::interval(self.promoters, self.detractors, self.n(), z), Method::Score),
            NpsInterval::AdjustedWald => (self.adjusted_wald(z), Method::AdjustedWald),
        };
        Reading::estimate(point, Interval::new(ends, confidence, method), self.n())
    }

    pub(crate) fn point(&self) -> Option<f64> {
        (self.n() > 0).then(|| (self.promoters as f64 - self.detractors as f64) / self.n() as f64)
    }

    /// Rocks 2016: Wald on the answers plus ¾ promoter, 1½ passive and ¾ detractor.
    fn adjusted_wald(&self, z: f64) -> (f64, f64) {
        const EXTRA: f64 = 0.75;
        let (promoters, detractors) = (self.promoters as f64 + EXTRA, self.detractors as f64 + EXTRA);
        let n = self.n() as f64 + 4.0 * EXTRA;
        let centre = (promoters - detractors) / n;
        let half = z * (((promoters + detractors) / n - centre * centre) / n).sqrt();
        ((centre - half).max(-1.0), (centre + half).min(1.0))
    }
}
