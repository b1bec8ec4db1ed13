//! Owns comparing two scores of different people; the same people twice are [`Paired`](super::Paired).

use super::interval::Pseudo;
use super::{Nps, NpsInterval};
use crate::family::PValue;
use crate::reading::{Confidence, Interval, Lack, Method, NpsDifference, Reading};
use crate::stats::{mover, normal};

/// Which interval a difference of two scores is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NpsDifferenceInterval {
    /// From the two score intervals, Zou & Donner 2008: holds for few and lopsided answers too.
    #[default]
    Mover,
    /// Wald after adding Rocks's answers to each side, Lewis & Sauro 2021.
    AdjustedWald,
    /// Wald after adding Agresti and Min's answers to each side.
    AgrestiMin,
    /// Wald after adding Bonett and Price's answers to each side.
    BonettPrice,
    /// The plain interval, only to match other reports.
    Wald,
}

impl NpsDifferenceInterval {
    /// Every one, the default first.
    pub const ALL: &[NpsDifferenceInterval] = &[
        NpsDifferenceInterval::Mover,
        NpsDifferenceInterval::AdjustedWald,
        NpsDifferenceInterval::AgrestiMin,
        NpsDifferenceInterval::BonettPrice,
        NpsDifferenceInterval::Wald,
    ];

    /// The answers that are added to each side, by the interval and by the test that goes with it: with MOVER, Rocks's.
    pub const fn pseudo(self) -> Pseudo {
        match self {
            NpsDifferenceInterval::Mover | NpsDifferenceInterval::AdjustedWald => Pseudo::Rocks,
            NpsDifferenceInterval::AgrestiMin => Pseudo::AgrestiMin,
            NpsDifferenceInterval::BonettPrice => Pseudo::BonettPrice,
            NpsDifferenceInterval::Wald => Pseudo::None,
        }
    }

    /// The method that a reading made this way names.
    pub const fn method(self) -> Method {
        match self {
            NpsDifferenceInterval::Mover => Method::Mover,
            NpsDifferenceInterval::AdjustedWald => Method::AdjustedWald,
            NpsDifferenceInterval::AgrestiMin => Method::AgrestiMin,
            NpsDifferenceInterval::BonettPrice => Method::BonettPrice,
            NpsDifferenceInterval::Wald => Method::Wald,
        }
    }
}

/// A z test of two scores being equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NpsTest {
    /// The difference that was tested, −2 to 2: of the scores with the answers added, if any were.
    pub difference: f64,
    /// Its standard error, above 0.
    pub standard_error: f64,
    /// The difference in standard errors.
    pub z: f64,
    /// How likely a |z| as large is where there is no difference, by the normal distribution, both sides.
    pub p: PValue,
}

impl Nps {
    /// This score − `other`, −2 to 2, of different people. Its n is that of both together.
    ///
    /// ```
    /// use expectly_core::{nps::{Nps, NpsDifferenceInterval}, reading::Confidence};
    ///
    /// let (spring, autumn) = (Nps::of_camps(30, 30, 40)?, Nps::of_camps(20, 30, 50)?);
    /// let change = autumn.difference(&spring, NpsDifferenceInterval::Mover, Confidence::DEFAULT);
    /// assert_eq!(change.point().map(|points| (points * 100.0).round()), Some(20.0));
    /// // Twenty points, and not shown to be more than none.
    /// assert!(change.interval().is_some_and(|interval| interval.low < 0.0));
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn difference(&self, other: &Nps, way: NpsDifferenceInterval, confidence: Confidence) -> Reading<NpsDifference> {
        let n = self.n() + other.n();
        let (Some(first), Some(second)) = (self.point(), other.point()) else {
            return Reading::insufficient(n, Lack::NoAnswers);
        };
        let ends = match way {
            NpsDifferenceInterval::Mover => {
                let side = |nps: &Nps, point| NpsInterval::Score.ends(nps, confidence).map(|ends| mover::Side { point, ends });
                side(self, first).zip(side(other, second)).map(|(one, other)| mover::difference(one, other))
            }
            _ => self.around_difference(other, way.pseudo(), confidence),
        };
        match ends {
            Some((low, high)) => {
                let ends = (low.max(-2.0), high.min(2.0));
                Reading::estimate(first - second, Interval::new(ends, confidence, way.method()), n)
            }
            None => Reading::insufficient(n, Lack::NoSpread),
        }
    }

    /// Tests whether this score and `other`, of different people, are equal, after adding answers to each. None when a side has no
    /// answers, or neither has spread.
    pub fn test(&self, other: &Nps, pseudo: Pseudo) -> Option<NpsTest> {
        let (difference, standard_error) = self.difference_moments(other, pseudo)?;
        let z = difference / standard_error;
        Some(NpsTest { difference, standard_error, z, p: PValue::new(2.0 * normal::upper_tail(z.abs())) })
    }

    fn difference_moments(&self, other: &Nps, pseudo: Pseudo) -> Option<(f64, f64)> {
        if self.n() == 0 || other.n() == 0 || (pseudo == Pseudo::None && self.unanimous() && other.unanimous()) {
            return None;
        }
        let ((first, one), (second, two)) = (pseudo.moments(self), pseudo.moments(other));
        Some((first - second, (one + two).sqrt()))
    }

    fn around_difference(&self, other: &Nps, pseudo: Pseudo, confidence: Confidence) -> Option<(f64, f64)> {
        let (centre, error) = self.difference_moments(other, pseudo)?;
        let half = normal::upper_quantile(confidence.tail()) * error;
        Some((centre - half, centre + half))
    }
}
