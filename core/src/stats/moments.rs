//! Owns mean and spread of counted whole numbers, exact until the last division; does not make intervals.

/// Sums over counted values. Integers only, so that any order and any partition gives the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Moments {
    n: u64,
    sum: i128,
    squares: i128,
}

impl Moments {
    /// Sums up values with their counts. The total count must not exceed [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    pub fn of(mut values: impl Iterator<Item = (i64, u64)>) -> Moments {
        Moments::of_all(&mut values)
    }

    /// Once for whatever the values come from; never inlined, for 128-bit arithmetic takes a lot of code in WebAssembly.
    #[inline(never)]
    fn of_all(values: &mut dyn Iterator<Item = (i64, u64)>) -> Moments {
        values.fold(Moments::default(), |moments, (value, count)| {
            let (value, many) = (i128::from(value), i128::from(count));
            Moments { n: moments.n + count, sum: moments.sum + value * many, squares: moments.squares + value * value * many }
        })
    }

    /// Adds one more value. The total count must not exceed [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    pub(crate) fn push(&mut self, value: i64) {
        self.add(&Moments::of([(value, 1)].into_iter()));
    }

    /// Adds another's sums. The total count must not exceed [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    pub(crate) fn add(&mut self, other: &Moments) {
        *self = Moments { n: self.n + other.n, sum: self.sum + other.sum, squares: self.squares + other.squares };
    }

    /// How many values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Arithmetic mean, in the values' unit; none without values.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / self.n as f64)
    }

    /// Root of the mean square, in the values' unit; none without values.
    pub fn root_mean_square(&self) -> Option<f64> {
        (self.n > 0).then(|| (self.squares as f64 / self.n as f64).sqrt())
    }

    /// Standard deviation with the n − 1 divisor; none below two values.
    pub fn deviation(&self) -> Option<f64> {
        (self.n > 1).then(|| {
            let n = self.n as f64;
            (self.scaled_spread() as f64 / (n * (n - 1.0))).sqrt()
        })
    }

    pub(crate) fn sum(&self) -> i128 {
        self.sum
    }

    /// n Σx² − (Σx)², which is n² times the population variance.
    pub(crate) fn scaled_spread(&self) -> i128 {
        i128::from(self.n) * self.squares - self.sum * self.sum
    }
}
