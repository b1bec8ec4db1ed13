//! Owns the bootstrap's percentile interval of a score, exactly and so without randomness; does not resample.

use alloc::vec;
use alloc::vec::Vec;

use super::Nps;
use crate::error::Error;
use crate::reading::{Confidence, Interval, Lack, Method, NpsUnit, Reading};

/// The most answers that are bootstrapped: so many take some tenths of a second. Of more, the other intervals differ by less than a
/// hundredth of a point.
pub const MOST_BOOTSTRAPPED: u64 = 100_000;

impl Nps {
    /// The score with percentiles of its exact bootstrap distribution: drawing n answers again and again from those given adds up n
    /// independent −1, 0 or 1, and the distribution of the sum is the n-th convolution power of that of one. Each end is the outermost
    /// sum that at least (1 − confidence) / 2 of the distribution reaches. Where all are in one camp it would have no width:
    /// [`Lack::NoSpread`].
    ///
    /// Errors: [`Error::OutOfRange`] at `n` for more than [`MOST_BOOTSTRAPPED`] answers.
    pub fn bootstrap(&self, confidence: Confidence) -> Result<Reading<NpsUnit>, Error> {
        let Some(point) = self.point() else {
            return Ok(Reading::insufficient(0, Lack::NoAnswers));
        };
        if self.n() > MOST_BOOTSTRAPPED {
            return Err(Error::OutOfRange { path: "n".into() });
        }
        if self.unanimous() {
            return Ok(Reading::insufficient(self.n(), Lack::NoSpread));
        }
        let n = self.n() as f64;
        let share = |count: u64| count as f64 / n;
        let one = Sums { lowest: -1, shares: vec![share(self.detractors), share(self.passives), share(self.promoters)] };
        let (low, high) = one.power(self.n()).middle(confidence.tail());
        Ok(Reading::estimate(point, Interval::new((low as f64 / n, high as f64 / n), confidence, Method::Bootstrap), self.n()))
    }
}

/// How likely each sum is, from the lowest upwards.
struct Sums {
    lowest: i64,
    shares: Vec<f64>,
}

/// Sums less likely than this are left out at either end: all of them together are less likely than 1e-19, and weigh on no percentile.
const NEGLIGIBLE: f64 = 1e-25;

impl Sums {
    /// The distribution of `n` ≥ 1 independent draws, by squaring.
    fn power(&self, n: u64) -> Sums {
        let mut power = Sums { lowest: self.lowest, shares: self.shares.clone() };
        for bit in (0..n.ilog2()).rev() {
            power = power.plus(&power);
            if n >> bit & 1 == 1 {
                power = power.plus(self);
            }
        }
        power
    }

    fn plus(&self, other: &Sums) -> Sums {
        let mut shares = vec![0.0; self.shares.len() + other.shares.len() - 1];
        for (offset, mine) in self.shares.iter().enumerate() {
            for (cell, others) in shares.iter_mut().skip(offset).zip(&other.shares) {
                *cell += mine * others;
            }
        }
        let below = shares.iter().take_while(|share| **share < NEGLIGIBLE).count();
        let above = shares.iter().rev().take_while(|share| **share < NEGLIGIBLE).count();
        let kept = shares.len().saturating_sub(below + above);
        Sums { lowest: self.lowest + other.lowest + below as i64, shares: shares.into_iter().skip(below).take(kept).collect() }
    }

    /// The outermost sums that at least `tail` of the distribution reaches, from below and from above.
    fn middle(&self, tail: f64) -> (i64, i64) {
        let highest = self.lowest + self.shares.len() as i64 - 1;
        (self.lowest + reached(self.shares.iter(), tail), highest - reached(self.shares.iter().rev(), tail))
    }
}

/// After how many sums, counted from 0, the distribution adds up to `tail`.
fn reached<'a>(mut shares: impl Iterator<Item = &'a f64>, tail: f64) -> i64 {
    let mut sum = 0.0;
    let found = shares.position(|share| {
        sum += share;
        sum >= tail
    });
    found.unwrap_or(0) as i64
}
