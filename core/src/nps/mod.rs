//! Owns the net promoter score. Net Promoter is a registered mark of Bain & Company, NICE Satmetrix and Fred Reichheld.

mod bootstrap;
mod difference;
pub mod enps;
mod interval;
mod paired;

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Interval, Lack, NpsUnit, Reading};
use crate::scale::Likelihood11;
use crate::tally::Tally;

pub use bootstrap::MOST_BOOTSTRAPPED;
pub use difference::{NpsDifferenceInterval, NpsTest};
pub use interval::{NpsInterval, Pseudo};
pub use paired::{Paired, PairedTest};

/// Detractors (0–6), passives (7–8) and promoters (9–10) among answers from 0 to 10. Source: Reichheld 2003, HBR 81(12).
///
/// ```
/// use expectly_core::{nps::Nps, reading::Confidence};
///
/// let reading = Nps::of_camps(362, 176, 462)?.reading(Confidence::DEFAULT);
/// assert_eq!(reading.point(), Some(0.1));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// Scores do not add up; people do: merge tallies, then score.
/// ```compile_fail,E0369
/// use expectly_core::{nps::Nps, tally::Tally};
/// let sum = Nps::of(&Tally::new()) + Nps::of(&Tally::new());
/// ```
/// nor do they average:
/// ```compile_fail,E0277
/// use expectly_core::{nps::Nps, tally::Tally};
/// let mean = [Nps::of(&Tally::new()), Nps::of(&Tally::new())].into_iter().sum::<Nps>();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nps {
    detractors: u64,
    passives: u64,
    promoters: u64,
}

impl Nps {
    /// Sorts the answers of a tally.
    pub fn of(tally: &Tally<Likelihood11>) -> Nps {
        let count = |low, high| tally.histogram().between(low, high);
        Nps { detractors: count(0, 6), passives: count(7, 8), promoters: count(9, 10) }
    }

    /// People already sorted elsewhere: those who gave 0 to 6, 7 or 8, 9 or 10. Errors: [`Error::Overflow`] over
    /// [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    pub fn of_camps(detractors: u64, passives: u64, promoters: u64) -> Result<Nps, Error> {
        check_total([detractors, passives, promoters])?;
        Ok(Nps { detractors, passives, promoters })
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

    /// Share of promoters minus share of detractors, −1 to 1; none without answers. To be shown, it needs its interval: see
    /// [`reading`](Nps::reading).
    pub fn point(&self) -> Option<f64> {
        (self.n() > 0).then(|| (self.promoters as f64 - self.detractors as f64) / self.n() as f64)
    }

    /// Variance of one answer coded −1, 0, 1, with the n divisor: 0 to 1; none without answers.
    pub fn variance(&self) -> Option<f64> {
        let n = self.n() as f64;
        let point = self.point()?;
        Some(((self.promoters + self.detractors) as f64 / n - point * point).max(0.0))
    }

    /// Standard error of the score, in the same unit as the score (−1 to 1); none without answers.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance().map(|variance| (variance / self.n() as f64).sqrt())
    }

    /// Share of promoters minus share of detractors, −1 to 1, with the score interval.
    pub fn reading(&self, confidence: Confidence) -> Reading<NpsUnit> {
        self.reading_by(NpsInterval::default(), confidence)
    }

    /// The same with an interval chosen by name. The plain Wald interval is refused as [`Lack::NoSpread`] where all are in one camp: it
    /// would have no width.
    pub fn reading_by(&self, way: NpsInterval, confidence: Confidence) -> Reading<NpsUnit> {
        let Some(point) = self.point() else {
            return Reading::insufficient(0, Lack::NoAnswers);
        };
        match way.ends(self, confidence) {
            Some(ends) => Reading::estimate(point, Interval::new(ends, confidence, way.method()), self.n()),
            None => Reading::insufficient(self.n(), Lack::NoSpread),
        }
    }

    fn unanimous(&self) -> bool {
        [self.detractors, self.passives, self.promoters].contains(&self.n())
    }
}
