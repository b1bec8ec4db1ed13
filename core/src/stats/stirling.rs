//! Owns what Stirling's formula leaves over of ln Γ; with it ratios of large factorials keep the digits that subtracting them would lose.

/// ln Γ(z) − [(z − ½) ln z − z + ½ ln 2π] for z > 0. From 10 on by its asymptotic series (DLMF 5.11.1).
pub fn rest(z: f64) -> f64 {
    if z < SERIES_FROM {
        return libm::lgamma(z) - ((z - 0.5) * libm::log(z) - z + HALF_LOG_2_PI);
    }
    let r = 1.0 / z;
    let square = r * r;
    let inner = 1.0 / 1260.0 - square * (1.0 / 1680.0 - square * (1.0 / 1188.0 - square * (691.0 / 360_360.0 - square / 156.0)));
    r * (1.0 / 12.0 - square * (1.0 / 360.0 - square * inner))
}

/// ½ ln 2π.
pub const HALF_LOG_2_PI: f64 = 0.918_938_533_204_672_7;

/// From here on seven terms of the series give the last bit.
const SERIES_FROM: f64 = 10.0;

/// `count` · ln(`count` / `expected`), where `excess` = `count` − `expected` is given apart so that it keeps its digits. None of a thing
/// is no surprise, whatever was expected; some of an impossible thing is an infinite one.
pub fn surprise(count: f64, excess: f64, expected: f64) -> f64 {
    if count == 0.0 {
        0.0
    } else if expected > 0.0 {
        count * libm::log1p(excess / expected)
    } else {
        f64::INFINITY
    }
}
