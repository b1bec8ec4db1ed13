//! Owns the exponentially weighted moving average and its control limits; depends on the order of its points, as
//! [`decayed`](super::decayed) does not.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;

/// An EWMA chart (Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    target: f64,
    sd: f64,
    lambda: f64,
    width: f64,
}

/// One point of the chart, in the points' unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothed {
    /// λ·point + (1 − λ)·the value before, from the target on.
    pub value: f64,
    /// Half the distance between the limits at this point: narrower at first, for the chart starts at its target.
    pub half_width: f64,
    /// Whether the value lies outside these limits.
    pub outside: bool,
}

impl Ewma {
    /// A chart around `target`, where points in control have standard deviation `sd` > 0, each counts for 0 < `lambda` ≤ 1, and limits lie
    /// `width` > 0 standard deviations of the average away (usually 3). Errors: [`Error::OutOfRange`] at the one that does not fit.
    pub fn new(target: f64, sd: f64, lambda: f64, width: f64) -> Result<Ewma, Error> {
        let positive = |value: f64| value > 0.0 && value.is_finite();
        let checks = [
            ("target", target.is_finite()),
            ("sd", positive(sd)),
            ("lambda", positive(lambda) && lambda <= 1.0),
            ("width", positive(width)),
        ];
        match checks.into_iter().find(|(_, fits)| !fits) {
            Some((key, _)) => Err(Error::OutOfRange { path: String::from(key) }),
            None => Ok(Ewma { target, sd, lambda, width }),
        }
    }

    /// Half the distance between the limits once the chart has run for long, in the points' unit, above 0.
    pub fn steady_half_width(&self) -> f64 {
        self.width * self.sd * (self.lambda / (2.0 - self.lambda)).sqrt()
    }

    /// The chart of these points in their order. Errors: [`Error::OutOfRange`] at the first that is not finite, such as `[3]`.
    pub fn chart(&self, points: &[f64]) -> Result<Vec<Smoothed>, Error> {
        check(points)?;
        let keep = 1.0 - self.lambda;
        let (mut value, mut kept) = (self.target, 1.0);
        let smooth = |point: &f64| {
            value = self.lambda * point + keep * value;
            kept *= keep * keep;
            let half_width = self.steady_half_width() * (1.0 - kept).sqrt();
            Smoothed { value, half_width, outside: (value - self.target).abs() > half_width }
        };
        Ok(points.iter().map(smooth).collect())
    }
}

/// Refuses points that are no numbers.
pub(super) fn check(points: &[f64]) -> Result<(), Error> {
    match points.iter().position(|point| !point.is_finite()) {
        Some(index) => Err(Error::OutOfRange { path: format!("[{index}]") }),
        None => Ok(()),
    }
}
