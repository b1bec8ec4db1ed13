//! Owns what the first side of a pair means, as a type: an expectation (and when it was asked for), a wish, a promise. Gaps of
//! different first sides never mix.

use core::fmt::Debug;
use core::marker::PhantomData;

/// When an expectation was asked for, as a type. A recalled one drifts towards the experience, so they are never pooled.
pub trait Timing: Copy + Debug + PartialEq + Eq + 'static {
    /// The name in results.
    const ID: &'static str;
}

/// Before the experience: the only timing whose gap is an expectation gap without reservation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before;
/// During the experience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concurrent;
/// Afterwards, from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recalled;

impl Timing for Before {
    const ID: &'static str = "before";
}
impl Timing for Concurrent {
    const ID: &'static str = "concurrent";
}
impl Timing for Recalled {
    const ID: &'static str = "recalled";
}

/// What the first side of a pair is.
pub trait FirstSide: Copy + Debug + PartialEq + Eq + 'static {
    /// A stable name.
    const ID: &'static str;
}

/// What was expected (predicted), asked for at `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected<T: Timing = Before>(PhantomData<T>);
/// What was wanted exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted;
/// What was understood to be advertised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advertised;

impl<T: Timing> FirstSide for Expected<T> {
    const ID: &'static str = T::ID;
}
impl FirstSide for Wanted {
    const ID: &'static str = "wanted";
}
impl FirstSide for Advertised {
    const ID: &'static str = "advertised";
}

/// The answer that the same person gave to the same question earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier;

impl FirstSide for Earlier {
    const ID: &'static str = "earlier";
}
