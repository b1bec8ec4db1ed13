//! Owns the monitor of a mean on a bounded scale; the band's formula is elsewhere.

use alloc::string::String;

use super::resets::{Reset, Resets};
use super::{Design, mixture};
use crate::answer::Rating;
use crate::error::Error;
use crate::histogram::Histogram;
use crate::reading::{Anytime, Interval, Lack, Method, Reading, ScalePoints};
use crate::scale::ScaleId;

/// Watches a mean, such as that of CES. Made before the first answer; the band holds at every number of answers at once, for a rating
/// cannot leave its scale (sub-Gaussian normal mixture, Howard et al. 2021).
#[derive(Clone, Debug)]
pub struct MeanMonitor {
    design: Design,
    window: Histogram,
    resets: Resets,
}

impl MeanMonitor {
    /// A monitor of ratings on that scale that has seen nothing yet.
    pub fn new(scale: ScaleId, design: Design) -> MeanMonitor {
        MeanMonitor { design, window: Histogram::new(scale), resets: Resets::new() }
    }

    /// Counts one more rating. Errors: [`Error::Incompatible`] when it was given on another scale; [`Error::Overflow`].
    pub fn record(&mut self, rating: Rating) -> Result<(), Error> {
        self.window.record(rating)
    }

    /// Counts a batch. Errors: [`Error::Incompatible`] when it is on another scale; [`Error::Overflow`].
    pub fn add(&mut self, batch: &Histogram) -> Result<(), Error> {
        self.window.add(batch)
    }

    /// The mean of the present window, in points of the scale, with its band.
    pub fn reading(&self) -> Reading<ScalePoints, Anytime> {
        let moments = self.window.moments();
        let Some(mean) = moments.mean() else {
            return Reading::insufficient(0, Lack::NoAnswers);
        };
        let (lowest, highest) = (f64::from(self.window.scale().min()), f64::from(self.window.scale().max()));
        // Hoeffding: what lies between a and b varies no more than (b − a)²/4.
        let variance = (highest - lowest) * (highest - lowest) / 4.0;
        let n = moments.n() as f64;
        let half = mixture::bound(n * variance, self.design.rho(variance), self.design.alpha()) / n;
        let ends = ((mean - half).max(lowest), (mean + half).min(highest));
        Reading::estimate(mean, Interval::new(ends, self.design.confidence(), Method::SubGaussian), moments.n())
    }

    /// Begins a new window, because something was changed that may move the mean.
    pub fn reset(&mut self, reason: &str) {
        self.resets.push(Reset { reason: String::from(reason), n: self.window.n() });
        self.window = Histogram::new(self.window.scale());
    }

    /// The windows that were closed, oldest first.
    pub fn resets(&self) -> &[Reset] {
        &self.resets
    }
}
