//! Owns the SERVQUAL instrument: pairs on the items of five dimensions, from item to person to mean (Parasuraman, Zeithaml & Berry 1988).

use alloc::format;
use alloc::vec::Vec;
use core::marker::PhantomData;

use crate::answer::Rating;
use crate::asked::{Before, Timing};
use crate::error::Error;
use crate::histogram::same_scale;
use crate::population::{Customer, Experienced};
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::scale::ScaleId;
use crate::stats::{mean, moments::Moments};

/// How many dimensions there are.
pub const DIMENSIONS: usize = 5;
/// The dimensions in the instrument's order.
pub const NAMES: [&str; DIMENSIONS] = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"];
/// The items of each dimension in the 22 of the instrument.
pub const ITEMS: [usize; DIMENSIONS] = [4, 5, 4, 4, 5];
/// The points that each respondent shares out among the dimensions.
pub const POINTS: u8 = 100;

/// The most items of a dimension and the most people, so that sums of squares over a common denominator fit 128 bits.
const MOST_ITEMS: usize = 12;
const MOST_PEOPLE: u64 = 1_000_000_000;

/// One person's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respondent {
    /// For each dimension its items, each as expectation and perception.
    pub items: [Vec<(Rating, Rating)>; DIMENSIONS],
    /// How the person shared out 100 points among the dimensions, if they were asked to.
    pub points: Option<[u8; DIMENSIONS]>,
}

/// Perception − expectation of people over all items, in points of the scale; below 0 is bad. A dimension is the mean of its items, the
/// whole the mean of the dimensions (unweighted) or their mean by each person's own points (weighted). People are what n counts: all
/// scores are taken person by person.
///
/// Expectations from memory are not expectations from before:
/// ```compile_fail,E0308
/// use expectly_core::{asked::Recalled, gap::battery::{Battery, ITEMS}, scale::ScaleId};
/// let before: Battery = Battery::<Recalled>::new(ScaleId::Agree7, ITEMS)?;
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Battery<T: Timing = Before, P: Experienced = Customer> {
    scale: ScaleId,
    items: [usize; DIMENSIONS],
    /// Sums of a person's items.
    dimensions: [Moments; DIMENSIONS],
    /// Sums of a person's dimensions, times the common denominator.
    unweighted: Moments,
    /// Sums of a person's dimensions times their points, times the common denominator.
    weighted: Moments,
    about: PhantomData<(T, P)>,
}

impl<T: Timing, P: Experienced> Battery<T, P> {
    /// No answers yet, to so many items of each dimension, such as [`ITEMS`]. Errors: [`Error::OutOfRange`] at `items` unless each
    /// dimension has 1 to 12.
    pub fn new(scale: ScaleId, items: [usize; DIMENSIONS]) -> Result<Self, Error> {
        if items.iter().any(|items| !(1..=MOST_ITEMS).contains(items)) {
            return Err(Error::OutOfRange { path: "items".into() });
        }
        let (dimensions, unweighted, weighted) = ([Moments::default(); DIMENSIONS], Moments::default(), Moments::default());
        Ok(Battery { scale, items, dimensions, unweighted, weighted, about: PhantomData })
    }

