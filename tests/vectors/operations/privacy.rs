//! Owns the rows about randomized response.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
