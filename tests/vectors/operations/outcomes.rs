//! Owns the rows about outcomes, rates, goals and running moments.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
