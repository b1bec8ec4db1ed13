//! Owns the rows about rises, falls and change points.

use expectly_core::change::alarm::Alarm;
use expectly_core::change::{cusum::Cusum, decayed::Decayed, detector::EDetector, ewma::Ewma};
use expectly_core::histogram::Histogram;
use expectly_core::reading::{Reading, Unit};
use expectly_core::scale::ScaleId;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "cusum_upper" => cusum_upper,
        "cusum" => cusum,
        "ewma" => ewma,
        "decayed" => decayed,
        "e_detector" => e_detector,
        _ => return None,
    };
    Some(operation(input))
}

/// The book's table prints the points up to its signal, the 29th.
fn cusum_upper(input: &Input) -> Results {
    let chart = plain(input).chart(&input.numbers("x")).expect("points");
    vec![("c_plus_1_29", chart.upper.into_iter().take(29).collect()), ("first_signal", at(&chart.rise))]
}

fn cusum(input: &Input) -> Results {
    let cusum = plain(input).with_deviation(input.number("sd")).expect("a deviation");
    let chart = cusum.chart(&input.numbers("x")).expect("points");
    vec![
        ("rise", at(&chart.rise)),
        ("rise_onset", onset(&chart.rise)),
        ("fall", at(&chart.fall)),
        ("fall_onset", onset(&chart.fall)),
        ("run_length", chart.rise.and_then(|alarm| alarm.false_alarms.points()).into_iter().collect()),
        ("upper", chart.upper),
        ("lower", chart.lower),
    ]
}

fn ewma(input: &Input) -> Results {
    let ewma = Ewma::new(input.number("target"), input.number("sigma"), input.number("lambda"), input.number("L")).expect("a chart");
    let chart = ewma.chart(&input.numbers("x")).expect("points");
    vec![
        ("z", chart.iter().map(|point| point.value).collect()),
        ("half_width", chart.iter().map(|point| point.half_width).collect()),
        ("steady_half_width", vec![ewma.steady_half_width()]),
    ]
}

fn decayed(input: &Input) -> Results {
    let scale = ScaleId::named(input.text("scale")).expect("a scale");
    let mut decayed = Decayed::new(scale, input.number("half_life")).expect("a half-life");
    for (age, counts) in input.counts("ages").into_iter().zip(input.table("hists")) {
        decayed.add(age, &Histogram::from_counts(scale, &counts).expect("counts")).expect("room");
    }
    match scale {
        ScaleId::Likelihood11 => taken_apart(&decayed.nps(confidence(input)).expect("0 to 10")),
        _ => taken_apart(&decayed.mean(confidence(input))),
    }
}

fn taken_apart<U: Unit>(reading: &Reading<U>) -> Results {
    let Reading::Estimate(estimate) = reading else { panic!("an estimate") };
    vec![("point", vec![estimate.point]), ("n_eff", vec![estimate.effective_n]), ("ci", ends(reading))]
}

fn e_detector(input: &Input) -> Results {
    let bounds = (input.number("low"), input.number("high"));
    let (baseline, alternative, alpha) = (input.number("baseline"), input.number("alternative"), input.number("alpha"));
    let mut detector = EDetector::new(bounds, baseline, alternative, alpha).expect("a detector");
    for answer in input.numbers("x") {
        detector.record(answer).expect("an answer within bounds");
    }
    let alarms = detector.log().alarms();
    vec![
        ("alarms", alarms.iter().map(|alarm| alarm.at as f64).collect()),
        ("onsets", alarms.iter().map(|alarm| alarm.onset as f64).collect()),
        ("evidence", vec![detector.evidence()]),
    ]
}

fn plain(input: &Input) -> Cusum {
    Cusum::new(input.number("target"), input.number("k"), input.number("h")).expect("a chart")
}

fn at(alarm: &Option<Alarm>) -> Vec<f64> {
    alarm.iter().map(|alarm| alarm.at as f64).collect()
}

fn onset(alarm: &Option<Alarm>) -> Vec<f64> {
    alarm.iter().map(|alarm| alarm.onset as f64).collect()
}
