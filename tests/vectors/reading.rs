//! Owns taking a reading apart for a row; every row has answers enough for one. Remembers by which methods a row's intervals were made.

use std::cell::RefCell;
use std::collections::BTreeSet;

use expectly_core::reading::{Confidence, Guarantee, Method, Reading, Unit};

use crate::case::Input;

thread_local! {
    static METHODS: RefCell<BTreeSet<Method>> = const { RefCell::new(BTreeSet::new()) };
}

/// The methods of the intervals taken since this was asked last.
pub fn methods() -> BTreeSet<Method> {
    METHODS.take()
}

/// The confidence that a row asks for; what is customary where it does not say.
pub fn confidence(input: &Input) -> Confidence {
    input.find("conf").map_or(Confidence::DEFAULT, |confidence| Confidence::parse(confidence).expect("a confidence"))
}

pub fn point<U: Unit>(reading: &Reading<U>) -> Vec<f64> {
    vec![reading.point().expect("an estimate")]
}

pub fn ends<U: Unit, G: Guarantee>(reading: &Reading<U, G>) -> Vec<f64> {
    let interval = reading.interval().expect("an estimate");
    METHODS.with_borrow_mut(|methods| methods.insert(interval.method));
    vec![interval.low, interval.high]
}
