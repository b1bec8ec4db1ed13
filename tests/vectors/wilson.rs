//! Owns the rows about Wilson's interval of a share.

use expectly_core::stats::wilson;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends};

pub fn interval(input: &Input) -> Results {
    vec![("ci", ends(&wilson::share(input.count("x"), input.count("n"), confidence(input))))]
}
