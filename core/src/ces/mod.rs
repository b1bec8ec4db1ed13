//! Owns the customer effort score in its ease form ("How easy was it to …", 1–7, high is good). Its effort form, where low is good,
//! would be another type.

use crate::reading::{Confidence, Method, Reading, ScalePoints, Share};
use crate::scale::Ease7;
use crate::share::wilson;
use crate::stats::mean;
use crate::tally::Tally;

/// Mean ease, 1 to 7, with a t interval.
pub fn mean(tally: &Tally<Ease7>, confidence: Confidence) -> Reading<ScalePoints> {
    mean::reading(&tally.moments(), confidence, Method::StudentT)
}

/// Share of people who found it easy (5, 6 or 7), 0 to 1, with Wilson's interval. Source: Dixon, Toman & DeLisi 2013.
pub fn easy(tally: &Tally<Ease7>, confidence: Confidence) -> Reading<Share> {
    wilson::share(tally.histogram().top(3), tally.n(), confidence)
}
