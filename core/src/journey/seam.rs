//! Owns the seams between channels: whether a conversation that takes several is rated worse than one that takes one.

use alloc::string::String;

use super::high_is_good;
use crate::answer::Rating;
use crate::error::Error;
use crate::histogram::Histogram;
use crate::reading::{Confidence, Method, Reading, ScalePoints, Share};
use crate::scale::ScaleId;
use crate::share::wilson;
use crate::stats::{mean, welch};

/// Conversations of one kind: through one channel, or through several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    ratings: Histogram,
    asked: u64,
    repeated: u64,
}

/// Conversations by whether they took one channel or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seam {
    single: Kind,
    multi: Kind,
}

/// How conversations of one kind went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KindReadings {
    /// Mean rating, t interval.
    pub mean: Reading<ScalePoints>,
    /// Share of those asked who said "I had to repeat myself", 0 to 1, Wilson's interval.
    pub repeated: Reading<Share>,
}

impl Seam {
    /// No conversations yet. Errors: [`Error::Incompatible`] for a scale whose high end is not good.
    pub fn new(scale: ScaleId) -> Result<Seam, Error> {
        high_is_good(scale)?;
        let none = Kind { ratings: Histogram::new(scale), asked: 0, repeated: 0 };
        Ok(Seam { single: none, multi: none })
    }

    /// Counts a conversation: through how many channels it went, its rating, and whether the person had to repeat themselves, if they
    /// were asked. Errors: [`Error::OutOfRange`] (`channels`) for no channel; [`Error::Incompatible`] for a rating on another scale;
    /// [`Error::Overflow`].
    pub fn record(&mut self, channels: usize, rating: Rating, repeated: Option<bool>) -> Result<(), Error> {
        let kind = match channels {
            0 => return Err(Error::OutOfRange { path: String::from("channels") }),
            1 => &mut self.single,
            _ => &mut self.multi,
        };
        kind.ratings.record(rating)?;
        kind.asked += u64::from(repeated.is_some());
        kind.repeated += u64::from(repeated == Some(true));
        Ok(())
    }

    /// Mean of conversations through several channels − mean of those through one, Welch's interval: 0 or above is good, below 0 the
    /// seams cost something. Which kind a conversation is was not assigned by chance: hard matters take more channels.
    pub fn penalty(&self, confidence: Confidence) -> Reading<ScalePoints> {
        welch::difference(&self.multi.ratings.moments(), &self.single.ratings.moments(), confidence)
    }

    /// Conversations through one channel.
    pub fn single(&self, confidence: Confidence) -> KindReadings {
        self.single.readings(confidence)
    }

    /// Conversations through several channels.
    pub fn multi(&self, confidence: Confidence) -> KindReadings {
        self.multi.readings(confidence)
    }
}

impl Kind {
    fn readings(&self, confidence: Confidence) -> KindReadings {
        KindReadings {
            mean: mean::reading(&self.ratings.moments(), confidence, Method::StudentT),
            repeated: wilson::share(self.repeated, self.asked, confidence),
        }
    }
}
