//! Owns the rows about Kano, importance and performance, correlation and regression.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
