//! Owns comparing two scores of the same people; different people are compared by [`Nps::difference`](super::Nps::difference).

use crate::asked::Earlier;
use crate::family::PValue;
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::reading::{Confidence, Interval, Lack, Method, NpsDifference, Reading};
use crate::scale::Likelihood11;
use crate::stats::moments::Moments;
use crate::stats::student;

/// Each person's change of camp, from −2 (promoter to detractor) to 2.
///
/// A score earlier is no expectation:
/// ```compile_fail,E0308
/// use expectly_core::{joint::JointTally, nps::Paired, scale::Likelihood11};
/// let change = Paired::of(&JointTally::<Likelihood11>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    changes: Moments,
}

/// A paired t test of no change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedTest {
    /// Standard error of the mean change, above 0.
    pub standard_error: f64,
    /// The mean change in its standard errors.
    pub t: f64,
    /// Degrees of freedom, n − 1.
    pub df: u64,
    /// How likely a |t| as large is where nothing changed, both sides.
    pub p: PValue,
}

/// A mean takes two answers: one has no spread to judge it by.
const NEED: u64 = 2;

impl Paired {
    /// Sorts each person's two answers, the earlier one first.
    pub fn of<P: Experienced>(pairs: &JointTally<Likelihood11, Earlier, P>) -> Paired {
        let changes = pairs.table().by_pair().map(|(first, second, count)| (camp(second) - camp(first), count));
        Paired { changes: Moments::of(changes) }
    }

    /// How many people answered twice.
    pub fn n(&self) -> u64 {
        self.changes.n()
    }

    /// Later − earlier score, −2 to 2, with the t interval on each person's change.
    pub fn reading(&self, confidence: Confidence) -> Reading<NpsDifference> {
        match (self.changes.mean(), self.standard_error()) {
            (Some(mean), Some(error)) => {
                let half = student::upper_quantile(confidence.tail(), self.n() as f64 - 1.0) * error;
                let ends = ((mean - half).max(-2.0), (mean + half).min(2.0));
                Reading::estimate(mean, Interval::new(ends, confidence, Method::PairedT), self.n())
            }
            (None, _) => Reading::insufficient(0, Lack::NoAnswers),
            _ if self.n() < NEED => Reading::insufficient(self.n(), Lack::TooFew { need: NEED }),
            _ => Reading::insufficient(self.n(), Lack::NoSpread),
        }
    }

    /// Tests whether nothing changed. None below two people, or where all changed alike.
    pub fn test(&self) -> Option<PairedTest> {
        let standard_error = self.standard_error()?;
        let t = self.changes.mean()? / standard_error;
        let df = self.n() - 1;
        Some(PairedTest { standard_error, t, df, p: PValue::new(2.0 * student::upper_tail(t.abs(), df as f64)) })
    }

    fn standard_error(&self) -> Option<f64> {
        let deviation = self.changes.deviation().filter(|deviation| *deviation > 0.0)?;
        Some(deviation / (self.n() as f64).sqrt())
    }
}

/// −1 for a detractor, 0 for a passive, 1 for a promoter.
fn camp(value: i8) -> i64 {
    match value {
        ..=6 => -1,
        7..=8 => 0,
        _ => 1,
    }
}
