//! Owns XGap: advertised − actual. Zero is best; a miss in either direction is a miss, so XGaps have no order.

use alloc::string::String;

use crate::asked::Advertised;
use crate::error::Error;
use crate::joint::JointTally;
use crate::population::Experienced;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::{mean, moments::Moments, student};
use crate::table::Table;

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

/// Advertised − actual over all pairs, in points of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XGap {
    differences: Moments,
    distances: Moments,
}

impl XGap {
    /// From a table with what people say they were promised as rows and the actual one as columns.
    pub fn of<S: Scale, P: Experienced>(joint: &JointTally<S, Advertised, P>) -> XGap {
        XGap::from_table(joint.table())
    }

    /// From a table whose first side is known at run time only, as documents say it. Whoever calls has checked that it is a promise.
    pub fn from_table(table: &Table) -> XGap {
        let distance = |(advertised, actual, count): (i8, i8, u64)| (i64::from(advertised.abs_diff(actual)), count);
        XGap { differences: table.differences(), distances: Moments::of(table.by_pair().map(distance)) }
    }

    /// Mean gap with the t interval on each person's difference. Over- and under-selling cancel in it: see [`XGap::mean_distance`].
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.differences, confidence, Method::PairedT)
    }

    /// Mean of the gap's size regardless of its sign; none without pairs.
    pub fn mean_distance(&self) -> Option<f64> {
        self.distances.mean()
    }

    /// Root mean square of the gaps; none without pairs.
    pub fn root_mean_square(&self) -> Option<f64> {
        self.differences.root_mean_square()
    }

    /// Larger of the two one-sided p values against the margin; none where no standard error can be had.
    pub fn equivalence_p(&self, margin: Margin) -> Option<f64> {
        let n = self.differences.n() as f64;
        let (mean, deviation) = (self.differences.mean()?, self.differences.deviation()?);
        let error = deviation / n.sqrt();
        if error == 0.0 {
            return None;
        }
        let above = student::upper_tail((mean + margin.0) / error, n - 1.0);
        let below = student::upper_tail((margin.0 - mean) / error, n - 1.0);
        Some(above.max(below))
    }

    /// The verdict at error rate `alpha` (0 < alpha ≤ 0.25): whether the (1 − 2 alpha) interval lies inside or outside the margin.
    /// Errors: [`Error::OutOfRange`] for another alpha.
    pub fn verdict(&self, margin: Margin, alpha: f64) -> Result<Verdict, Error> {
        let confidence = Confidence::parse(1.0 - 2.0 * alpha).map_err(|_| Error::OutOfRange { path: String::from("alpha") })?;
        Ok(match self.reading(confidence).interval() {
            Some(interval) if -margin.0 < interval.low && interval.high < margin.0 => Verdict::Close,
            Some(interval) if interval.low > margin.0 || interval.high < -margin.0 => Verdict::Gap,
            _ => Verdict::Undetermined,
        })
    }
}
