//! Owns the rows about Kano, importance and performance, correlation and regression.

use expectly_core::driver::correlation::Correlation;
use expectly_core::driver::edwards::{Observation, Regression};
use expectly_core::histogram::Histogram;
use expectly_core::importance::{Attribute, Crosshair, Placed, Plane, Quadrant};
use expectly_core::kano::{Kano, KanoAnswer, KanoClass};
use expectly_core::reading::{Reading, ScalePoints};
use expectly_core::scale::ScaleId;
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "correlation_ci" => correlation,
        "edwards_regression" => edwards,
        "kano_table" => kano,
        "importance_performance" => importance,
        _ => return None,
    };
    Some(operation(input))
}

fn correlation(input: &Input) -> Results {
    let pairs: Vec<_> = input.numbers("x").into_iter().zip(input.numbers("y")).collect();
    let reading = Correlation::of_pairs(&pairs).expect("finite numbers").reading(confidence(input));
    vec![("r", point(&reading)), ("ci", ends(&reading))]
}

fn edwards(input: &Input) -> Results {
    let sides = input.numbers("e").into_iter().zip(input.numbers("p")).zip(input.numbers("y"));
    let people: Vec<_> = sides.map(|((expected, perceived), outcome)| Observation { expected, perceived, outcome }).collect();
    let fit = Regression::of(&people, input.number("centre")).expect("finite numbers");
    let coefficients = fit.coefficients(confidence(input));
    let asymmetry = fit.asymmetry(confidence(input));
    vec![
        ("b", coefficients.iter().flat_map(point).collect()),
        ("low", coefficients.iter().map(|reading| ends(reading)[0]).collect()),
        ("high", coefficients.iter().map(|reading| ends(reading)[1]).collect()),
        ("r_squared", vec![fit.r_squared().expect("a fit")]),
        ("asymmetry", point(&asymmetry)),
        ("asymmetry_ci", ends(&asymmetry)),
        ("asymmetry_p", vec![fit.asymmetry_p().expect("a fit").alone()]),
    ]
}

fn kano(input: &Input) -> Results {
    let mut kano = Kano::default();
    for ((_, functional), row) in KanoAnswer::NAMES.iter().zip(input.table("table")) {
        for ((_, dysfunctional), count) in KanoAnswer::NAMES.iter().zip(row) {
            (0..count).for_each(|_| kano.record(*functional, *dysfunctional).expect("few people"));
        }
    }
    let (better, worse) = (kano.better(confidence(input)), kano.worse(confidence(input)));
    let class = kano.most_frequent(confidence(input));
    let place = KanoClass::NAMES.iter().position(|(_, known)| Some(*known) == class);
    vec![
        ("counts", kano.counts().iter().map(|count| *count as f64).collect()),
        ("better", point(&better)),
        ("better_ci", ends(&better)),
        ("worse", point(&worse)),
        ("worse_ci", ends(&worse)),
        ("most_frequent", vec![place.map_or(-1.0, |place| place as f64)]),
    ]
}

fn importance(input: &Input) -> Results {
    let histogram = |scale, counts: &Vec<u64>| Histogram::from_counts(scale, counts).expect("seven counts");
    let sides = input.table("importance").into_iter().zip(input.table("performance"));
    let attributes: Vec<_> = sides
        .map(|(importance, performance)| {
            let importance = Tally::of(&histogram(ScaleId::Importance7, &importance)).expect("importance");
            Attribute::of(&importance, &histogram(ScaleId::Quality7, &performance)).expect("high is good")
        })
        .collect();
    let crosshair = Crosshair::NAMES.iter().find(|(name, _)| *name == input.text("crosshair")).expect("a crosshair").1;
    let plane = Plane::of(&attributes, crosshair, confidence(input)).expect("one scale");
    let means = |side: fn(&Placed) -> &Reading<ScalePoints>| plane.attributes.iter().flat_map(|placed| point(side(placed))).collect();
    let quadrant = |placed: &Placed| match placed.quadrant {
        Quadrant::ConcentrateHere => 0.0,
        Quadrant::KeepUp => 1.0,
        Quadrant::LowPriority => 2.0,
        Quadrant::PossibleOverkill => 3.0,
        Quadrant::Undetermined => -1.0,
    };
    vec![
        ("at", [plane.importance_at, plane.performance_at].into_iter().flatten().collect()),
        ("importance", means(|placed| &placed.importance)),
        ("performance", means(|placed| &placed.performance)),
        ("quadrants", plane.attributes.iter().map(quadrant).collect()),
    ]
}
