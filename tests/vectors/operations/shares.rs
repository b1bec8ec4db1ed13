//! Owns the rows about shares, their intervals and differences, sample sizes and rates.

use expectly_core::stats::wilson;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "wilson_ci" => wilson_interval,
        _ => return None,
    };
    Some(operation(input))
}

fn wilson_interval(input: &Input) -> Results {
    vec![("value", ends(&wilson::share(input.count("x"), input.count("n"), confidence(input))))]
}
