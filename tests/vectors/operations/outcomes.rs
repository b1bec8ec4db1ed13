//! Owns the rows about outcomes, rates, goals and running moments.

use expectly_core::stats::running::Running;

use crate::case::{Input, Results};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "merge_moments" => merged_moments,
        _ => return None,
    };
    Some(operation(input))
}

/// How many amounts a part has before the parts are merged: so many that neither NIST's 1001 nor anything round divides by it.
const PART: usize = 37;

fn merged_moments(input: &Input) -> Results {
    let mut whole = Running::new();
    for part in amounts(input).chunks(PART) {
        let mut running = Running::new();
        part.iter().try_for_each(|amount| running.push(*amount)).expect("finite amounts");
        whole.merge(&running).expect("room");
    }
    vec![("mean", vec![whole.mean().expect("an amount")]), ("sd", vec![whole.deviation().expect("two amounts")])]
}

/// NIST's larger data sets are a first value and 500 pairs of two others.
fn amounts(input: &Input) -> Vec<f64> {
    match input.text("generator") {
        "literal" => input.numbers("x"),
        "first,then 500x(a,b)" => {
            let pair = [input.number("a"), input.number("b")];
            std::iter::once(input.number("first")).chain(pair.repeat(500)).collect()
        }
        other => panic!("a generator, not {other}"),
    }
}
