//! Owns `servqual`, `servqualOverall` and `differenceReliability` as JavaScript calls them.

use expectly_core::gap::battery::{self, Battery, DIMENSIONS, Respondent};
use expectly_core::gap::reliability::{self, Sides};
use expectly_core::report::Reading;
use expectly_core::scale::ScaleId;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// One person's answers to a SERVQUAL survey.
    #[derive(Tsify)]
    pub struct ServqualAnswers {
        /// For each dimension its items, each [expectation, perception].
        #[tsify(type = "ServqualDimensions<readonly Pair[]>")]
        items: Vec<Vec<[f64; 2]>>,
        /// How the person shared out 100 points among the dimensions.
        #[tsify(optional, type = "ServqualDimensions<number>")]
        weights: Option<Vec<u64>>,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const DIMENSIONS_TYPE: &str = r#"
/** The five dimensions of SERVQUAL. Tangibles: buildings, equipment, appearance. Reliability: the promised service, dependably.
 * Responsiveness: willing and prompt help. Assurance: knowledge and courtesy that inspire trust. Empathy: individual attention. */
export type ServqualDimensions<T> = readonly [tangibles: T, reliability: T, responsiveness: T, assurance: T, empathy: T];
"#;

taken! {
    /// What may be chosen for a SERVQUAL survey.
    #[derive(Tsify)]
    pub struct ServqualOptions {
        /// The scale of both sides. Default `agree7`.
        #[tsify(optional, type = "Scale")]
        scale: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// Perception − expectation, in points of the scale, below 0 is bad; t intervals over people.
#[derive(Serialize, Tsify)]
pub struct Servqual {
    /// How many people answered.
    n: u64,
    /// Mean gap of each dimension's items.
    #[tsify(type = "ServqualDimensions<Reading>")]
    dimensions: Vec<Reading>,
    /// Mean of each person's five dimensions.
    unweighted: Reading,
    /// The same by each person's own points, over those who shared out points.
    weighted: Reading,
}

/// SERVQUAL: perception − expectation over five dimensions (Parasuraman, Zeithaml & Berry 1988). Scores are taken person by person, and
/// people are what n counts, not items.
///
/// @param people Everybody's answers; all answered the same number of items (1 to 12 a dimension).
/// @throws {ExpectlyError} with the path of what is wrong, such as `[2].items[4][0][1]`; `inconsistent` at a dimension for another number
/// of items than the first person's, and at `weights` unless they add up to 100.
#[wasm_bindgen]
pub fn servqual(
    #[wasm_bindgen(unchecked_param_type = "readonly ServqualAnswers[]")] people: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ServqualOptions")] options: &JsValue,
) -> Result<Ts<Servqual>, Refusal> {
    let options: ServqualOptions = read(options)?;
    let scale = options.scale.as_deref().map(names::scale).transpose()?.unwrap_or(ScaleId::Agree7);
    let confidence = confidence(options.confidence)?;
    let mut battery: Option<Battery> = None;
    for (index, answers) in (0..).zip(own::read::<Vec<ServqualAnswers>>(people)?) {
        let here = |refusal: Refusal| refusal.under_index(index);
        let person = respondent(scale, answers).map_err(here)?;
        let all = match &mut battery {
            Some(all) => all,
            None => battery.insert(Battery::new(scale, person.items.each_ref().map(Vec::len)).map_err(|error| here(error.into()))?),
        };
        all.record(&person).map_err(|error| here(error.into()))?;
    }
    let battery = battery.map_or_else(|| Battery::new(scale, battery::ITEMS), Ok)?;
    let dimensions = MEASURES.into_iter().zip(battery.dimensions(confidence));
    Ok(give(&Servqual {
        n: battery.n(),
        dimensions: dimensions.map(|(measure, reading)| Reading::of(measure, &reading)).collect(),
        unweighted: Reading::of("servqual-unweighted-gap", &battery.unweighted(confidence)),
        weighted: Reading::of("servqual-weighted-gap", &battery.weighted(confidence)),
    }))
}

/// The dimensions' estimands, in their order.
const MEASURES: [&str; DIMENSIONS] =
    ["servqual-tangibles-gap", "servqual-reliability-gap", "servqual-responsiveness-gap", "servqual-assurance-gap", "servqual-empathy-gap"];

fn respondent(scale: ScaleId, ServqualAnswers { items, weights }: ServqualAnswers) -> Result<Respondent, Refusal> {
    let rated = |(dimension, pairs): (u32, Vec<[f64; 2]>)| {
        let rated = (0..).zip(pairs).map(|(item, pair)| {
            let side = |index: u32, number| {
                let here = |refusal: Refusal| refusal.under_index(index).under_index(item).under_index(dimension).under("items");
                ratings::of_number(scale, number).map_err(here)
            };
            Ok((side(0, pair[0])?, side(1, pair[1])?))
        });
        rated.collect::<Result<Vec<_>, Refusal>>()
    };
    let items = (0..).zip(items).map(rated).collect::<Result<Vec<_>, Refusal>>()?;
    let items = items.try_into().map_err(|_| Refusal::out_of_range(&"five dimensions").under("items"))?;
    let points = weights.map(|weights| {
        // What does not fit does not add up to 100 either.
        let points: Vec<u8> = weights.into_iter().map(|points| u8::try_from(points).unwrap_or(u8::MAX)).collect();
        points.try_into().map_err(|_| Refusal::out_of_range(&"five numbers that add up to 100").under("weights"))
    });
    Ok(Respondent { items, points: points.transpose()? })
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

/// Reliability of the difference of two scores, at most 1: what a gap of them can bear (Peter, Churchill & Brown 1993). Two scores of
/// reliability 0.8 that correlate at 0.6 leave a difference of reliability 0.5.
///
/// @param known Reliabilities of both scores, such as Cronbach's alpha, 0 to 1; their correlation, −1 to 1; their standard deviations,
/// above 0.
/// @throws {ExpectlyError} `out_of_range` at the number that is none; `inconsistent` at `rxy` where the difference has no spread.
#[wasm_bindgen(js_name = differenceReliability)]
pub fn difference_reliability(
    #[wasm_bindgen(unchecked_param_type = "{ rxx: number; ryy: number; rxy: number; sx: number; sy: number }")] known: &JsValue,
) -> Result<f64, Refusal> {
    let [rxx, ryy, rxy, sx, sy] = own::Object::numbers(known, ["rxx", "ryy", "rxy", "sx", "sy"])?;
    Ok(reliability::of_difference(Sides { reliabilities: [rxx, ryy], correlation: rxy, deviations: [sx, sy] })?)
}
