//! Owns counts of events with what they could have happened to; the rate and its interval are the rate module's.

use crate::error::Error;
use crate::histogram::check_total;

/// Events (complaints, returns, mentions) with their exposure: the orders, customers or months in which they could have happened. A count
/// without exposure says how large a business is, not how good. Parts add up: counts by counts, exposure by exposure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Events {
    count: u64,
    exposure: f64,
}

impl Events {
    /// Counted events. Errors: [`Error::OutOfRange`] at `exposure` unless it is finite and above 0; [`Error::Overflow`].
    pub fn parse(count: u64, exposure: f64) -> Result<Events, Error> {
        check_total([count])?;
        if exposure.is_finite() && exposure > 0.0 {
            Ok(Events { count, exposure })
        } else {
            Err(Error::OutOfRange { path: "exposure".into() })
        }
    }

    /// Both parts together. Errors: [`Error::Overflow`].
    pub fn and(self, other: Events) -> Result<Events, Error> {
        check_total([self.count, other.count])?;
        let exposure = self.exposure + other.exposure;
        if exposure.is_finite() { Ok(Events { count: self.count + other.count, exposure }) } else { Err(Error::Overflow) }
    }

    /// How many happened.
    pub fn count(self) -> u64 {
        self.count
    }

    /// What they could have happened to, in the unit that it came in, above 0.
    pub fn exposure(self) -> f64 {
        self.exposure
    }
}
