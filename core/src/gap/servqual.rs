//! Owns the SERVQUAL gap: perception − expectation. Negative is bad (Parasuraman, Zeithaml & Berry 1988).

use super::sacrifice::{Predictive, Sacrifice};
use crate::asked::{Expected, Timing};
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::reading::{Confidence, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::moments::Moments;

/// Perception − expectation over all pairs, in points of the scale. Holds expectation − perception, as the table gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServqualGap(pub(super) Moments);

impl ServqualGap {
    /// From a table with expectations as rows and perceptions as columns.
    pub fn of<S: Scale, T: Timing, P: Experienced>(joint: &JointTally<S, Expected<T>, P>) -> ServqualGap {
        Sacrifice::<Predictive>::of(joint).to_servqual()
    }

    /// Mean gap with the t interval on each person's difference.
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        self.to_sacrifice().reading(confidence).map(|gap| -gap)
    }

    /// The same gap with the sign of sacrifice.
    pub fn to_sacrifice(self) -> Sacrifice {
        Sacrifice::of_differences(self.0)
    }
}
