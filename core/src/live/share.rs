//! Owns the monitor of a share; the band's formula is elsewhere.

use alloc::string::String;

use super::resets::{Reset, Resets};
use super::{Design, bernoulli};
use crate::error::Error;
use crate::family::EValue;
use crate::histogram::check_total;
use crate::reading::{Anytime, Interval, Lack, Method, Reading, Share};

/// Watches a share, such as that of people who found it easy. Made before the first answer; the band holds at every number of answers
/// at once (beta–binomial mixture, Howard et al. 2021).
#[derive(Clone, Debug)]
pub struct ShareMonitor {
    design: Design,
    hits: u64,
    n: u64,
    resets: Resets,
}

impl ShareMonitor {
    /// A monitor that has seen nothing yet.
    pub fn new(design: Design) -> ShareMonitor {
        ShareMonitor { design, hits: 0, n: 0, resets: Resets::new() }
    }

    /// Counts one more answer. Errors: [`Error::Overflow`].
    pub fn record(&mut self, hit: bool) -> Result<(), Error> {
        self.add(u64::from(hit), 1)
    }

    /// Counts a batch. Errors: [`Error::Inconsistent`] at `hits` when there are more hits than answers; [`Error::Overflow`].
    pub fn add(&mut self, hits: u64, n: u64) -> Result<(), Error> {
        if hits > n {
            return Err(Error::Inconsistent { path: String::from("hits") });
        }
        check_total([self.n, n])?;
        self.hits += hits;
        self.n += n;
        Ok(())
    }

    /// The share of the present window, 0 to 1, with its band.
    pub fn reading(&self) -> Reading<Share, Anytime> {
        if self.n == 0 {
            return Reading::insufficient(0, Lack::NoAnswers);
        }
        let (hits, n) = (self.hits as f64, self.n as f64);
        let ends = bernoulli::interval(hits, n, self.weight(), self.design.alpha());
        Reading::estimate(hits / n, Interval::new(ends, self.design.confidence(), Method::BetaBinomial), self.n)
    }

    /// The evidence of the present window against a true share of `share`: its expectation is at most 1 if that is the truth, at any
    /// moment. Errors: [`Error::OutOfRange`] unless 0 < share < 1.
    pub fn against(&self, share: f64) -> Result<EValue, Error> {
        if !(share > 0.0 && share < 1.0) {
            return Err(Error::OutOfRange { path: String::from("share") });
        }
        Ok(EValue::new(libm::exp(bernoulli::log_e(self.hits as f64, self.n as f64, share, self.weight()))))
    }

    /// Begins a new window, because something was changed that may move the share.
    pub fn reset(&mut self, reason: &str) {
        self.resets.push(Reset { reason: String::from(reason), n: self.n });
        (self.hits, self.n) = (0, 0);
    }

    /// The windows that were closed, oldest first.
    pub fn resets(&self) -> &[Reset] {
        &self.resets
    }

    fn weight(&self) -> f64 {
        bernoulli::weight(self.design.rho(1.0))
    }
}
