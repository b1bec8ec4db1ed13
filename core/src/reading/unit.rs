//! Owns what the numbers of readings count; does not convert between them.

/// What a number counts.
pub trait Unit: Copy + 'static {
    /// The stable name in JSON.
    const ID: &'static str;
}

/// NPS, −1 to 1; times 100 for the customary −100 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NpsUnit;
/// A share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share;
/// Points of a scale, or a difference of such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalePoints;
/// Percent of the maximum possible, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pomp;

impl Unit for NpsUnit {
    const ID: &'static str = "nps";
}
impl Unit for Share {
    const ID: &'static str = "share";
}
impl Unit for ScalePoints {
    const ID: &'static str = "scale-points";
}
impl Unit for Pomp {
    const ID: &'static str = "pomp";
}

/// Whatever unit is remembered elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plain;
impl Unit for Plain {
    const ID: &'static str = "";
}
/// A difference of two shares, −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareDifference;
impl Unit for ShareDifference {
    const ID: &'static str = "share-difference";
}
/// A difference of two NPS, −2 to 2; times 100 for points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NpsDifference;
impl Unit for NpsDifference {
    const ID: &'static str = "nps-difference";
}
/// Events for each unit of exposure (an order, a customer, a month), 0 upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerExposure;
impl Unit for PerExposure {
    const ID: &'static str = "per-exposure";
}
/// A sum for each unit of another sum, such as cost for revenue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio;
impl Unit for Ratio {
    const ID: &'static str = "ratio";
}
/// A correlation, −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correlation;
impl Unit for Correlation {
    const ID: &'static str = "correlation";
}
/// A regression coefficient, in units of the outcome for one point of the predictor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coefficient;
impl Unit for Coefficient {
    const ID: &'static str = "coefficient";
}
/// An amount in the unit that it came in, such as money or hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount;
impl Unit for Amount {
    const ID: &'static str = "amount";
}
