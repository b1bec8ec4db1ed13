//! Owns the rows about weighted samples and those who did not answer.

use std::collections::BTreeMap;

use expectly_core::population::Customer;
use expectly_core::tally::Tally;
use expectly_core::weights::{
    Adjustment, Correction, Drawn, ResponseClass, ResponseRate, Sample, SamplingFraction, SamplingProb, Strata, Weighted, WorstCase,
    cluster_design_effect, effective_size, nps, post_stratify, weight_design_effect,
};

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "weighted_mean" => weighted_mean,
        "weighted_total" => weighted_total,
        "kish_neff" => kish,
        "design_effect" => design_effect,
        "nps_nonresponse_bounds" => bounds,
        "tipping_point" => tipping_point,
        "nps_strata" => strata,
        "nps_sampled" => sampled,
        "post_stratify" => post_stratified,
        "response_class" => response_class,
        _ => return None,
    };
    Some(operation(input))
}

fn weighted_mean(input: &Input) -> Results {
    let sample = sample(input);
    let mean = sample.mean(confidence(input));
    let total = sample.total(confidence(input));
    vec![
        ("mean", point(&mean)),
        ("se", vec![sample.mean_error().expect("a spread")]),
        ("ci", ends(&mean)),
        ("total", point(&total)),
        ("total_se", vec![sample.total_error().expect("a spread")]),
    ]
}

fn weighted_total(input: &Input) -> Results {
    let sample = sample(input);
    let total = sample.total(confidence(input));
    vec![("total", point(&total)), ("se", vec![sample.total_error().expect("a spread")]), ("ci", ends(&total))]
}

fn sample(input: &Input) -> Sample {
    let (values, weights) = (input.numbers("y"), input.numbers("w"));
    let stratified = if input.has("use_strata") { input.says("use_strata") } else { input.has("stratum") };
    let strata = if stratified { input.labels("stratum") } else { vec![String::new(); values.len()] };
    let clusters = ["cluster", "clusters", "psu"].into_iter().find(|name| input.has(name)).map(|name| input.labels(name));
    let (strata, names) = numbered(&strata);
    let clusters = clusters.map(|clusters| numbered(&clusters).0);
    let rows = (0..values.len()).map(|index| {
        let drawn = Drawn { value: values[index], stratum: strata[index], cluster: clusters.as_ref().map(|clusters| clusters[index]) };
        Weighted::drawn(drawn, SamplingProb::CERTAIN).adjusted(Adjustment::parse(weights[index]).expect("a weight"))
    });
    Sample::new(rows.collect(), correction(input, &names)).expect("a sample")
}

/// The rows give what is left of the variance, 1 − n / N, as other packages do.
fn correction(input: &Input, strata: &BTreeMap<String, u32>) -> Correction {
    let fraction = |rest: f64| SamplingFraction::parse(1.0 - rest).expect("a fraction");
    if !input.has("fpc") {
        return Correction::None;
    }
    match input.part("fpc").named() {
        None => Correction::Same(fraction(input.number("fpc"))),
        Some(rests) => Correction::ByStratum(
            rests.filter_map(|(name, rest)| strata.get(name).map(|stratum| (*stratum, fraction(rest.itself())))).collect(),
        ),
    }
}

/// Labels as numbers in the order in which they first occur.
fn numbered(labels: &[String]) -> (Vec<u32>, BTreeMap<String, u32>) {
    let mut names = BTreeMap::new();
    let mut number = |label: &String| {
        let next = names.len() as u32;
        *names.entry(label.clone()).or_insert(next)
    };
    (labels.iter().map(&mut number).collect(), names)
}

fn kish(input: &Input) -> Results {
    vec![("value", vec![effective_size(input.numbers("w")).expect("a weight")])]
}

fn design_effect(input: &Input) -> Results {
    let weights = weight_design_effect(&input.numbers("w")).expect("a weight");
    vec![("weights", vec![weights]), ("clusters", vec![cluster_design_effect(input.number("m"), input.number("rho"))])]
}

fn bounds(input: &Input) -> Results {
    let bounds = worst_case(input);
    vec![("value", vec![bounds.low(), bounds.high()])]
}

fn tipping_point(input: &Input) -> Results {
    vec![("value", vec![worst_case(input).tipping_point().expect("within reach")])]
}

fn worst_case(input: &Input) -> WorstCase {
    let rate = ResponseRate::parse(input.number("response_rate")).expect("a rate");
    WorstCase::of_nps(input.number("nps_respondents"), rate).expect("a score")
}

fn strata(input: &Input) -> Results {
    let mut strata = Strata::<Customer>::new();
    for (counts, population) in input.table("hists").iter().zip(input.counts("populations")) {
        strata.add(&Tally::from_counts(counts).expect("eleven counts"), population).expect("a stratum");
    }
    let reading = strata.nps(confidence(input));
    vec![("nps", point(&reading)), ("ci", ends(&reading))]
}

fn sampled(input: &Input) -> Results {
    let probability = |value: &f64| SamplingProb::parse(*value).expect("a probability");
    let tally = |counts: &Vec<u64>| Tally::<_, Customer>::from_counts(counts).expect("eleven counts");
    let drawn: Vec<_> =
        input.table("hists").iter().zip(&input.numbers("pi")).map(|(counts, pi)| Weighted::drawn(tally(counts), probability(pi))).collect();
    let reading = nps(&drawn, confidence(input));
    vec![("nps", point(&reading)), ("ci", ends(&reading))]
}

fn post_stratified(input: &Input) -> Results {
    let adjustment = |value: f64| Adjustment::parse(value).expect("a weight");
    let (cells, names) = numbered(&input.labels("cell"));
    let answers: Vec<_> = cells.into_iter().zip(input.numbers("w")).map(|(cell, weight)| (cell, adjustment(weight))).collect();
    let sizes = input.part("sizes").named().expect("sizes").map(|(name, size)| (names[name], adjustment(size.itself()))).collect();
    let weights = post_stratify(&answers, &sizes).expect("cells and sizes that fit");
    vec![("value", weights.into_iter().map(Adjustment::factor).collect())]
}

fn response_class(input: &Input) -> Results {
    let mut class = ResponseClass::new();
    for (probability, answered) in input.numbers("pi").into_iter().zip(input.counts("answered")) {
        class.record(SamplingProb::parse(probability).expect("a probability"), answered == 1);
    }
    let factor = class.adjustment().expect("a class large enough").factor();
    vec![("rate", vec![class.rate().expect("somebody was asked")]), ("factor", vec![factor])]
}
