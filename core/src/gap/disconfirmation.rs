//! Owns direct disconfirmation: people say themselves whether it was worse or better than expected, so that nothing is subtracted and the
//! troubles of difference scores do not arise (Oliver 1980).

use crate::histogram::Histogram;
use crate::population::Experienced;
use crate::reading::{Confidence, Method, Reading, ScalePoints, ShareDifference};
use crate::scale::Disconfirmation7;
use crate::stats::{mean, net};
use crate::tally::Tally;

/// Answers to "Compared with what you expected, it was …", −3 much worse to 3 much better. Above 0 is good, unlike a sacrifice.
///
/// Comparing providers is something else:
/// ```compile_fail,E0308
/// use expectly_core::{gap::disconfirmation::Disconfirmation, scale::Comparison7, tally::Tally};
/// let answers = Disconfirmation::of(&Tally::<Comparison7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disconfirmation {
    answers: Histogram,
    need: u64,
}

impl Disconfirmation {
    /// Reads the answers of a tally.
    pub fn of<P: Experienced>(tally: &Tally<Disconfirmation7, P>) -> Disconfirmation {
        Disconfirmation { answers: *tally.histogram(), need: P::SMALLEST_CELL }
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.answers.n()
    }

    /// Mean, −3 to 3, with a t interval.
    pub fn mean(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.answers.moments(), confidence, Method::StudentT).suppressed_below(self.need)
    }

    /// Share of people for whom it was better than expected less share of those for whom it was worse, −1 to 1, with the score interval.
    pub fn net(&self, confidence: Confidence) -> Reading<ShareDifference> {
        let [better, _, worse] = self.split();
        net::reading(better, worse, self.n(), confidence).suppressed_below(self.need)
    }

    /// How many found it better than expected, as expected, and worse.
    pub fn split(&self) -> [u64; 3] {
        [self.answers.between(1, 3), self.answers.between(0, 0), self.answers.between(-3, -1)]
    }
}
