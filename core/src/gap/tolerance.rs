//! Owns the zone of tolerance: the least that is acceptable, what is desired, and where the perceived service lies between them (Zeithaml,
//! Berry & Parasuraman 1993; the LibQUAL+ survey).

use core::marker::PhantomData;

use crate::answer::Answer;
use crate::error::Error;
use crate::histogram::check_total;
use crate::population::{Customer, Experienced};
use crate::reading::{Confidence, Method, Reading, ScalePoints, Share};
use crate::scale::Tolerance9;
use crate::share::wilson;
use crate::stats::{mean, moments::Moments};

/// Answers on minimum, desired and perceived level by the same people.
///
/// Who accepts no less than more than they desire contradicts themselves. Such answers are counted as [inconsistent](Zone::inconsistent)
/// and left out of everything else; they are never swapped.
///
/// ```
/// use expectly_core::{answer::Answer, gap::tolerance::Zone, reading::Confidence};
///
/// let mut zone = <Zone>::new();
/// for (minimum, desired, perceived) in [(5, 8, 7), (6, 9, 5), (8, 6, 7)] {
///     zone.record(Answer::parse(minimum)?, Answer::parse(desired)?, Answer::parse(perceived)?)?;
/// }
/// assert_eq!((zone.n(), zone.inconsistent()), (2, 1));
/// assert_eq!(zone.inside(Confidence::DEFAULT).point(), Some(0.5));
/// assert_eq!(zone.adequacy(Confidence::DEFAULT).point(), Some(0.5));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
///
/// Levels are asked for on nine points:
/// ```compile_fail,E0308
/// use expectly_core::{answer::Answer, gap::tolerance::Zone, scale::Ease7};
/// let five = Answer::<Ease7>::parse(5)?;
/// <Zone>::new().record(five, five, five)?;
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Zone<P: Experienced = Customer> {
    adequacy: Moments,
    superiority: Moments,
    width: Moments,
    inside: u64,
    inconsistent: u64,
    population: PhantomData<P>,
}

impl<P: Experienced> Zone<P> {
    /// No answers yet.
    pub fn new() -> Self {
        Zone {
            adequacy: Moments::default(),
            superiority: Moments::default(),
            width: Moments::default(),
            inside: 0,
            inconsistent: 0,
            population: PhantomData,
        }
    }

    /// Counts one person's three levels. Errors: [`Error::Overflow`].
    pub fn record(&mut self, minimum: Answer<Tolerance9>, desired: Answer<Tolerance9>, perceived: Answer<Tolerance9>) -> Result<(), Error> {
        check_total([self.n(), self.inconsistent, 1])?;
        let (minimum, desired, perceived) = (i64::from(minimum.value()), i64::from(desired.value()), i64::from(perceived.value()));
        if minimum > desired {
            self.inconsistent += 1;
            return Ok(());
        }
        self.adequacy.push(perceived - minimum);
        self.superiority.push(perceived - desired);
        self.width.push(desired - minimum);
        self.inside += u64::from((minimum..=desired).contains(&perceived));
        Ok(())
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        check_total([self.n(), self.inconsistent, other.n(), other.inconsistent])?;
        self.adequacy.add(&other.adequacy);
        self.superiority.add(&other.superiority);
        self.width.add(&other.width);
        self.inside += other.inside;
        self.inconsistent += other.inconsistent;
        Ok(())
    }

    /// How many people gave three levels that do not contradict each other.
    pub fn n(&self) -> u64 {
        self.width.n()
    }

    /// How many people gave a minimum above what they desire. No other figure counts them.
    pub fn inconsistent(&self) -> u64 {
        self.inconsistent
    }

    /// Service adequacy: mean of perceived − minimum, −8 to 8, below 0 is bad, with the t interval on each person's difference.
    pub fn adequacy(&self, confidence: Confidence) -> Reading<ScalePoints> {
        gap::<P>(&self.adequacy, confidence)
    }

    /// Service superiority: mean of perceived − desired, −8 to 8, with the t interval on each person's difference.
    pub fn superiority(&self, confidence: Confidence) -> Reading<ScalePoints> {
        gap::<P>(&self.superiority, confidence)
    }

    /// Width of the zone: mean of desired − minimum, 0 to 8, neither end is better, with the t interval on each person's difference.
    pub fn width(&self, confidence: Confidence) -> Reading<ScalePoints> {
        gap::<P>(&self.width, confidence)
    }

    /// Share of people whose perceived level lies within their own zone, both ends included, 0 to 1, with Wilson's interval.
    pub fn inside(&self, confidence: Confidence) -> Reading<Share> {
        wilson::share(self.inside, self.n(), confidence).of_population::<P>()
    }
}

fn gap<P: Experienced>(differences: &Moments, confidence: Confidence) -> Reading<ScalePoints> {
    mean::reading(differences, confidence, Method::PairedT).of_population::<P>()
}

/// The gaps of three printed means, in points of the scale. Means have no intervals: with people's answers, use [`Zone`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanGaps {
    /// Perceived − minimum; below 0 is bad.
    pub adequacy: f64,
    /// Perceived − desired.
    pub superiority: f64,
    /// Desired − minimum.
    pub zone_width: f64,
}

impl MeanGaps {
    /// From means on the same scale, to compare with reports that print nothing else. Errors: [`Error::OutOfRange`] at `minimum`,
    /// `desired` or `perceived` for what is not finite.
    pub fn of(minimum: f64, desired: f64, perceived: f64) -> Result<MeanGaps, Error> {
        for (path, mean) in [("minimum", minimum), ("desired", desired), ("perceived", perceived)] {
            if !mean.is_finite() {
                return Err(Error::OutOfRange { path: path.into() });
            }
        }
        Ok(MeanGaps { adequacy: perceived - minimum, superiority: perceived - desired, zone_width: desired - minimum })
    }
}
