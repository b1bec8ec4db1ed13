//! Owns sums and products carried as two doubles, about 32 digits (Dekker 1971; Knuth, TAOCP 2, 4.2.2); only what running moments need.

/// An unevaluated sum of two doubles, the second below the first's last bit.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct Twofold {
    high: f64,
    low: f64,
}

impl Twofold {
    pub(super) fn of(value: f64) -> Twofold {
        Twofold { high: value, low: 0.0 }
    }

    pub(super) fn value(self) -> f64 {
        self.high + self.low
    }

    pub(super) fn plus(self, other: Twofold) -> Twofold {
        let sum = exact_sum(self.high, other.high);
        let rest = exact_sum(self.low, other.low);
        let first = quick_sum(sum.high, sum.low + rest.high);
        quick_sum(first.high, first.low + rest.low)
    }

    pub(super) fn minus(self, other: Twofold) -> Twofold {
        self.plus(Twofold { high: -other.high, low: -other.low })
    }

    pub(super) fn times(self, other: Twofold) -> Twofold {
        let product = exact_product(self.high, other.high);
        quick_sum(product.high, product.low + (self.high * other.low + self.low * other.high))
    }

    pub(super) fn over(self, divisor: f64) -> Twofold {
        let quotient = self.high / divisor;
        let rest = self.minus(exact_product(quotient, divisor));
        quick_sum(quotient, rest.value() / divisor)
    }
}

/// a + b without loss.
fn exact_sum(a: f64, b: f64) -> Twofold {
    let sum = a + b;
    let part = sum - a;
    Twofold { high: sum, low: (a - (sum - part)) + (b - part) }
}

/// a + b without loss where |a| ≥ |b|.
fn quick_sum(a: f64, b: f64) -> Twofold {
    let sum = a + b;
    Twofold { high: sum, low: b - (sum - a) }
}

/// a · b without loss.
fn exact_product(a: f64, b: f64) -> Twofold {
    let product = a * b;
    Twofold { high: product, low: libm::fma(a, b, -product) }
}
