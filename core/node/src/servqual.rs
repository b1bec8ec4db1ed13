//! Owns `servqual`, `servqualOverall` and `differenceReliability` as JavaScript calls them.

use expectly_core::asked::Before;
use expectly_core::gap::battery::{self, Battery, DIMENSIONS, NAMES, Respondent};
use expectly_core::gap::reliability::{self, Sides};
use expectly_core::population::Customer;
use expectly_core::reading::{self, ScalePoints};
use expectly_core::report::Reading;
use expectly_core::scale::ScaleId;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, read};
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

/// One person's answers to a SERVQUAL survey: for each dimension its items, each [expectation, perception].
#[derive(Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct ServqualAnswers {
    /// Buildings, equipment, appearance.
    #[tsify(type = "readonly Pair[]")]
    tangibles: Vec<(f64, f64)>,
    /// The promised service, dependably.
    #[tsify(type = "readonly Pair[]")]
    reliability: Vec<(f64, f64)>,
    /// Willing and prompt help.
    #[tsify(type = "readonly Pair[]")]
    responsiveness: Vec<(f64, f64)>,
    /// Knowledge and courtesy that inspire trust.
    #[tsify(type = "readonly Pair[]")]
    assurance: Vec<(f64, f64)>,
    /// Individual attention.
    #[tsify(type = "readonly Pair[]")]
    empathy: Vec<(f64, f64)>,
    /// How the person shared out 100 points among the dimensions, in the order above.
    #[tsify(optional, type = "readonly [number, number, number, number, number]")]
    weights: Option<Vec<u64>>,
}

/// What may be chosen for a SERVQUAL survey.
#[derive(Default, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct ServqualOptions {
    /// The scale of both sides. Default `agree7`.
    #[tsify(optional, type = "Scale")]
    scale: Option<String>,
    /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
    #[tsify(optional)]
    confidence: Option<f64>,
}

/// Perception − expectation, in points of the scale, below 0 is bad; t intervals over people.
#[derive(Serialize, Tsify)]
pub struct Servqual {
    /// How many people answered.
    n: u64,
    /// Mean gap of the items on tangibles.
    tangibles: Reading,
    /// Mean gap of the items on reliability.
    reliability: Reading,
    /// Mean gap of the items on responsiveness.
    responsiveness: Reading,
    /// Mean gap of the items on assurance.
    assurance: Reading,
    /// Mean gap of the items on empathy.
    empathy: Reading,
    /// Mean of each person's five dimensions.
    unweighted: Reading,
    /// The same by each person's own points, over those who shared out points.
    weighted: Reading,
}

/// SERVQUAL: perception − expectation over five dimensions (Parasuraman, Zeithaml & Berry 1988). Scores are taken person by person, and
/// people are what n counts, not items.
///
/// @param people Everybody's answers; all answered the same number of items (1 to 12 a dimension).
/// @throws {ExpectlyError} with the path of what is wrong, such as `[2].empathy[0]`; `inconsistent` at a dimension for another number of
/// items than the first person's, and at `weights` unless they add up to 100.
#[wasm_bindgen]
pub fn servqual(
    #[wasm_bindgen(unchecked_param_type = "readonly ServqualAnswers[]")] people: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ServqualOptions")] options: &JsValue,
) -> Result<Ts<Servqual>, Refusal> {
    let options: ServqualOptions = read(options)?;
    let scale = options.scale.as_deref().map(names::scale).transpose()?.unwrap_or(ScaleId::Agree7);
    let confidence = confidence(options.confidence)?;
    let answers: Vec<ServqualAnswers> = own::read(people)?;
    let first = |it: &ServqualAnswers| [&it.tangibles, &it.reliability, &it.responsiveness, &it.assurance, &it.empathy].map(Vec::len);
    let mut battery = Battery::<Before, Customer>::new(scale, answers.first().map_or(battery::ITEMS, first))?;
    for (index, answers) in (0..).zip(answers) {
        let person = respondent(scale, answers).map_err(|refusal| refusal.under_index(index))?;
        battery.record(&person).map_err(|error| Refusal::from(error).under_index(index))?;
    }
    let reading = |measure, reading: &reading::Reading<ScalePoints>| Reading::of(measure, reading);
    let [tangibles, reliability, responsiveness, assurance, empathy] = battery.dimensions(confidence);
    Ok(give(&Servqual {
        n: battery.n(),
        tangibles: reading("servqual-tangibles-gap", &tangibles),
        reliability: reading("servqual-reliability-gap", &reliability),
        responsiveness: reading("servqual-responsiveness-gap", &responsiveness),
        assurance: reading("servqual-assurance-gap", &assurance),
        empathy: reading("servqual-empathy-gap", &empathy),
        unweighted: reading("servqual-unweighted-gap", &battery.unweighted(confidence)),
        weighted: reading("servqual-weighted-gap", &battery.weighted(confidence)),
    }))
}

