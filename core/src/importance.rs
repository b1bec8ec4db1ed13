//! Owns importance–performance analysis: which quadrant a point lies in, or that its intervals do not tell.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::histogram::Histogram;
use crate::reading::{Confidence, Method, Reading, ScalePoints};
use crate::scale::{Importance7, Polarity, Scale, ScaleId};
use crate::stats::{mean, sample::Sample};
use crate::tally::Tally;

/// Where the lines between the quadrants are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Crosshair {
    /// Through the midpoints of the two scales: a point lies where people put it, whatever the other points do.
    #[default]
    Midpoint,
    /// Through the mean of the attributes' means, each counting once. It ranks attributes among each other; some will always be "problems".
    GrandMean,
}

impl Crosshair {
    /// Every crosshair with its name.
    pub const NAMES: &[(&str, Crosshair)] = &[("midpoint", Crosshair::Midpoint), ("grand-mean", Crosshair::GrandMean)];
}

/// What to do about an attribute (Martilla & James 1977, J Marketing 41:77–79).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quadrant {
    /// Important and poor.
    ConcentrateHere,
    /// Important and good.
    KeepUp,
    /// Unimportant and poor.
    LowPriority,
    /// Unimportant and good.
    PossibleOverkill,
    /// An interval crosses the crosshair on either axis, or there is none.
    Undetermined,
}

impl Quadrant {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Quadrant::ConcentrateHere => "concentrate-here",
            Quadrant::KeepUp => "keep-up",
            Quadrant::LowPriority => "low-priority",
            Quadrant::PossibleOverkill => "possible-overkill",
            Quadrant::Undetermined => "undetermined",
        }
    }
}

/// How important an attribute is said to be, and how it performs. Importance that is derived from a correlation with an overall score is
/// another thing: see [`Correlation`](crate::driver::correlation::Correlation).
///
/// Performance is no importance:
/// ```compile_fail,E0308
/// use expectly_core::{importance::Attribute, scale::Quality7, tally::Tally};
/// let quality = Tally::<Quality7>::new();
/// Attribute::of(&quality, quality.histogram());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    importance: Tally<Importance7>,
    performance: Histogram,
}

impl Attribute {
    /// Stated importance, and performance on a scale whose high end is good. Errors: [`Error::Incompatible`] for another scale.
    pub fn of(importance: &Tally<Importance7>, performance: &Histogram) -> Result<Attribute, Error> {
        if performance.scale().polarity() != Polarity::HighIsGood {
            return Err(Error::Incompatible { path: String::from("performance") });
        }
        Ok(Attribute { importance: *importance, performance: *performance })
    }
}

/// An attribute's point in the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Mean stated importance, 1 to 7, t interval.
    pub importance: Reading<ScalePoints>,
    /// Mean performance, in points of its scale, t interval.
    pub performance: Reading<ScalePoints>,
    /// The quadrant, if both intervals lie on one side of the crosshair.
    pub quadrant: Quadrant,
}

/// Importance against performance.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// Where importance is parted, in points of its scale; none if nobody answered and the crosshair is the grand mean.
    pub importance_at: Option<f64>,
    /// Where performance is parted, in points of its scale; none as for importance.
    pub performance_at: Option<f64>,
    /// The attributes, in the order given.
    pub attributes: Vec<Placed>,
}

impl Plane {
    /// Places attributes. Errors: [`Error::Incompatible`] unless the performance of all is on the same scale.
    pub fn of(attributes: &[Attribute], crosshair: Crosshair, confidence: Confidence) -> Result<Plane, Error> {
        let Some(scale) = attributes.first().map(|first| first.performance.scale()) else {
            return Ok(Plane { importance_at: None, performance_at: None, attributes: Vec::new() });
        };
        if attributes.iter().any(|attribute| attribute.performance.scale() != scale) {
            return Err(Error::Incompatible { path: String::from("performance") });
        }
        let at = |scale: ScaleId, side: fn(&Attribute) -> &Histogram| match crosshair {
            Crosshair::Midpoint => Some((f64::from(scale.min()) + f64::from(scale.max())) / 2.0),
            Crosshair::GrandMean => Sample::of(attributes.iter().filter_map(|attribute| side(attribute).moments().mean())).mean(),
        };
        let importance_at = at(Importance7::ID, |attribute| attribute.importance.histogram());
        let performance_at = at(scale, |attribute| &attribute.performance);
        let place = |attribute: &Attribute| {
            let read = |side: &Histogram| mean::reading(&side.moments(), confidence, Method::StudentT);
            let (importance, performance) = (read(attribute.importance.histogram()), read(&attribute.performance));
            let quadrant = match (above(&importance, importance_at), above(&performance, performance_at)) {
                (Some(true), Some(false)) => Quadrant::ConcentrateHere,
                (Some(true), Some(true)) => Quadrant::KeepUp,
                (Some(false), Some(false)) => Quadrant::LowPriority,
                (Some(false), Some(true)) => Quadrant::PossibleOverkill,
                _ => Quadrant::Undetermined,
            };
            Placed { importance, performance, quadrant }
        };
        Ok(Plane { importance_at, performance_at, attributes: attributes.iter().map(place).collect() })
    }
}

/// Whether the whole interval lies above the line, or below it; none if it crosses.
fn above(reading: &Reading<ScalePoints>, line: Option<f64>) -> Option<bool> {
    let (interval, line) = (reading.interval()?, line?);
    if interval.low > line { Some(true) } else { (interval.high < line).then_some(false) }
}
