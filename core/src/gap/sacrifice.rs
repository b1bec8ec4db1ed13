//! Owns customer sacrifice: what was expected, or wanted, less what was experienced. Positive is bad, zero is met, negative is a pleasant
//! surprise.

use core::fmt::Debug;
use core::marker::PhantomData;
use core::ops::Deref;

use super::paired::{Direction, Paired};
use super::servqual::ServqualGap;
use crate::asked::{Expected, FirstSide, Timing, Wanted};
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::scale::Scale;
use crate::table::Table;

/// What the experience is held against.
pub trait Form: Copy + Debug + PartialEq + Eq + 'static {
    /// The estimand's name in JSON.
    const MEASURE: &'static str;
}

/// Expected − experienced: the gap between prediction and perception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predictive;
/// Wanted exactly − settled for (Gilmore & Pine 1997).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desired;

impl Form for Predictive {
    const MEASURE: &'static str = "sacrifice-mean";
}
impl Form for Desired {
    const MEASURE: &'static str = "desired-sacrifice-mean";
}

/// First sides that this form of sacrifice may be made from.
pub trait Makes<F: Form>: FirstSide {}
impl<T: Timing> Makes<Predictive> for Expected<T> {}
impl Makes<Desired> for Wanted {}

/// The gap over all pairs, in points of the scale, with [all that pairs give](Paired).
///
/// ```
/// use expectly_core::{answer::Answer, gap::sacrifice::Sacrifice, joint::JointTally, reading::Confidence, scale::Ease7};
///
/// let mut joint = JointTally::<Ease7>::new();
/// for (expected, experienced) in [(6, 4), (7, 5), (5, 5), (6, 7)] {
///     joint.record(Answer::parse(expected)?, Answer::parse(experienced)?)?;
/// }
/// let gap = Sacrifice::of(&joint);
/// assert_eq!(gap.reading(Confidence::DEFAULT).point(), Some(0.75));
/// assert_eq!(gap.net_met(Confidence::DEFAULT).point(), Some(-0.25));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
///
/// The gap types do not mix:
/// ```compile_fail,E0308
/// use expectly_core::{asked::Advertised, gap::{sacrifice::Sacrifice, xgap::XGap}, joint::JointTally, scale::Ease7};
/// let gap: Sacrifice = XGap::of(&JointTally::<Ease7, Advertised>::new());
/// ```
/// What was wanted is not what was expected:
/// ```compile_fail,E0277
/// use expectly_core::{asked::Wanted, gap::sacrifice::{Predictive, Sacrifice}, joint::JointTally, scale::Ease7};
/// let gap = Sacrifice::<Predictive>::of(&JointTally::<Ease7, Wanted>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sacrifice<F: Form = Predictive> {
    pairs: Paired,
    form: PhantomData<F>,
}

impl<F: Form> Sacrifice<F> {
    /// From a table with expectations or wishes as rows and experiences as columns.
    pub fn of<S: Scale, A: Makes<F>, P: Experienced>(joint: &JointTally<S, A, P>) -> Self {
        Self::of_pairs(Paired::of::<P>(joint.table(), Direction::FirstLessSecond))
    }

    /// From a table whose first side is known at run time only, as documents say it. Whoever calls has checked that it is what `F` is
    /// made from.
    pub fn from_table<P: Experienced>(table: &Table) -> Self {
        Self::of_pairs(Paired::of::<P>(table, Direction::FirstLessSecond))
    }

    pub(super) fn of_pairs(pairs: Paired) -> Self {
        Sacrifice { pairs, form: PhantomData }
    }
}

impl<F: Form> Deref for Sacrifice<F> {
    type Target = Paired;

    fn deref(&self) -> &Paired {
        &self.pairs
    }
}

impl Sacrifice<Predictive> {
    /// The same gap with SERVQUAL's sign. The flip is always asked for, never silent.
    pub fn to_servqual(self) -> ServqualGap {
        ServqualGap(self.pairs.turned(Direction::SecondLessFirst))
    }
}
