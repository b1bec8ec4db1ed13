//! Owns percent of the maximum possible (Cohen et al. 1999), the one form in which means on different scales may be plotted together.

use crate::reading::{Guarantee, Pomp, Reading, ScalePoints};
use crate::scale::ScaleId;

/// A mean on that scale as percent of the maximum possible, 0 to 100.
pub fn of_mean<G: Guarantee>(scale: ScaleId, mean: Reading<ScalePoints, G>) -> Reading<Pomp, G> {
    of_levels(scale.min(), scale.levels(), mean)
}

/// The same on a scale of `levels` values (two or more) from `lowest` upwards: 100 (mean − lowest) / (levels − 1).
pub fn of_levels<G: Guarantee>(lowest: i8, levels: usize, mean: Reading<ScalePoints, G>) -> Reading<Pomp, G> {
    mean.map(|value| 100.0 * (value - f64::from(lowest)) / (levels - 1) as f64)
}
