//! Owns the rows about customer satisfaction.

use expectly_core::{csat, scale::Csat5, tally::Tally};

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "csat_from_hist" => from_histogram,
        _ => return None,
    };
    Some(operation(input))
}

fn from_histogram(input: &Input) -> Results {
    assert_eq!((input.count("min"), input.count("top_k")), (1, 2), "core counts the top two of 1 to 5");
    let tally = Tally::<Csat5>::from_counts(&input.counts("hist")).expect("five counts");
    let confidence = confidence(input);
    let (top2, mean) = (csat::top2(&tally, confidence), csat::mean(&tally, confidence));
    vec![
        ("mean", point(&mean)),
        ("sd", vec![tally.moments().deviation().expect("two answers")]),
        ("t_ci", ends(&mean)),
        ("t2b", point(&top2)),
        ("t2b_wilson", ends(&top2)),
        ("pomp", point(&csat::pomp(&tally, confidence))),
    ]
}
