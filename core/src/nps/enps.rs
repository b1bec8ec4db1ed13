//! Owns the employee net promoter score: the same arithmetic as NPS, of other people, and never added to it.

use super::Nps;
use crate::population::Internal;
use crate::reading::{Confidence, NpsUnit, Reading};
use crate::scale::Likelihood11;
use crate::tally::Tally;

/// Answers of employees to "How likely is it that you would recommend … as a place to work?", 0 to 10. The form on five points that some
/// vendors call eNPS is another measure.
///
/// Customers' answers make no eNPS:
/// ```compile_fail,E0308
/// use expectly_core::{nps::enps::Enps, scale::Likelihood11, tally::Tally};
/// let score = Enps::of(&Tally::<Likelihood11>::new());
/// ```
/// and employees' answers no NPS:
/// ```compile_fail,E0308
/// use expectly_core::{nps::Nps, population::Internal, scale::Likelihood11, tally::Tally};
/// let score = Nps::of(&Tally::<Likelihood11, Internal>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enps(Nps);

impl Enps {
    /// Sorts the answers of a tally.
    pub fn of(tally: &Tally<Likelihood11, Internal>) -> Enps {
        // The scale is the same, so that this cannot fail.
        Enps(Nps::of(&Tally::of(tally.histogram()).unwrap_or_default()))
    }

    /// Everybody who answered.
    pub fn n(&self) -> u64 {
        self.0.n()
    }

    /// Share of promoters (9–10) minus share of detractors (0–6), −1 to 1, with the score interval; suppressed below five answers, which
    /// would show who gave which.
    pub fn reading(&self, confidence: Confidence) -> Reading<NpsUnit> {
        self.0.reading(confidence).of_population::<Internal>()
    }
}
