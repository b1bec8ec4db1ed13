//! Owns the four roles of somebody who sells: all are needed, so the weakest is read beside the means.

use crate::answer::Answer;
use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::scale::Quality7;
use crate::stats::mean;
use crate::tally::Tally;

/// The roles by name, in the order of every list here.
pub const ROLES: [&str; 4] = ["marketer", "sales", "product-specialist", "service-agent"];

/// How good people found the same person in each role, 1 very poor to 7 excellent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Roles {
    each: [Tally<Quality7>; 4],
    minimum: Tally<Quality7>,
    weakest: [u64; 4],
}

impl Roles {
    /// Counts one person's four ratings. Errors: [`Error::Overflow`].
    pub fn record(&mut self, ratings: [Answer<Quality7>; 4]) -> Result<(), Error> {
        check_total([self.minimum.n(), 1])?;
        let [first, rest @ ..] = ratings;
        let lowest = rest.into_iter().fold(first, |lowest, rating| if rating.value() < lowest.value() { rating } else { lowest });
        self.minimum.record(lowest)?;
        for ((tally, weakest), rating) in self.each.iter_mut().zip(&mut self.weakest).zip(ratings) {
            tally.record(rating)?;
            *weakest += u64::from(rating == lowest);
        }
        Ok(())
    }

    /// Mean of each role, t interval.
    pub fn means(&self, confidence: Confidence) -> [Reading<ScalePoints>; 4] {
        self.each.map(|tally| mean::reading(&tally.moments(), confidence, Method::StudentT))
    }

    /// Mean over people of their lowest rating of the four, t interval: no strong role makes up for a weak one. It is below the lowest
    /// mean wherever people find different roles weak.
    pub fn minimum(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.minimum.moments(), confidence, Method::StudentT)
    }

    /// For how many people each role was the weakest; where several are equally weak, each counts.
    pub fn weakest(&self) -> [u64; 4] {
        self.weakest
    }
}
