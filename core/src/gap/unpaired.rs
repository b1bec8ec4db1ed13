//! Owns the difference of two means of different people, which is no gap, under a name that says so.

use crate::population::Population;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::{moments::Moments, student};
use crate::tally::Tally;

/// The mean of some people less the mean of others on the same scale. It is no gap: nobody's expectation is held against their own
/// experience, and people who expect much may be others than those who answered about it. It exists for those who have nothing better, and
/// to show beside a gap what pairing does.
///
/// ```compile_fail,E0308
/// use expectly_core::{gap::{sacrifice::Sacrifice, unpaired::UnpairedContrast}, scale::Ease7, tally::Tally};
/// let gap: Sacrifice = UnpairedContrast::of(&Tally::<Ease7>::new(), &Tally::<Ease7>::new());
/// ```
/// Different scales have no contrast:
/// ```compile_fail,E0308
/// use expectly_core::{gap::unpaired::UnpairedContrast, scale::{Ease7, Quality7}, tally::Tally};
/// let contrast = UnpairedContrast::of(&Tally::<Ease7>::new(), &Tally::<Quality7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnpairedContrast {
    some: Moments,
    others: Moments,
    need: u64,
}

/// The fewest answers on either side.
const NEED: u64 = 2;

impl UnpairedContrast {
    /// The mean of `some` less the mean of `others`.
    pub fn of<S: Scale, P: Population, Q: Population>(some: &Tally<S, P>, others: &Tally<S, Q>) -> UnpairedContrast {
        UnpairedContrast { need: P::SMALLEST_CELL.max(Q::SMALLEST_CELL), ..Self::of_moments(some.moments(), others.moments()) }
    }

    pub(super) fn of_moments(some: Moments, others: Moments) -> UnpairedContrast {
        UnpairedContrast { some, others, need: 0 }
    }

    /// The difference in points of the scale, with Welch's t interval at Satterthwaite's degrees of freedom (Welch 1947).
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let n = self.some.n() + self.others.n();
        let fewest = self.some.n().min(self.others.n());
        let lack = if n == 0 { Lack::NoAnswers } else { Lack::TooFew { need: NEED } };
        let (Some(one), Some(other)) = (squared_error(&self.some), squared_error(&self.others)) else {
            return Reading::insufficient(fewest, lack);
        };
        let (Some(mean), Some(other_mean)) = (self.some.mean(), self.others.mean()) else {
            return Reading::insufficient(fewest, lack);
        };
        let error = one + other;
        if error == 0.0 {
            return Reading::insufficient(n, Lack::NoSpread).suppressed_below(self.need);
        }
        let part = |square: f64, moments: &Moments| square * square / (moments.n() as f64 - 1.0);
        let df = error * error / (part(one, &self.some) + part(other, &self.others));
        let half = student::upper_quantile(confidence.tail(), df) * error.sqrt();
        let point = mean - other_mean;
        let reading = Reading::estimate(point, Interval::new((point - half, point + half), confidence, Method::Welch), n);
        if fewest < self.need { Reading::Suppressed { n: fewest, need: self.need } } else { reading }
    }
}

/// Square of a mean's standard error; none below two answers.
fn squared_error(moments: &Moments) -> Option<f64> {
    moments.deviation().map(|deviation| deviation * deviation / moments.n() as f64)
}
