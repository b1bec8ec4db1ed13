//! Owns customer satisfaction as three estimands that are never mixed: top-2 share, mean, and percent of the maximum possible.

use crate::population::Population;
use crate::reading::{Confidence, Method, Pomp, Reading, ScalePoints, Share};
use crate::scale::{Csat5, Csat7, Scale};
use crate::share::wilson;
use crate::stats::{mean, pomp};
use crate::tally::Tally;

/// The scales that satisfaction is asked on. Their answers do not mix.
pub trait Satisfaction: Scale {}
impl Satisfaction for Csat5 {}
impl Satisfaction for Csat7 {}

/// Share of people who gave one of the two best values (4–5, or 6–7), 0 to 1, with Wilson's interval.
pub fn top2<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<Share> {
    wilson::share(tally.histogram().top(2), tally.n(), confidence).of_population::<P>()
}

/// Mean value, in points of the scale, with a t interval.
pub fn mean<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<ScalePoints> {
    mean::reading(&tally.moments(), confidence, Method::StudentT).of_population::<P>()
}

/// The mean as percent of the maximum possible, 0 to 100 (Cohen et al. 1999).
pub fn pomp<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<Pomp> {
    pomp::of_mean(S::ID, mean(tally, confidence))
}
