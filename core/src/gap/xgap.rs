//! Owns XGap: advertised − actual. Zero is best; a miss in either direction is a miss, so XGaps have no order.

use alloc::string::String;
use core::ops::Deref;

use super::paired::{Direction, Paired};
use crate::answer::{Answer, Rating};
use crate::asked::Advertised;
use crate::error::Error;
use crate::family::PValue;
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::reading::Confidence;
use crate::scale::Scale;
use crate::stats::{moments::Moments, student};
use crate::table::Table;
use crate::tally::Tally;

/// How large a gap may be and still count as a kept promise, in points of the scale. Set in the study, before there are answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin(f64);

impl Margin {
    /// Reads a margin. Errors: [`Error::OutOfRange`] unless it is positive and finite.
    pub fn parse(points: f64) -> Result<Margin, Error> {
        if points > 0.0 && points.is_finite() { Ok(Margin(points)) } else { Err(Error::OutOfRange { path: String::from("margin") }) }
    }

    /// The margin, in points of the scale.
    pub fn points(self) -> f64 {
        self.0
    }
}

/// The usual error rate of the two one-sided tests behind a verdict (Schuirmann 1987).
pub const VERDICT_ALPHA: f64 = 0.05;

/// The interval that two one-sided tests at error rate `alpha` amount to: 1 − 2 alpha. Errors: [`Error::OutOfRange`] at `alpha` unless
/// 0 < alpha ≤ 0.25.
pub(crate) fn verdict_confidence(alpha: f64) -> Result<Confidence, Error> {
    Confidence::parse(1.0 - 2.0 * alpha).map_err(|_| Error::OutOfRange { path: String::from("alpha") })
}

/// What two one-sided tests say about a promise (Schuirmann 1987). "No significant difference" is not closeness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The gap is shown to lie within the margin.
    Close,
    /// The gap is shown to lie outside the margin.
    Gap,
    /// There are too few answers to say either.
    Undetermined,
}

impl Verdict {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Close => "close",
            Verdict::Gap => "gap",
            Verdict::Undetermined => "undetermined",
        }
    }
}

/// Advertised − actual over all pairs, in points of the scale, with [all that pairs give](Paired). Over- and under-selling cancel in its
/// mean: see [`XGap::mean_distance`]. Whether it is small is for a [`Claim`](super::claim::Claim) to say, whose margin was fixed before.
///
/// ```
/// use expectly_core::{answer::Answer, asked::Advertised, gap::xgap::XGap, joint::JointTally, reading::Confidence, scale::Quality7};
///
/// let mut pairs = JointTally::<Quality7, Advertised>::new();
/// for (advertised, actual) in [(6, 4), (4, 6)] {
///     pairs.record(Answer::parse(advertised)?, Answer::parse(actual)?)?;
/// }
/// // One promised too much and one too little: the mean hides it, the distance does not.
/// let gap = XGap::of(&pairs);
/// assert_eq!(gap.reading(Confidence::DEFAULT).point(), Some(0.0));
/// assert_eq!(gap.mean_distance(), Some(2.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// No margin can be chosen once the gap is known:
/// ```compile_fail,E0624
/// use expectly_core::{asked::Advertised, gap::xgap::{Margin, XGap}, joint::JointTally, reading::Confidence, scale::Quality7};
/// let gap = XGap::of(&JointTally::<Quality7, Advertised>::new());
/// let verdict = gap.verdict(Margin::parse(0.5)?, Confidence::DEFAULT);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// A miss in either direction is a miss, so that XGaps have no order:
/// ```compile_fail,E0369
/// use expectly_core::{asked::Advertised, gap::xgap::XGap, joint::JointTally, scale::Quality7};
/// let gap = XGap::of(&JointTally::<Quality7, Advertised>::new());
/// let better = gap < gap;
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XGap(Paired);

impl XGap {
    /// From a table with what people say they were promised as rows and the actual one as columns.
    pub fn of<S: Scale, P: Experienced>(joint: &JointTally<S, Advertised, P>) -> XGap {
        XGap::from_table::<P>(joint.table())
    }

    /// From a promise whose level is declared, not perceived: declared level − actual, with error from the actual side alone.
    pub fn of_level<S: Scale, P: Experienced>(level: Answer<S>, actual: &Tally<S, P>) -> XGap {
        // The scale is the same, so that this cannot fail.
        XGap::from_table::<P>(&Table::beside(Rating::from(level), actual.histogram()).unwrap_or(Table::new(S::ID)))
    }

    /// From a table whose first side is known at run time only, as documents say it. Whoever calls has checked that it is a promise.
    pub fn from_table<P: Experienced>(table: &Table) -> XGap {
        XGap(Paired::of::<P>(table, Direction::FirstLessSecond))
    }

    /// Mean of the gap's size regardless of its sign, in points of the scale, 0 is best; none without pairs.
    pub fn mean_distance(&self) -> Option<f64> {
        let distance = |(advertised, actual, count): (i8, i8, u64)| (i64::from(advertised.abs_diff(actual)), count);
        Moments::of(self.table().by_pair().map(distance)).mean().filter(|_| !self.hidden())
    }

    /// Root mean square of the gaps, in points of the scale, 0 is best; none without pairs.
    pub fn root_mean_square(&self) -> Option<f64> {
        self.table().differences().root_mean_square().filter(|_| !self.hidden())
    }

    /// Larger of the two one-sided p values against the margin; none where no standard error can be had.
    pub(crate) fn equivalence(&self, margin: Margin) -> Option<PValue> {
        let n = self.n() as f64;
        let (mean, deviation) = (self.table().differences().mean()?, self.deviation()?);
        let error = deviation / n.sqrt();
        if error == 0.0 {
            return None;
        }
        let above = student::upper_tail((mean + margin.0) / error, n - 1.0);
        let below = student::upper_tail((margin.0 - mean) / error, n - 1.0);
        Some(PValue::new(above.max(below)))
    }

    /// Whether the interval lies inside or outside the margin.
    pub(crate) fn verdict(&self, margin: Margin, confidence: Confidence) -> Verdict {
        match self.reading(confidence).interval() {
            Some(interval) if -margin.0 < interval.low && interval.high < margin.0 => Verdict::Close,
            Some(interval) if interval.low > margin.0 || interval.high < -margin.0 => Verdict::Gap,
            _ => Verdict::Undetermined,
        }
    }
}

impl Deref for XGap {
    type Target = Paired;

    fn deref(&self) -> &Paired {
        &self.0
    }
}
