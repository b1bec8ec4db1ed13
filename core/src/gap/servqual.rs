//! Owns the SERVQUAL gap: perception − expectation. Negative is bad (Parasuraman, Zeithaml & Berry 1988).

use core::ops::Deref;

use super::paired::{Direction, Paired};
use super::sacrifice::{Predictive, Sacrifice};
use crate::asked::{Expected, Timing};
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::scale::Scale;

/// Perception − expectation over all pairs of one item, in points of the scale, with [all that pairs give](Paired). The whole instrument
/// is a [`Battery`](super::battery::Battery).
///
/// ```
/// use expectly_core::{answer::Answer, gap::servqual::ServqualGap, joint::JointTally, reading::Confidence, scale::Ease7};
///
/// let mut pairs = JointTally::<Ease7>::new();
/// for (expected, perceived) in [(6, 4), (7, 5), (5, 5), (6, 7)] {
///     pairs.record(Answer::parse(expected)?, Answer::parse(perceived)?)?;
/// }
/// let gap = ServqualGap::of(&pairs);
/// assert_eq!(gap.reading(Confidence::DEFAULT).point(), Some(-0.75));
/// // The sign of sacrifice has to be asked for.
/// assert_eq!(gap.to_sacrifice().reading(Confidence::DEFAULT).point(), Some(0.75));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServqualGap(pub(super) Paired);

impl ServqualGap {
    /// From a table with expectations as rows and perceptions as columns.
    pub fn of<S: Scale, T: Timing, P: Experienced>(joint: &JointTally<S, Expected<T>, P>) -> ServqualGap {
        Sacrifice::<Predictive>::of(joint).to_servqual()
    }

    /// The same gap with the sign of sacrifice.
    pub fn to_sacrifice(self) -> Sacrifice {
        Sacrifice::of_pairs(self.0.turned(Direction::FirstLessSecond))
    }
}

impl Deref for ServqualGap {
    type Target = Paired;

    fn deref(&self) -> &Paired {
        &self.0
    }
}