fn respondent(scale: ScaleId, answers: ServqualAnswers) -> Result<Respondent, Refusal> {
    let items = [answers.tangibles, answers.reliability, answers.responsiveness, answers.assurance, answers.empathy];
    let mut rated = [const { Vec::new() }; DIMENSIONS];
    for ((rated, items), name) in rated.iter_mut().zip(items).zip(NAMES) {
        for (index, (expected, perceived)) in (0..).zip(items) {
            let side = |number, side| {
                ratings::of_number(scale, number).map_err(|refusal| refusal.under_index(side).under_index(index).under(name))
            };
            rated.push((side(expected, 0)?, side(perceived, 1)?));
        }
    }
    let points = answers.weights.map(|weights| {
        let points: Option<Vec<u8>> = weights.into_iter().map(|points| u8::try_from(points).ok()).collect();
        points.and_then(|points| <[u8; DIMENSIONS]>::try_from(points).ok())
    });
    match points {
        Some(None) => Err(Refusal::out_of_range(&"five numbers that add up to 100").under("weights")),
        points => Ok(Respondent { items: rated, points: points.flatten() }),
    }
}

/// The unweighted whole of five printed SERVQUAL dimension gaps: their mean, in points of the scale. Printed means have no interval; with
/// people's answers, use `servqual`.
///
/// @param gaps Perception − expectation of the five dimensions.
/// @throws {ExpectlyError} `out_of_range` unless there are five finite numbers.
#[wasm_bindgen(js_name = servqualOverall)]
pub fn servqual_overall(#[wasm_bindgen(unchecked_param_type = "Numbers")] gaps: &JsValue) -> Result<f64, Refusal> {
    let gaps: Vec<f64> = own::read(gaps)?;
    let gaps = <[f64; DIMENSIONS]>::try_from(gaps).map_err(|_| Refusal::out_of_range(&"five numbers"))?;
    Ok(battery::overall(gaps)?)
}

/// What is known of two scores of the same people.
#[derive(Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct ScoreReliability {
    /// Reliability of the first score, 0 to 1, such as Cronbach's alpha.
    rxx: f64,
    /// Reliability of the second.
    ryy: f64,
    /// Correlation of the two, −1 to 1.
    rxy: f64,
    /// Standard deviation of the first, above 0.
    sx: f64,
    /// Standard deviation of the second, above 0.
    sy: f64,
}

/// Reliability of the difference of two scores, at most 1: what a gap of them can bear (Peter, Churchill & Brown 1993). Two scores of
/// reliability 0.8 that correlate at 0.6 leave a difference of reliability 0.5.
///
/// @throws {ExpectlyError} `out_of_range` at the number that is none; `inconsistent` at `rxy` where the difference has no spread.
#[wasm_bindgen(js_name = differenceReliability)]
pub fn difference_reliability(#[wasm_bindgen(unchecked_param_type = "ScoreReliability")] known: &JsValue) -> Result<f64, Refusal> {
    let ScoreReliability { rxx, ryy, rxy, sx, sy } = own::read(known)?;
    Ok(reliability::of_difference(Sides { reliabilities: [rxx, ryy], correlation: rxy, deviations: [sx, sy] })?)
}
