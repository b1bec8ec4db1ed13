//! Owns the tabular CUSUM, upper and lower; does not know what its points are means of.

use alloc::string::String;
use alloc::vec::Vec;

use super::alarm::{Alarm, FalseAlarms};
use crate::error::Error;

/// A tabular CUSUM (Page 1954; Montgomery, Introduction to Statistical Quality Control, ch. 9). Points are means of batches, not single
/// answers: run lengths count points.
///
/// ```
/// use expectly_core::change::cusum::Cusum;
///
/// // Weekly scores in standard deviations of the target; from the fourth on they are lower.
/// let chart = Cusum::new(0.0, 0.5, 4.0)?.with_deviation(1.0)?.chart(&[0.2, -0.1, 0.4, -2.0, -1.8, -2.2, -1.9])?;
/// assert!(chart.rise.is_none());
/// assert_eq!(chart.fall.map(|alarm| (alarm.at, alarm.onset, alarm.false_alarms.points())), Some((6, 3, Some(168.0))));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cusum {
    target: f64,
    k: f64,
    h: f64,
    false_alarms: FalseAlarms,
}

/// What a chart shows for some points.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Accumulated excess over target + k after each point, 0 upwards.
    pub upper: Vec<f64>,
    /// Accumulated shortfall below target − k after each point, 0 upwards.
    pub lower: Vec<f64>,
    /// The first point at which `upper` exceeds h.
    pub rise: Option<Alarm>,
    /// The first point at which `lower` exceeds h.
    pub fall: Option<Alarm>,
}

impl Cusum {
    /// A chart of points around `target` with slack `k` ≥ 0 (half the shift to be found) and limit `h` > 0, all in the points' unit.
    /// Errors: [`Error::OutOfRange`] at `target`, `k` or `h`.
    pub fn new(target: f64, k: f64, h: f64) -> Result<Cusum, Error> {
        for (key, fits) in [("target", target.is_finite()), ("k", k >= 0.0 && k.is_finite()), ("h", h > 0.0 && h.is_finite())] {
            if !fits {
                return Err(Error::OutOfRange { path: String::from(key) });
            }
        }
        Ok(Cusum { target, k, h, false_alarms: FalseAlarms::Unstated })
    }

    /// The same chart with the standard deviation of its points in control, > 0, so that its alarms may state their rate. Errors:
    /// [`Error::OutOfRange`] at `sd`.
    pub fn with_deviation(self, sd: f64) -> Result<Cusum, Error> {
        if !(sd > 0.0 && sd.is_finite()) {
            return Err(Error::OutOfRange { path: String::from("sd") });
        }
        let length = run_lengths(self.k / sd, self.h / sd);
        Ok(Cusum { false_alarms: length.map_or(FalseAlarms::Unstated, |length| FalseAlarms::AboutOnceIn(length.in_control)), ..self })
    }

    /// How often both sides together are designed to signal when nothing has changed.
    pub fn false_alarms(&self) -> FalseAlarms {
        self.false_alarms
    }

    /// The chart of these points in their order. Errors: [`Error::OutOfRange`] at the first that is not finite, such as `[3]`.
    pub fn chart(&self, points: &[f64]) -> Result<Chart, Error> {
        super::ewma::check(points)?;
        let (upper, rise) = self.side(&mut points.iter().map(|x| x - (self.target + self.k)));
        let (lower, fall) = self.side(&mut points.iter().map(|x| (self.target - self.k) - x));
        Ok(Chart { upper, lower, rise, fall })
    }

    fn side(&self, excesses: &mut dyn Iterator<Item = f64>) -> (Vec<f64>, Option<Alarm>) {
        let (mut sums, mut sum, mut onset, mut alarm) = (Vec::new(), 0.0_f64, 0, None);
        for (at, excess) in (1..).zip(excesses) {
            sum = (sum + excess).max(0.0);
            sums.push(sum);
            if sum == 0.0 {
                onset = at;
            }
            if alarm.is_none() && sum > self.h {
                alarm = Some(Alarm { at, onset, false_alarms: self.false_alarms });
            }
        }
        (sums, alarm)
    }
}

/// How many points a two-sided chart runs on average before it signals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunLengths {
    /// Points while nothing has changed.
    pub in_control: f64,
    /// Points after a shift of one standard deviation.
    pub after_one_sd: f64,
}

/// What Montgomery tabulates for two-sided charts (k and h in standard deviations of independent normal points); none for others, which
/// are not guessed at.
pub fn run_lengths(k: f64, h: f64) -> Option<RunLengths> {
    let is = |value: f64, tabulated: f64| (value - tabulated).abs() < 1e-9;
    match () {
        () if is(k, 0.5) && is(h, 4.0) => Some(RunLengths { in_control: 168.0, after_one_sd: 8.38 }),
        () if is(k, 0.5) && is(h, 5.0) => Some(RunLengths { in_control: 465.0, after_one_sd: 10.4 }),
        () => None,
    }
}
