//! Owns mean and spread of real numbers, such as the means of persons; whole numbers that are counted have
//! [`Moments`](super::moments::Moments), which are exact.

use alloc::vec::Vec;

use super::{order, student};
use crate::reading::{Confidence, Interval, Lack, Method, Reading, Unit};

/// A spread takes two values.
const NEED: u64 = 2;

/// Values that differ by less than this share are equal but for rounding.
const EQUAL: f64 = 1e-12;

/// Mean and spread of some finite numbers. They are summed in order of size, so that the order in which they came changes no bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    n: u64,
    mean: f64,
    squares: f64,
}

impl Sample {
    /// Sums up values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Sample {
        Sample::of_list(&values.into_iter().collect::<Vec<f64>>())
    }

    /// Once for whatever the values come from.
    #[inline(never)]
    fn of_list(values: &[f64]) -> Sample {
        let at = |place: usize| values.get(place).copied().unwrap_or_default();
        let values: Vec<f64> = order::by(values.len(), &|one, other| at(one).total_cmp(&at(other))).into_iter().map(at).collect();
        let n = values.len() as u64;
        let (Some(&first), Some(&last)) = (values.first(), values.last()) else {
            return Sample { n, mean: 0.0, squares: 0.0 };
        };
        if last - first <= EQUAL * first.abs().max(last.abs()) {
            return Sample { n, mean: first, squares: 0.0 };
        }
        let mean = values.iter().sum::<f64>() / n as f64;
        Sample { n, mean, squares: values.iter().map(|value| (value - mean) * (value - mean)).sum() }
    }

    /// How many values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Arithmetic mean, in the values' unit; none without values.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then_some(self.mean)
    }

    /// Variance with the n − 1 divisor; none below two values.
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.squares / (self.n as f64 - 1.0))
    }

    /// The mean with its t interval, at n − 1 degrees of freedom. `method` names what the values are.
    pub fn reading<U: Unit>(&self, confidence: Confidence, method: Method) -> Reading<U> {
        let Some(variance) = self.variance() else {
            let lack = if self.n == 0 { Lack::NoAnswers } else { Lack::TooFew { need: NEED } };
            return Reading::insufficient(self.n, lack);
        };
        if variance == 0.0 {
            return Reading::insufficient(self.n, Lack::NoSpread);
        }
        let half = student::upper_quantile(confidence.tail(), self.n as f64 - 1.0) * (variance / self.n as f64).sqrt();
        Reading::estimate(self.mean, Interval::new((self.mean - half, self.mean + half), confidence, method), self.n)
    }
}
