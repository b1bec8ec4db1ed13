//! Owns the rows about the net promoter score.

use expectly_core::answer::Answer;
use expectly_core::asked::Earlier;
use expectly_core::joint::JointTally;
use expectly_core::key::{Key, Keyed};
use expectly_core::nps::{Nps, NpsDifferenceInterval, NpsInterval, Paired, Pseudo};
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
        "nps_wald_ci" => |input| interval(input, NpsInterval::Wald),
        "nps_bootstrap_percentile" => bootstrap,
        "nps_diff_wald" => |input| difference(input, Pseudo::None, NpsDifferenceInterval::Wald),
        "nps_diff_adjwald" => |input| difference(input, pseudo(input), NpsDifferenceInterval::AdjustedWald),
        "nps_diff_mover" => |input| difference(input, Pseudo::None, NpsDifferenceInterval::Mover),
        "nps_paired" => paired,
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
    spread(&Nps::of(&tally))
}

fn from_counts(input: &Input) -> Results {
    spread(&nps(input))
}

fn from_histogram(input: &Input) -> Results {
    let tally = Tally::from_counts(&input.counts("hist")).expect("eleven counts");
    let moments = tally.moments();
    let nps = Nps::of(&tally);
    let mut results = spread(&nps);
    results.push(("wald_ci", ends(&nps.reading_by(NpsInterval::Wald, confidence(input)))));
    results.push(("mean", vec![moments.mean().expect("an answer")]));
    results.push(("sd", vec![moments.deviation().expect("two answers")]));
    results
}

fn score_interval(input: &Input) -> Results {
    interval(input, NpsInterval::Score)
}

fn adjusted_wald_interval(input: &Input) -> Results {
    let way = match pseudo(input) {
        Pseudo::Rocks => NpsInterval::AdjustedWald,
        Pseudo::AgrestiMin => NpsInterval::AgrestiMin,
        Pseudo::BonettPrice => NpsInterval::BonettPrice,
        Pseudo::None => NpsInterval::Wald,
    };
    interval(input, way)
}

/// Core knows the added answers by the papers that they come from. Rocks is who calls it adjusted Wald without more words.
fn pseudo(input: &Input) -> Pseudo {
    if !input.has("pseudo") {
        return Pseudo::Rocks;
    }
    match input.numbers("pseudo")[..] {
        [0.75, 1.5, 0.75] => Pseudo::Rocks,
        [0.5, 1.0, 0.5] => Pseudo::AgrestiMin,
        [1.0, 0.0, 1.0] => Pseudo::BonettPrice,
        [0.0, 0.0, 0.0] => Pseudo::None,
        ref other => panic!("nobody adds {other:?}"),
    }
}

/// The percentiles of forty thousand resamples differ from the exact ones by chance alone.
fn bootstrap(input: &Input) -> Results {
    let exact = ends(&nps(input).bootstrap(confidence(input)).expect("not too many answers"));
    vec![("exact", exact.clone()), ("scipy_mc", exact)]
}

fn difference(input: &Input, pseudo: Pseudo, way: NpsDifferenceInterval) -> Results {
    let (a, b) = (nps(&input.part("a")), nps(&input.part("b")));
    let reading = a.difference(&b, way, confidence(input));
    let mut results = vec![("diff", point(&reading)), ("ci", ends(&reading))];
    if let Some(test) = a.test(&b, pseudo).filter(|_| way != NpsDifferenceInterval::Mover) {
        let numbers = [("diff_adj", test.difference), ("se", test.standard_error), ("z", test.z), ("p", test.p.alone())];
        results.extend(numbers.map(|(name, number)| (name, vec![number])));
    }
    results
}

fn paired(input: &Input) -> Results {
    let paired = Paired::of(&JointTally::<Likelihood11, Earlier>::from_rows(&input.table("joint")).expect("eleven rows"));
    let (reading, test) = (paired.reading(confidence(input)), paired.test().expect("some spread"));
    vec![("diff", point(&reading)), ("ci", ends(&reading)), ("t", vec![test.t]), ("p", vec![test.p.alone()])]
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
    let reading = nps(input).reading_by(method, confidence(input));
    vec![("nps", point(&reading)), ("ci", ends(&reading))]
}

fn spread(nps: &Nps) -> Results {
    let (variance, error) = (nps.variance().expect("an answer"), nps.standard_error().expect("an answer"));
    vec![("nps", vec![nps.point().expect("an answer")]), ("var", vec![variance]), ("se", vec![error])]
}

fn score(tally: &Tally<Likelihood11>) -> Vec<f64> {
    point(&Nps::of(tally).reading(Confidence::DEFAULT))
}

fn nps(input: &Input) -> Nps {
    Nps::of_camps(input.count("D"), input.count("N"), input.count("P")).expect("not too many answers")
}

/// Detractors as zeros, passives as sevens, promoters as nines.
fn tally(input: &Input) -> Tally<Likelihood11> {
    let mut counts = [0; 11];
    (counts[0], counts[7], counts[9]) = (input.count("D"), input.count("N"), input.count("P"));
    Tally::from_counts(&counts).expect("eleven counts")
}
