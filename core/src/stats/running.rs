//! Owns mean and spread of amounts that are not on a scale (hours, money), added one by one or in parts; counts on a scale are in moments,
//! which needs no rounding at all.

use super::student;
use super::twofold::Twofold;
use crate::error::Error;
use crate::reading::{Amount, Confidence, Interval, Lack, Method, Reading};

/// How many, their mean, and the sum of squared distances from it. Welford 1962 for one more amount, Chan, Golub & LeVeque 1979 for one
/// more part, both carried in twofold precision: large amounts that differ little keep all digits of their spread, and parts merged in
/// any order agree to the last digits shown.
///
/// ```
/// use expectly_core::stats::running::Running;
///
/// let [mut monday, mut tuesday] = [Running::new(), Running::new()];
/// [10000001.0, 10000003.0].into_iter().try_for_each(|hours| monday.push(hours))?;
/// tuesday.push(10000002.0)?;
/// monday.merge(&tuesday)?;
/// assert_eq!((monday.mean(), monday.deviation()), (Some(10000002.0), Some(1.0)));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Running {
    n: u64,
    mean: Twofold,
    squares: Twofold,
}

/// Its square, times as many as there may be, is still a double.
const LARGEST_AMOUNT: f64 = 1e140;

impl Running {
    /// No amounts yet.
    pub fn new() -> Running {
        Running::default()
    }

    /// One amount more. Errors: [`Error::OutOfRange`] unless it is finite and below 10¹⁴⁰ in size; this one is left as it was.
    pub fn push(&mut self, amount: f64) -> Result<(), Error> {
        if amount.is_nan() || amount.abs() > LARGEST_AMOUNT {
            return Err(Error::OutOfRange { path: "amount".into() });
        }
        self.merge(&Running { n: 1, mean: Twofold::of(amount), squares: Twofold::default() })
    }

    /// The amounts of another part. Errors: [`Error::Overflow`]; this one is left as it was.
    pub fn merge(&mut self, other: &Running) -> Result<(), Error> {
        crate::histogram::check_total([self.n, other.n])?;
        if self.n == 0 {
            *self = *other;
        } else if other.n > 0 {
            let (mine, others) = (self.n as f64, other.n as f64);
            let n = mine + others;
            let distance = other.mean.minus(self.mean);
            self.mean = self.mean.plus(distance.times(Twofold::of(others)).over(n));
            let between = distance.times(distance).times(Twofold::of(mine).times(Twofold::of(others))).over(n);
            self.squares = self.squares.plus(other.squares).plus(between);
            self.n += other.n;
        }
        Ok(())
    }

    /// How many amounts.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Arithmetic mean, in the amounts' unit; none without amounts.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.mean.value())
    }

    /// Standard deviation with the n − 1 divisor, in the amounts' unit; none below two amounts.
    pub fn deviation(&self) -> Option<f64> {
        (self.n > 1).then(|| self.squares.over(self.n as f64 - 1.0).value().max(0.0).sqrt())
    }

    /// The mean with its t interval.
    pub fn reading(&self, confidence: Confidence) -> Reading<Amount> {
        let (Some(mean), Some(deviation)) = (self.mean(), self.deviation()) else {
            let lack = if self.n == 0 { Lack::NoAnswers } else { Lack::TooFew { need: 2 } };
            return Reading::insufficient(self.n, lack);
        };
        if deviation == 0.0 {
            return Reading::insufficient(self.n, Lack::NoSpread);
        }
        let half = student::upper_quantile(confidence.tail(), self.n as f64 - 1.0) * deviation / (self.n as f64).sqrt();
        Reading::estimate(mean, Interval::new((mean - half, mean + half), confidence, Method::StudentT), self.n)
    }
}
