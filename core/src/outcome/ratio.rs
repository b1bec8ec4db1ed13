//! Owns cost of sales, a ratio of two sums.

use alloc::format;

use crate::error::Error;
use crate::reading::{Confidence, Interval, Lack, Method, Ratio, Reading};
use crate::stats::student;

/// Σ cost / Σ revenue over customers, orders or periods, 0 upwards: the whole's ratio, not the mean of the parts', in which a customer who
/// bought for a cent would count as much as one who bought for a million. Linearised variance n/(n − 1) Σ(c − Rr)² / (Σr)², t with n − 1
/// degrees of freedom (Cochran 1977, ch. 6). Errors: [`Error::OutOfRange`] at `[i]` for a cost or revenue that is not finite or below 0, at
/// `revenue` when nothing was taken.
///
/// ```
/// use expectly_core::{outcome::cost_of_sales, reading::Confidence};
///
/// let ratio = cost_of_sales(&[(20.0, 100.0), (45.0, 150.0), (10.0, 50.0)], Confidence::DEFAULT)?;
/// assert_eq!(ratio.point(), Some(0.25));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
pub fn cost_of_sales(costs_and_revenues: &[(f64, f64)], confidence: Confidence) -> Result<Reading<Ratio>, Error> {
    let amount = |value: f64| (0.0..=LARGEST).contains(&value);
    if let Some(index) = costs_and_revenues.iter().position(|(cost, revenue)| !amount(*cost) || !amount(*revenue)) {
        return Err(Error::OutOfRange { path: format!("[{index}]") });
    }
    let n = costs_and_revenues.len() as u64;
    let (costs, revenues) =
        costs_and_revenues.iter().fold((0.0, 0.0), |(costs, revenues), (cost, revenue)| (costs + cost, revenues + revenue));
    if n > 0 && revenues == 0.0 {
        return Err(Error::OutOfRange { path: "revenue".into() });
    }
    if n < 2 {
        return Ok(Reading::insufficient(n, if n == 0 { Lack::NoAnswers } else { Lack::TooFew { need: 2 } }));
    }
    let ratio = costs / revenues;
    let residual = |(cost, revenue): &(f64, f64)| (cost - ratio * revenue) / revenues;
    let squares: f64 = costs_and_revenues.iter().map(|pair| residual(pair) * residual(pair)).sum();
    if squares.sqrt() <= ROUNDING * ratio {
        return Ok(Reading::insufficient(n, Lack::NoSpread));
    }
    let error = (n as f64 / (n as f64 - 1.0) * squares).sqrt();
    let half = student::upper_quantile(confidence.tail(), n as f64 - 1.0) * error;
    Ok(Reading::estimate(ratio, Interval::new(((ratio - half).max(0.0), ratio + half), confidence, Method::Ratio), n))
}

/// Sums of as many as memory holds stay finite.
const LARGEST: f64 = 1e140;

/// Equal ratios may differ from the whole's in their last bits.
const ROUNDING: f64 = 4.0 * f64::EPSILON;
