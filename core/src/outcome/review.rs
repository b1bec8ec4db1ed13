//! Owns reviews in stars, by how they came about; they are no survey answers.

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::stats::mean;
use crate::stats::moments::Moments;

/// One review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    stars: u8,
    solicited: bool,
    verified: bool,
}

impl Review {
    /// A review of 1 to 5 stars: whether the author was asked for it, and whether it is known that the author bought. Errors:
    /// [`Error::OutOfRange`] at `stars`.
    pub fn parse(stars: i64, solicited: bool, verified: bool) -> Result<Review, Error> {
        match u8::try_from(stars) {
            Ok(stars @ 1..=MOST_STARS) => Ok(Review { stars, solicited, verified }),
            _ => Err(Error::OutOfRange { path: "stars".into() }),
        }
    }
}

/// The most stars there are.
const MOST_STARS: u8 = 5;

/// Counts of reviews, solicited and not, verified and not.
///
/// They are means of stars and nothing else: people who write unasked are those with something to say, and stars are not how likely
/// somebody recommends, so there is no NPS of reviews.
/// ```compile_fail,E0308
/// use expectly_core::{nps::Nps, outcome::Reviews};
/// Nps::of(&Reviews::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Reviews {
    counts: [[[u64; MOST_STARS as usize]; 2]; 2],
}

impl Reviews {
    /// No reviews yet.
    pub fn new() -> Reviews {
        Reviews::default()
    }

    /// Counts one more. Errors: [`Error::Overflow`].
    pub fn record(&mut self, review: Review) -> Result<(), Error> {
        check_total([self.n(|_, _| true), 1])?;
        let kind = self.counts.get_mut(usize::from(review.solicited)).and_then(|kind| kind.get_mut(usize::from(review.verified)));
        *kind.and_then(|stars| stars.get_mut(usize::from(review.stars) - 1)).ok_or(Error::Overflow)? += 1;
        Ok(())
    }

    /// How many were solicited, of all.
    pub fn solicited(&self) -> (u64, u64) {
        (self.n(|solicited, _| solicited), self.n(|_, _| true))
    }

    /// How many are verified, of all.
    pub fn verified(&self) -> (u64, u64) {
        (self.n(|_, verified| verified), self.n(|_, _| true))
    }

    /// Mean of the stars, 1 to 5, t interval, of the reviews of one kind: `solicited` or not.
    pub fn stars(&self, solicited: bool, confidence: Confidence) -> Reading<ScalePoints> {
        let values = self.cells().filter(|(kind, _, _, _)| *kind == solicited).map(|(_, _, stars, count)| (stars, count));
        mean::reading(&Moments::of(values), confidence, Method::StudentT)
    }

    fn n(&self, of: impl Fn(bool, bool) -> bool) -> u64 {
        self.cells().filter(|(solicited, verified, _, _)| of(*solicited, *verified)).map(|(_, _, _, count)| count).sum()
    }

    /// Solicited or not, verified or not, stars, how many.
    fn cells(&self) -> impl Iterator<Item = (bool, bool, i64, u64)> {
        let kinds = [false, true].into_iter().zip(self.counts);
        kinds.flat_map(|(solicited, kind)| {
            [false, true]
                .into_iter()
                .zip(kind)
                .flat_map(move |(verified, stars)| (1..).zip(stars).map(move |(stars, count)| (solicited, verified, stars, count)))
        })
    }
}
