//! Owns `tolerance`, `toleranceOfMeans` and `disconfirmation` as JavaScript calls them.

use expectly_core::answer::Answer;
use expectly_core::gap::disconfirmation;
use expectly_core::gap::tolerance::{MeanGaps, Zone};
use expectly_core::population::Customer;
use expectly_core::report::Reading;
use expectly_core::scale::ScaleId;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::only_confidence;
use crate::refusal::Refusal;
use crate::{give, own, ratings};

/// Where the perceived service lies between the least that is acceptable and what is desired.
#[derive(Serialize, Tsify)]
pub struct Tolerance {
    /// How many people gave three levels that do not contradict each other.
    n: u64,
    /// How many gave a minimum above what they desire. They are counted, never swapped, and left out of everything else.
    inconsistent: u64,
    /// Mean of each person's perceived − minimum, −8 to 8, below 0 is bad, t interval on the differences.
    adequacy: Reading,
    /// Mean of each person's perceived − desired, −8 to 8, t interval on the differences.
    superiority: Reading,
    /// Mean of each person's desired − minimum, 0 to 8, t interval on the differences.
    width: Reading,
    /// Share of people whose perceived level lies within their own zone, 0 to 1, Wilson's interval.
    inside: Reading,
}

/// The zone of tolerance (Zeithaml, Berry & Parasuraman 1993; LibQUAL+): minimum, desired and perceived level by the same people.
///
/// @param levels One [minimum, desired, perceived] a person, each a whole number 1 to 9.
/// @throws {ExpectlyError} with the path of the first level that is none, such as `[3][2]`.
#[wasm_bindgen]
pub fn tolerance(
    #[wasm_bindgen(unchecked_param_type = "readonly (readonly [minimum: number, desired: number, perceived: number])[]")] levels: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Tolerance>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut zone = Zone::<Customer>::new();
    for (index, [minimum, desired, perceived]) in (0..).zip(own::read::<Vec<[f64; 3]>>(levels)?) {
        let level = |number, side| {
            let rating = ratings::of_number(ScaleId::Tolerance9, number).map_err(|refusal| refusal.under_index(side).under_index(index));
            rating.and_then(|rating| Ok(Answer::parse(i64::from(rating.value()))?))
        };
        zone.record(level(minimum, 0)?, level(desired, 1)?, level(perceived, 2)?)?;
    }
    Ok(give(&Tolerance {
        n: zone.n(),
        inconsistent: zone.inconsistent(),
        adequacy: Reading::of("adequacy-gap-mean", &zone.adequacy(confidence)),
        superiority: Reading::of("superiority-gap-mean", &zone.superiority(confidence)),
        width: Reading::of("zone-width-mean", &zone.width(confidence)),
        inside: Reading::of("zone-inside", &zone.inside(confidence)),
    }))
}

/// The gaps of three printed means, in points of the scale.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ToleranceGaps {
    /// Perceived − minimum; below 0 is bad.
    adequacy: f64,
    /// Perceived − desired.
    superiority: f64,
    /// Desired − minimum.
    zone_width: f64,
}

/// The gaps of three printed means, to compare with reports that print nothing else. They have no interval; with people's answers, use
/// `tolerance`.
///
/// @param means Means of the least that is acceptable, of what is desired and of what is perceived, on the same scale.
/// @throws {ExpectlyError} `out_of_range` at the mean that is not finite.
#[wasm_bindgen(js_name = toleranceOfMeans)]
pub fn tolerance_of_means(
    #[wasm_bindgen(unchecked_param_type = "{ minimum: number; desired: number; perceived: number }")] means: &JsValue,
) -> Result<Ts<ToleranceGaps>, Refusal> {
    let [minimum, desired, perceived] = own::Object::numbers(means, ["minimum", "desired", "perceived"])?;
    let MeanGaps { adequacy, superiority, zone_width } = MeanGaps::of(minimum, desired, perceived)?;
    Ok(give(&ToleranceGaps { adequacy, superiority, zone_width }))
}

/// What people say themselves about their expectation.
#[derive(Serialize, Tsify)]
pub struct Disconfirmation {
    /// Mean, −3 to 3, above 0 is good, t interval.
    mean: Reading,
    /// Share of better than expected less share of worse, −1 to 1, score interval.
    net: Reading,
    /// How many found it better than expected, as expected, and worse.
    split: [u64; 3],
}

/// Direct disconfirmation: one question in place of two ratings and their difference (Oliver 1980).
///
/// @param scores Whole numbers −3 (much worse than expected) to 3 (much better).
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn disconfirmation(
    #[wasm_bindgen(unchecked_param_type = "Scores")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Disconfirmation>, Refusal> {
    let confidence = only_confidence(options)?;
    let answers = disconfirmation::Disconfirmation::of::<Customer>(&ratings::tally(scores)?);
    Ok(give(&Disconfirmation {
        mean: Reading::of("disconfirmation-mean", &answers.mean(confidence)),
        net: Reading::of("disconfirmation-net", &answers.net(confidence)),
        split: answers.split(),
    }))
}
