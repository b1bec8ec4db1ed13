//! Owns the rows about outcomes, rates, goals and running moments.

use expectly_core::outcome::{Group, Lag, Metric, UnitOfAnalysis, Waits, churn, correlation, cost_of_sales, risk_difference};
use expectly_core::stats::running::Running;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "merge_moments" => merged_moments,
        "outcome_churn" => lost,
        "outcome_cost_of_sales" => cost,
        "outcome_waits" => waits,
        "outcome_correlation" => linked,
        "outcome_risk_difference" => linked_by_group,
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

fn lost(input: &Input) -> Results {
    let reading = churn(input.count("lost"), input.count("at_risk"), confidence(input)).expect("no more lost than at risk");
    vec![("share", point(&reading)), ("ci", ends(&reading))]
}

fn cost(input: &Input) -> Results {
    let pairs: Vec<_> = input.numbers("cost").into_iter().zip(input.numbers("revenue")).collect();
    let reading = cost_of_sales(&pairs, confidence(input)).expect("amounts");
    vec![("ratio", point(&reading)), ("ci", ends(&reading))]
}

fn waits(input: &Input) -> Results {
    let (waits, confidence) = (Waits::parse(input.numbers("hours"), input.count("open")).expect("hours"), confidence(input));
    let (median, within) = (waits.median(confidence), waits.within(input.number("target"), confidence).expect("a target"));
    vec![
        ("median", point(&median)),
        ("ci", ends(&median)),
        ("within", point(&within)),
        ("within_ci", ends(&within)),
        ("ended", point(&waits.ended(confidence))),
    ]
}

/// What is linked makes no difference to the numbers.
fn label() -> (Metric, Lag, UnitOfAnalysis) {
    (Metric::Churn, Lag::parse(90).expect("days"), UnitOfAnalysis::Customer)
}

fn linked(input: &Input) -> Results {
    let pairs: Vec<_> = input.tuples("pairs");
    let reading = correlation(&pairs, label(), confidence(input)).expect("pairs").reading;
    vec![("r", point(&reading)), ("ci", ends(&reading))]
}

fn linked_by_group(input: &Input) -> Results {
    let group = |name| match input.counts(name)[..] {
        [had, of] => Group { had, of },
        _ => panic!("two counts at {name}"),
    };
    let reading = risk_difference(group("group"), group("others"), label(), confidence(input)).expect("groups").reading;
    vec![("difference", point(&reading)), ("ci", ends(&reading))]
}
