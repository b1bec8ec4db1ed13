//! Owns the rows about shares, their intervals and differences, sample sizes and rates.

use expectly_core::rate::Rate;
use expectly_core::sample_size::{Precision, per_group};
use expectly_core::share::{self, Hits, ShareInterval};

use crate::case::{Input, Results};
use crate::reading::{confidence, ends};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Vec<f64> = match op {
        "wilson_ci" => |input| interval(input, ShareInterval::Wilson),
        "wilson_cc_ci" => |input| interval(input, ShareInterval::WilsonCorrected),
        "agresti_coull_ci" => |input| interval(input, ShareInterval::AgrestiCoull),
        "clopper_pearson_ci" => |input| interval(input, ShareInterval::ClopperPearson),
        "newcombe_diff_ci" => difference,
        "samplesize_prop" => |input| answers(input, Precision::of_share(input.number("p"), input.number("half_width"))),
        "samplesize_nps" => |input| answers(input, Precision::of_nps(input.number("var"), input.number("half_width"))),
        "samplesize_nps_diff" => group,
        "poisson_exact_ci" => rate,
        _ => return None,
    };
    Some(vec![("value", operation(input))])
}

fn interval(input: &Input, way: ShareInterval) -> Vec<f64> {
    ends(&hits(input, "x", "n").reading_by(way, confidence(input)))
}

fn difference(input: &Input) -> Vec<f64> {
    ends(&share::difference(hits(input, "x1", "n1"), hits(input, "x2", "n2"), confidence(input)))
}

fn hits(input: &Input, hits: &str, n: &str) -> Hits {
    Hits::parse(input.count(hits), input.count(n)).expect("no more hits than people")
}

fn answers(input: &Input, wanted: Result<Precision, expectly_core::error::Error>) -> Vec<f64> {
    let mut wanted = wanted.expect("a precision").with_confidence(confidence(input));
    if input.has("deff") {
        wanted = wanted.with_design_effect(input.number("deff")).expect("a design effect");
    }
    if input.has("N") {
        wanted = wanted.in_population(input.count("N")).expect("a population");
    }
    vec![wanted.answers() as f64]
}

fn group(input: &Input) -> Vec<f64> {
    let wanted = per_group(input.number("var"), input.number("difference"), confidence(input), input.number("power"));
    vec![wanted.expect("a comparison") as f64]
}

fn rate(input: &Input) -> Vec<f64> {
    ends(&Rate::parse(input.count("x"), input.number("exposure")).expect("a rate").reading(confidence(input)))
}