    /// Counts one person, who has answered every item. Errors, each with the dimension as path: [`Error::Inconsistent`] for another number
    /// of items, [`Error::Incompatible`] for another scale; [`Error::Inconsistent`] at `weights` unless the points add up to 100;
    /// [`Error::Overflow`]. This one is left as it was.
    pub fn record(&mut self, person: &Respondent) -> Result<(), Error> {
        if self.n() >= MOST_PEOPLE {
            return Err(Error::Overflow);
        }
        let mut sums = [0_i64; DIMENSIONS];
        for (((sum, pairs), items), name) in sums.iter_mut().zip(&person.items).zip(self.items).zip(NAMES) {
            if pairs.len() != items {
                return Err(Error::Inconsistent { path: name.into() });
            }
            for (index, (expected, perceived)) in pairs.iter().enumerate() {
                let here = |_| Error::Incompatible { path: format!("{name}[{index}]") };
                same_scale(self.scale, expected.scale()).map_err(here)?;
                same_scale(self.scale, perceived.scale()).map_err(here)?;
                *sum += i64::from(perceived.value()) - i64::from(expected.value());
            }
        }
        if person.points.is_some_and(|points| points.iter().map(|points| u32::from(*points)).sum::<u32>() != u32::from(POINTS)) {
            return Err(Error::Inconsistent { path: "weights".into() });
        }
        self.unweighted.push(self.whole(&sums, &[1; DIMENSIONS]));
        if let Some(points) = person.points {
            self.weighted.push(self.whole(&sums, &points));
        }
        self.dimensions.iter_mut().zip(sums).for_each(|(dimension, sum)| dimension.push(sum));
        Ok(())
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        same_scale(self.scale, other.scale)?;
        if self.items != other.items {
            return Err(Error::Incompatible { path: "items".into() });
        }
        if self.n() + other.n() > MOST_PEOPLE {
            return Err(Error::Overflow);
        }
        for (dimension, more) in self.dimensions.iter_mut().zip(&other.dimensions) {
            dimension.add(more);
        }
        self.unweighted.add(&other.unweighted);
        self.weighted.add(&other.weighted);
        Ok(())
    }

    /// How many people answered.
    pub fn n(&self) -> u64 {
        self.unweighted.n()
    }

    /// The mean gap of each dimension, in the order of [`NAMES`], with a t interval over people.
    pub fn dimensions(&self, confidence: Confidence) -> [Reading<ScalePoints>; DIMENSIONS] {
        let mut items = self.items.into_iter();
        self.dimensions.map(|sums| Self::scaled(&sums, items.next().unwrap_or(1) as f64, confidence))
    }

    /// The mean of each person's five dimension gaps, with a t interval over people.
    pub fn unweighted(&self, confidence: Confidence) -> Reading<ScalePoints> {
        Self::scaled(&self.unweighted, (DIMENSIONS as i64 * self.denominator()) as f64, confidence)
    }

    /// The same with each dimension at the points that the person gave it, over those who shared out points.
    pub fn weighted(&self, confidence: Confidence) -> Reading<ScalePoints> {
        Self::scaled(&self.weighted, (i64::from(POINTS) * self.denominator()) as f64, confidence)
    }

    /// A person's sums of items, each as many times as its points say, over the common denominator.
    fn whole(&self, sums: &[i64; DIMENSIONS], points: &[u8; DIMENSIONS]) -> i64 {
        let denominator = self.denominator();
        let parts = sums.iter().zip(self.items).zip(points);
        parts.map(|((sum, items), points)| i64::from(*points) * sum * (denominator / items as i64)).sum()
    }

    /// The least number that every dimension's number of items divides.
    fn denominator(&self) -> i64 {
        self.items.iter().fold(1, |common, items| common / divisor(common, *items as i64) * *items as i64)
    }

    // Called for each dimension: unrolled it would be the larger part of this instrument in WebAssembly.
    #[inline(never)]
    fn scaled(sums: &Moments, denominator: f64, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(sums, confidence, Method::PairedT).map(|sum| sum / denominator).of_population::<P>()
    }
}

/// Greatest common divisor of two positive numbers.
fn divisor(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The whole of five printed dimension gaps: their mean. Means have no interval: with people's answers, use [`Battery`].
///
/// ```
/// use expectly_core::gap::battery::overall;
/// assert_eq!(overall([-1.0, -2.0, 0.0, 1.0, -0.5]), Ok(-0.5));
/// ```
///
/// Errors: [`Error::OutOfRange`] with the dimension's path, such as `[1]`, for a gap that is not finite.
pub fn overall(gaps: [f64; DIMENSIONS]) -> Result<f64, Error> {
    match gaps.iter().position(|gap| !gap.is_finite()) {
        Some(index) => Err(Error::OutOfRange { path: format!("[{index}]") }),
        None => Ok(gaps.iter().sum::<f64>() / DIMENSIONS as f64),
    }
}
