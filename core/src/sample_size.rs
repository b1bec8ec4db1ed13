//! Owns how many answers a wanted precision or a wanted comparison takes; does not read answers.

use alloc::string::String;

use crate::error::Error;
use crate::reading::Confidence;
use crate::stats::normal;
use crate::tally::MOST_ANSWERS;

/// The variance of an NPS where half are promoters and half detractors: the most that there can be, for when nothing is known.
pub const NPS_WORST_CASE: f64 = 1.0;
/// The variance of an NPS where each camp has a third of the people.
pub const NPS_UNIFORM: f64 = 2.0 / 3.0;

/// How precise a score is wanted: to ± half its interval.
///
/// ```
/// use expectly_core::sample_size::{NPS_WORST_CASE, Precision};
///
/// assert_eq!(Precision::of_nps(NPS_WORST_CASE, 0.05)?.answers(), 1537);
/// assert_eq!(Precision::of_share(0.8, 0.1)?.with_design_effect(1.5)?.answers(), 93);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    variance: f64,
    half_width: f64,
    confidence: Confidence,
    design_effect: f64,
    population: Option<u64>,
}

impl Precision {
    /// Of a share that is expected to be about `share` (0 to 1; ½ where nothing is known) to ± `half_width` (0 to 1, both excluded).
    /// Errors: [`Error::OutOfRange`] at either.
    pub fn of_share(share: f64, half_width: f64) -> Result<Precision, Error> {
        within("share", share, 0.0, 1.0)?;
        Precision::of(share * (1.0 - share), half_width, 1.0)
    }

    /// Of an NPS whose answers, coded −1, 0, 1, have that `variance` (0 to 1; [`NPS_WORST_CASE`] where nothing is known) to
    /// ± `half_width` (0 to 2, both excluded; 0.05 for five points). Errors: [`Error::OutOfRange`] at either.
    pub fn of_nps(variance: f64, half_width: f64) -> Result<Precision, Error> {
        within("variance", variance, 0.0, 1.0)?;
        Precision::of(variance, half_width, 2.0)
    }

    fn of(variance: f64, half_width: f64, most: f64) -> Result<Precision, Error> {
        if half_width > 0.0 && half_width < most {
            Ok(Precision { variance, half_width, confidence: Confidence::DEFAULT, design_effect: 1.0, population: None })
        } else {
            Err(out_of_range("halfWidth"))
        }
    }

    /// The same at another confidence than 95 %.
    pub fn with_confidence(self, confidence: Confidence) -> Precision {
        Precision { confidence, ..self }
    }

    /// The same where clusters or weights make the variance so many times that of independent people (Kish 1965). Errors:
    /// [`Error::OutOfRange`] at `designEffect` unless it lies above 0, up to a million.
    pub fn with_design_effect(self, design_effect: f64) -> Result<Precision, Error> {
        within("designEffect", design_effect, f64::MIN_POSITIVE, 1e6)?;
        Ok(Precision { design_effect, ..self })
    }

    /// The same where there are only so many people to be asked (finite population correction, Cochran 1977). Errors:
    /// [`Error::OutOfRange`] at `population` for nobody.
    pub fn in_population(self, population: u64) -> Result<Precision, Error> {
        if population == 0 { Err(out_of_range("population")) } else { Ok(Precision { population: Some(population), ..self }) }
    }

    /// How many answers it takes: z²v/E², reduced for a finite population, times the design effect; at least 1, at most the population.
    pub fn answers(self) -> u64 {
        let z = normal::upper_quantile(self.confidence.tail());
        let ratio = z / self.half_width;
        let plain = ratio * ratio * self.variance;
        let (drawn, most) = match self.population {
            None => (plain, MOST_ANSWERS),
            // Below 1 the correction would add.
            Some(population) => (plain / (1.0 + (plain - 1.0).max(0.0) / population as f64), population),
        };
        up(drawn * self.design_effect).clamp(1, most)
    }

    /// How many answers are still missing where there are `n`.
    pub fn more_after(self, n: u64) -> u64 {
        self.answers().saturating_sub(n)
    }
}

/// How many answers each of two groups takes to show a difference of two scores: s²·Z²/d² − 3 with Z the sum of the two normal quantiles
/// (Lewis & Sauro 2021, for adjusted Wald, whose three added answers are taken off). At least 1.
///
/// `variance` is the sum of both groups' variances (0 to 2), `difference` the one to be found (0 to 2, 0 excluded), `power` how often it
/// shall be found (0.5 to 1, 1 excluded). Errors: [`Error::OutOfRange`] with the name of the one that is not.
pub fn per_group(variance: f64, difference: f64, confidence: Confidence, power: f64) -> Result<u64, Error> {
    within("variance", variance, 0.0, 2.0)?;
    within("difference", difference, f64::MIN_POSITIVE, 2.0)?;
    within("power", power, 0.5, 1.0 - f64::EPSILON)?;
    let ratio = (normal::upper_quantile(confidence.tail()) + normal::upper_quantile(1.0 - power)) / difference;
    Ok(up(variance * ratio * ratio - 3.0).clamp(1, MOST_ANSWERS))
}

/// Rounds up, save what rounding of the computation itself may have added to a whole number. A cast from a double saturates.
fn up(answers: f64) -> u64 {
    const ROUNDING: f64 = 1e-12;
    (answers * (1.0 - ROUNDING)).ceil() as u64
}

fn within(path: &str, value: f64, least: f64, most: f64) -> Result<(), Error> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(out_of_range(path)) }
}

fn out_of_range(path: &str) -> Error {
    Error::OutOfRange { path: String::from(path) }
}
