//! Owns how reliable a difference of two scores is, from what is known of both; does not take differences.

use crate::error::Error;

/// What is known of two scores of the same people, such as expectation and perception.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sides {
    /// Reliability of each score, 0 to 1, such as Cronbach's alpha.
    pub reliabilities: [f64; 2],
    /// Correlation of the two scores, −1 to 1.
    pub correlation: f64,
    /// Standard deviation of each score, above 0.
    pub deviations: [f64; 2],
}

/// Reliability of the difference of two scores, at most 1: (s₁² r₁₁ + s₂² r₂₂ − 2 r₁₂ s₁ s₂) / (s₁² + s₂² − 2 r₁₂ s₁ s₂). Two scores that
/// go together leave little but error in their difference; below 0, the correlation is higher than such reliabilities allow. Source:
/// Peter, Churchill & Brown 1993 (J Consumer Research 19:655–662), after Lord 1958.
///
/// ```
/// use expectly_core::gap::reliability::{Sides, of_difference};
/// let sides = Sides { reliabilities: [0.8, 0.8], correlation: 0.6, deviations: [1.0, 1.0] };
/// assert_eq!(of_difference(sides).map(|r| (r * 100.0).round()), Ok(50.0));
/// ```
///
/// Errors: [`Error::OutOfRange`] at `rxx`, `ryy`, `rxy`, `sx` or `sy`; [`Error::Inconsistent`] at `rxy` where the difference has no
/// spread.
pub fn of_difference(Sides { reliabilities, correlation, deviations }: Sides) -> Result<f64, Error> {
    let within = |path: &str, fits: bool| if fits { Ok(()) } else { Err(Error::OutOfRange { path: path.into() }) };
    let ([rxx, ryy], [sx, sy]) = (reliabilities, deviations);
    within("rxx", (0.0..=1.0).contains(&rxx))?;
    within("ryy", (0.0..=1.0).contains(&ryy))?;
    within("rxy", (-1.0..=1.0).contains(&correlation))?;
    within("sx", sx > 0.0 && sx.is_finite())?;
    within("sy", sy > 0.0 && sy.is_finite())?;
    let shared = 2.0 * correlation * sx * sy;
    let spread = sx * sx + sy * sy - shared;
    if spread > 0.0 { Ok((sx * sx * rxx + sy * sy * ryy - shared) / spread) } else { Err(Error::Inconsistent { path: "rxy".into() }) }
}
