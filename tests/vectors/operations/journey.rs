//! Owns the rows about journeys.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
