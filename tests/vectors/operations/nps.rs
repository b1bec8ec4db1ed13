//! Owns the rows about the net promoter score.

use expectly_core::answer::Answer;
use expectly_core::key::{Key, Keyed};
use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::reading::Confidence;
use expectly_core::scale::Likelihood11;
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "nps_from_scores" => from_scores,
        "nps_from_counts" => from_counts,
        "nps_from_hist" => from_histogram,
        "nps_score_ci" => score_interval,
        "nps_adjwald_ci" => adjusted_wald_interval,
        "nps_merge_segments" => merged_segments,
        _ => return None,
    };
    Some(operation(input))
}

fn from_scores(input: &Input) -> Results {
    let mut tally = Tally::new();
    for score in input.numbers("scores") {
        tally.record(Answer::parse(score as i64).expect("a score")).expect("room");
    }
    spread(&tally)
}

fn from_counts(input: &Input) -> Results {
    spread(&tally(input))
}

fn from_histogram(input: &Input) -> Results {
    let tally = Tally::from_counts(&input.counts("hist")).expect("eleven counts");
    let moments = tally.moments();
    let mut results = spread(&tally);
    results.push(("mean", vec![moments.mean().expect("an answer")]));
    results.push(("sd", vec![moments.deviation().expect("two answers")]));
    results
}

fn score_interval(input: &Input) -> Results {
    interval(input, NpsInterval::Score)
}

fn adjusted_wald_interval(input: &Input) -> Results {
    assert_eq!(input.numbers("pseudo"), [0.75, 1.5, 0.75], "core adds what Rocks 2016 adds");
    interval(input, NpsInterval::AdjustedWald)
}

/// The wrong number, the mean of the segments' own scores, is made here only to show that merging does not give it.
fn merged_segments(input: &Input) -> Results {
    let mut merged = Keyed::new(Key::default(), Tally::new());
    let mut scores = Vec::new();
    for segment in input.part("segments").parts() {
        let tally = tally(&segment);
        scores.extend(score(&tally));
        merged.merge(&Keyed::new(Key::default(), tally)).expect("the same key");
    }
    vec![("pooled_nps", score(merged.counts())), ("naive_mean_of_nps", vec![scores.iter().sum::<f64>() / scores.len() as f64])]
}

fn interval(input: &Input, method: NpsInterval) -> Results {
    let reading = Nps::of(&tally(input)).reading_by(method, confidence(input));
    vec![("nps", point(&reading)), ("ci", ends(&reading))]
}

fn spread(tally: &Tally<Likelihood11>) -> Results {
    let nps = Nps::of(tally);
    let (variance, error) = (nps.variance().expect("an answer"), nps.standard_error().expect("an answer"));
    vec![("nps", score(tally)), ("var", vec![variance]), ("se", vec![error])]
}

fn score(tally: &Tally<Likelihood11>) -> Vec<f64> {
    point(&Nps::of(tally).reading(Confidence::DEFAULT))
}

/// Detractors as zeros, passives as sevens, promoters as nines.
fn tally(input: &Input) -> Tally<Likelihood11> {
    let mut counts = [0; 11];
    (counts[0], counts[7], counts[9]) = (input.count("D"), input.count("N"), input.count("P"));
    Tally::from_counts(&counts).expect("eleven counts")
}
