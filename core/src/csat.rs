//! Owns customer satisfaction on five points, as three estimands that are never mixed: top-2 share, mean, and percent of maximum.

use crate::reading::{Confidence, Interval, Method, Pomp, Reading, ScalePoints, Share};
use crate::scale::{Csat5, Scale};
use crate::stats::{mean, wilson};
use crate::tally::Tally;

/// Share of people who gave one of the two best values, 0 to 1, with Wilson's interval.
pub fn top2(tally: &Tally<Csat5>, confidence: Confidence) -> Reading<Share> {
    wilson::share(tally.top(2), tally.n(), confidence)
}

/// Mean value, 1 to 5, with a t interval.
pub fn mean(tally: &Tally<Csat5>, confidence: Confidence) -> Reading<ScalePoints> {
    mean::reading(&tally.moments(), confidence, Method::StudentT)
}

/// The mean as percent of the maximum possible, 0 to 100 (Cohen et al. 1999).
pub fn pomp(tally: &Tally<Csat5>, confidence: Confidence) -> Reading<Pomp> {
    let percent = |value: f64| 100.0 * (value - f64::from(Csat5::ID.min())) / (Csat5::ID.levels() - 1) as f64;
    match mean(tally, confidence) {
        Reading::Insufficient { n, lack } => Reading::Insufficient { n, lack },
        Reading::Estimate(mean) => {
            let interval = Interval { low: percent(mean.interval.low), high: percent(mean.interval.high), ..mean.interval };
            Reading::estimate(percent(mean.point), interval, mean.n)
        }
    }
}
