//! Owns Pearson's correlation with Fisher's interval.

use super::check;
use crate::error::Error;
use crate::reading::{Confidence, Correlation as Unit, Interval, Lack, Method, Reading};
use crate::stats::normal;
use crate::table::Table;

/// Fisher's standard error is 1/√(n − 3).
const NEED: u64 = 4;

/// How closely points must lie to a line for their correlation to be ±1 but for rounding.
const ON_A_LINE: f64 = 1e-14;

/// How far two things go together, −1 to 1. It measures association on a line, not cause, and not agreement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    r: Option<f64>,
    n: u64,
}

impl Correlation {
    /// Of the two sides of a table.
    pub fn of_table(table: &Table) -> Correlation {
        Correlation { r: table.correlation(), n: table.n() }
    }

    /// Of pairs of numbers, one pair a person. Errors: [`Error::OutOfRange`] with the place (`[3][1]`) of a side that is not finite or
    /// larger than [`MOST`](super::MOST).
    ///
    /// ```
    /// use expectly_core::{driver::correlation::Correlation, reading::Confidence};
    ///
    /// let orders = [(5.0, 12.0), (3.0, 7.0), (7.0, 11.0), (2.0, 3.0), (6.0, 9.0)];
    /// let reading = Correlation::of_pairs(&orders)?.reading(Confidence::DEFAULT);
    /// assert_eq!(reading.point().map(|r| (r * 1000.0).round()), Some(836.0));
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn of_pairs(pairs: &[(f64, f64)]) -> Result<Correlation, Error> {
        for (row, (one, other)) in pairs.iter().enumerate() {
            check(row, "[0]", *one)?;
            check(row, "[1]", *other)?;
        }
        let one = Side::of(pairs, |pair| pair.0);
        let other = Side::of(pairs, |pair| pair.1);
        let (mut cross, mut squares_one, mut squares_other) = (0.0, 0.0, 0.0);
        for (x, y) in pairs {
            let (x, y) = (one.deviation(*x), other.deviation(*y));
            cross += x * y;
            squares_one += x * x;
            squares_other += y * y;
        }
        let r = cross / (squares_one.sqrt() * squares_other.sqrt());
        Ok(Correlation { r: (one.widest > 0.0 && other.widest > 0.0).then(|| r.clamp(-1.0, 1.0)), n: pairs.len() as u64 })
    }

    /// The correlation with Fisher's z interval (Fisher 1915; the interval is tanh(atanh r ± z/√(n − 3))). Insufficient below four
    /// pairs, where a side has no spread, and where all points lie on a line: there the interval would have no width, whatever n is.
    pub fn reading(&self, confidence: Confidence) -> Reading<Unit> {
        let lack = match self.r {
            _ if self.n == 0 => Lack::NoAnswers,
            _ if self.n < NEED => Lack::TooFew { need: NEED },
            None => Lack::NoSpread,
            Some(r) if 1.0 - r.abs() <= ON_A_LINE => Lack::Dependent,
            Some(r) => {
                let half = normal::upper_quantile(confidence.tail()) / (self.n as f64 - 3.0).sqrt();
                let z = libm::atanh(r);
                let ends = (libm::tanh(z - half), libm::tanh(z + half));
                return Reading::estimate(r, Interval::new(ends, confidence, Method::FisherZ), self.n);
            }
        };
        Reading::insufficient(self.n, lack)
    }
}

/// One side's centre and reach. Deviations are taken as shares of the widest one, so that no square under- or overflows.
struct Side {
    mean: f64,
    widest: f64,
}

impl Side {
    fn of(pairs: &[(f64, f64)], pick: impl Fn(&(f64, f64)) -> f64) -> Side {
        let Some(first) = pairs.first().map(&pick) else { return Side { mean: 0.0, widest: 0.0 } };
        // From the first value on, so that equal values have no spread in any rounding.
        let mean = first + pairs.iter().map(|pair| pick(pair) - first).sum::<f64>() / pairs.len() as f64;
        Side { mean, widest: pairs.iter().map(|pair| (pick(pair) - mean).abs()).fold(0.0, f64::max) }
    }

    fn deviation(&self, value: f64) -> f64 {
        (value - self.mean) / self.widest
    }
}
