//! Owns the rows about always-valid bands.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
