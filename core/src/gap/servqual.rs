//! Owns the SERVQUAL gap: perception − expectation. Negative is bad (Parasuraman, Zeithaml & Berry 1988).

use super::sacrifice::Sacrifice;
use crate::joint::JointTally;
use crate::reading::{Confidence, Interval, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::moments::Moments;

/// Perception − expectation over all pairs, in points of the scale. Holds expectation − perception, as the table gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServqualGap(pub(super) Moments);

impl ServqualGap {
    /// From a table with expectations as rows and perceptions as columns.
    pub fn of<S: Scale>(joint: &JointTally<S>) -> ServqualGap {
        Sacrifice::of(joint).to_servqual()
    }

    /// Mean gap with the t interval on each person's difference.
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        match self.to_sacrifice().reading(confidence) {
            Reading::Insufficient { n, lack } => Reading::Insufficient { n, lack },
            Reading::Estimate(gap) => {
                let interval = Interval { low: -gap.interval.high, high: -gap.interval.low, ..gap.interval };
                Reading::estimate(-gap.point, interval, gap.n)
            }
        }
    }

    /// The same gap with the sign of sacrifice.
    pub fn to_sacrifice(self) -> Sacrifice {
        Sacrifice(self.0)
    }
}
