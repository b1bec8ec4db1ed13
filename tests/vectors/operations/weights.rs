//! Owns the rows about weighted samples and those who did not answer.

use crate::case::{Input, Results};

pub fn run(_op: &str, _input: &Input) -> Option<Results> {
    None
}
