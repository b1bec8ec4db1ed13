//! Owns customer satisfaction as estimands that are never mixed: top-2 share, top-1 share, mean, and percent of the maximum possible. On
//! the same answers they differ by tens of points, so that none of them is "the CSAT" without its name.

use crate::population::Population;
use crate::reading::{Confidence, Method, Pomp, Reading, ScalePoints, Share};
use crate::scale::{Csat5, Csat7, Scale};
use crate::share::wilson;
use crate::stats::{mean, pomp};
use crate::tally::Tally;

/// The scales that satisfaction is asked on. Their answers do not mix.
///
/// ```compile_fail,E0308
/// use expectly_core::{csat, reading::Confidence, scale::Csat5, scale::Csat7, tally::Tally};
/// let five: Tally<Csat5> = Tally::<Csat7>::new();
/// ```
/// Ease is no satisfaction:
/// ```compile_fail,E0277
/// use expectly_core::{csat, reading::Confidence, scale::Ease7, tally::Tally};
/// csat::top2(&Tally::<Ease7>::new(), Confidence::DEFAULT);
/// ```
pub trait Satisfaction: Scale {
    /// The estimands' names: two best values, best value, mean, percent of the maximum.
    const MEASURES: [&'static str; 4];
}
impl Satisfaction for Csat5 {
    const MEASURES: [&'static str; 4] = ["csat-top-2", "csat-top-1", "csat-mean", "csat-pomp"];
}
impl Satisfaction for Csat7 {
    const MEASURES: [&'static str; 4] = ["csat7-top-2", "csat7-top-1", "csat7-mean", "csat7-pomp"];
}

/// Share of people who gave one of the two best values (4–5 of five points, 6–7 of seven), 0 to 1, with Wilson's interval.
///
/// ```
/// use expectly_core::{csat, reading::Confidence, scale::Csat5, tally::Tally};
/// let tally = Tally::<Csat5>::from_counts(&[0, 0, 2, 5, 3])?;
/// assert_eq!(csat::top2(&tally, Confidence::DEFAULT).point(), Some(0.8));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn top2<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<Share> {
    top(tally, 2, confidence)
}

/// Share of people who gave the best value, 0 to 1, with Wilson's interval.
pub fn top1<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<Share> {
    top(tally, 1, confidence)
}

fn top<S: Satisfaction, P: Population>(tally: &Tally<S, P>, best: u8, confidence: Confidence) -> Reading<Share> {
    wilson::share(tally.histogram().top(best), tally.n(), confidence).of_population::<P>()
}

/// Mean value, in points of the scale, with a t interval.
/// ```
/// use expectly_core::{csat, reading::Confidence, scale::Csat5, tally::Tally};
/// let reading = csat::mean(&Tally::<Csat5>::from_counts(&[0, 0, 2, 5, 3])?, Confidence::DEFAULT);
/// assert_eq!((reading.point(), reading.n()), (Some(4.1), 10));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn mean<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<ScalePoints> {
    mean::reading(&tally.moments(), confidence, Method::StudentT).of_population::<P>()
}

/// The mean as percent of the maximum possible, 0 to 100 (Cohen et al. 1999).
/// ```
/// use expectly_core::{csat, reading::Confidence, scale::Csat5, tally::Tally};
/// let reading = csat::pomp(&Tally::<Csat5>::from_counts(&[0, 0, 2, 6, 2])?, Confidence::DEFAULT);
/// assert_eq!(reading.point(), Some(75.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn pomp<S: Satisfaction, P: Population>(tally: &Tally<S, P>, confidence: Confidence) -> Reading<Pomp> {
    pomp::of_mean(S::ID, mean(tally, confidence))
}
