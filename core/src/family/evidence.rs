//! Owns the outcome of one test as something that cannot be looked at; families judge it.

use alloc::string::String;
use core::fmt::Debug;

use crate::error::Error;

/// The outcome of one test as a probability. There is no way to see it but through a [`Family`](super::Family), or by saying that it is
/// [`alone`](PValue::alone).
///
/// ```compile_fail,E0277
/// use expectly_core::family::PValue;
/// let p: f64 = PValue::parse(0.04).unwrap().into();
/// ```
/// ```compile_fail,E0369
/// use expectly_core::family::PValue;
/// let significant = PValue::parse(0.04).unwrap() < 0.05;
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PValue(f64);

/// The outcome of one test as evidence: a number whose expectation is at most 1 if nothing is there, so that large is surprising. It
/// stays valid whenever one stops. Seen through a [`Family`](super::Family) only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EValue(f64);

/// What families judge: p values and e values, nothing else.
pub trait Evidence: sealed::Sealed + Copy + Debug + 'static {}
impl Evidence for PValue {}
impl Evidence for EValue {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::PValue {}
    impl Sealed for super::EValue {}
}

impl PValue {
    pub(crate) fn new(p: f64) -> PValue {
        PValue(p)
    }

    /// A p value that was computed elsewhere, 0 to 1. Errors: [`Error::OutOfRange`] at `p`.
    pub fn parse(p: f64) -> Result<PValue, Error> {
        if (0.0..=1.0).contains(&p) { Ok(PValue::new(p)) } else { Err(Error::OutOfRange { path: String::from("p") }) }
    }

    /// The p value of a family of one, 0 to 1: whoever calls this says that no other test was made or would have been told of.
    pub fn alone(self) -> f64 {
        self.0
    }
}

impl EValue {
    pub(crate) fn new(e: f64) -> EValue {
        EValue(e)
    }

    /// An e value that was computed elsewhere, 0 upwards and possibly infinite. Errors: [`Error::OutOfRange`] at `e`.
    pub fn parse(e: f64) -> Result<EValue, Error> {
        if e >= 0.0 { Ok(EValue::new(e)) } else { Err(Error::OutOfRange { path: String::from("e") }) }
    }

    /// By Markov's inequality: evidence of e or more has a probability of 1/e at most if nothing is there.
    pub(super) fn as_p(self) -> f64 {
        1.0 / self.0
    }
}
