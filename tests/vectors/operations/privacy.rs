//! Owns the rows about randomized response.

use expectly_core::privacy::{Epsilon, RandomizedResponse};
use expectly_core::reading::Confidence;

use crate::case::{Input, Results};
use crate::reading::{ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "grr" => parameters,
        "grr_nps" => nps,
        "grr_shares" => shares,
        "grr_randomise" => randomised,
        _ => return None,
    };
    Some(operation(input))
}

fn response(k: usize, input: &Input) -> RandomizedResponse {
    RandomizedResponse::new(k, Epsilon::parse(input.number("epsilon")).expect("an epsilon")).expect("categories")
}

fn parameters(input: &Input) -> Results {
    let response = response(input.count("k") as usize, input);
    let variance = |share| vec![response.variance(input.count("n"), share).expect("people")];
    vec![
        ("p", vec![response.truth()]),
        ("q", vec![response.other()]),
        ("var_f0", variance(0.0)),
        ("var_f", variance(input.number("f"))),
        ("var_f0_closed", vec![response.variance_at_zero(input.count("n")).expect("people")]),
    ]
}

fn nps(input: &Input) -> Results {
    let counts = input.counts("reported_hist");
    let response = response(counts.len(), input);
    let reading = response.nps(&counts, Confidence::DEFAULT).expect("three or eleven counts");
    vec![
        ("freq", response.debias(&counts).expect("counts").expect("an answer")),
        ("nps", point(&reading)),
        ("se", vec![response.nps_error(&counts).expect("counts").expect("an answer")]),
        ("ci", ends(&reading)),
    ]
}

fn shares(input: &Input) -> Results {
    let counts = input.counts("reported");
    let readings = response(counts.len(), input).shares(&counts, Confidence::DEFAULT).expect("counts");
    vec![("points", readings.iter().flat_map(point).collect()), ("ends", readings.iter().flat_map(ends).collect())]
}

fn randomised(input: &Input) -> Results {
    let response = response(input.count("k") as usize, input);
    let sent = |draw: f64| response.randomise(input.count("category") as usize, draw).expect("a draw") as f64;
    vec![("value", input.numbers("draws").into_iter().map(sent).collect())]
}
