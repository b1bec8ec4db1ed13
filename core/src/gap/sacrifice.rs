//! Owns customer sacrifice: expected − experienced. Positive is bad, zero is met, negative is a pleasant surprise.

use super::servqual::ServqualGap;
use crate::joint::JointTally;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::{mean, moments::Moments};

/// Expected − experienced over all pairs, in points of the scale.
///
/// The gap types do not mix:
/// ```compile_fail
/// use expectly_core::{gap::{sacrifice::Sacrifice, xgap::XGap}, joint::JointTally, scale::Ease7};
/// let gap: Sacrifice = XGap::of(&JointTally::<Ease7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sacrifice(pub(super) Moments);

impl Sacrifice {
    /// From a table with expectations as rows and experiences as columns.
    pub fn of<S: Scale>(joint: &JointTally<S>) -> Sacrifice {
        Sacrifice(joint.differences())
    }

    /// Mean gap with the t interval on each person's difference.
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.0, confidence, Method::PairedT)
    }

    /// Standard deviation of the differences; none below two pairs.
    pub fn deviation(&self) -> Option<f64> {
        self.0.deviation()
    }

    /// The same gap with SERVQUAL's sign. The flip is always asked for, never silent.
    pub fn to_servqual(self) -> ServqualGap {
        ServqualGap(self.0)
    }
}
