//! Owns rates of events for each unit of exposure (complaints per order) with the exact Poisson interval; does not count events.

use alloc::string::String;

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Interval, Method, PerExposure, Reading};
use crate::stats::gamma;

/// So many events in so much exposure: complaints in orders, returns in parcels, calls in customer months.
///
/// ```
/// use expectly_core::{rate::Rate, reading::Confidence};
///
/// // No complaint in a thousand orders: at most 3.7 in a thousand.
/// let interval = Rate::parse(0, 1000.0)?.reading(Confidence::DEFAULT).interval();
/// assert_eq!(interval.map(|interval| (interval.high * 1e4).round()), Some(37.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    events: u64,
    exposure: f64,
}

impl Rate {
    /// Errors: [`Error::OutOfRange`] at `exposure` unless it is finite and above 0; [`Error::Overflow`] over
    /// [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS) events.
    pub fn parse(events: u64, exposure: f64) -> Result<Rate, Error> {
        check_total([events])?;
        if exposure > 0.0 && exposure.is_finite() {
            Ok(Rate { events, exposure })
        } else {
            Err(Error::OutOfRange { path: String::from("exposure") })
        }
    }

    /// Both parts together: events by events, exposure by exposure. Errors: [`Error::Overflow`].
    pub fn and(self, other: Rate) -> Result<Rate, Error> {
        check_total([self.events, other.events])?;
        let exposure = self.exposure + other.exposure;
        if exposure.is_finite() { Ok(Rate { events: self.events + other.events, exposure }) } else { Err(Error::Overflow) }
    }

    /// How many happened.
    pub fn events(self) -> u64 {
        self.events
    }

    /// What they could have happened to, in the unit that it came in, above 0. A count without exposure says how large a business is,
    /// not how good.
    pub fn exposure(self) -> f64 {
        self.exposure
    }

    /// Events for each unit of exposure, 0 upwards, with the exact interval of Garwood 1936 (Biometrika 28:437–442). Its n is the number
    /// of events.
    pub fn reading(self, confidence: Confidence) -> Reading<PerExposure> {
        let events = self.events as f64;
        // Half a chi-square variable with 2k degrees of freedom is a gamma variable of shape k.
        let low = if self.events == 0 { 0.0 } else { gamma::lower_quantile(confidence.tail(), events) };
        let high = gamma::upper_quantile(confidence.tail(), events + 1.0);
        let ends = (low / self.exposure, high / self.exposure);
        Reading::estimate(events / self.exposure, Interval::new(ends, confidence, Method::Garwood), self.events)
    }
}
