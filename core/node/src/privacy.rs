//! Owns randomized response as JavaScript calls it.

use expectly_core::privacy::{Epsilon, RandomizedResponse};
use expectly_core::report::Reading;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::only_confidence;
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, options, own};

taken! {
    /// A survey to plan for.
    #[derive(Tsify)]
    pub struct ResponseOptions {
        /// How many people will answer, at least 1.
        #[tsify(optional)]
        n: Option<u64>,
        /// Share of them who have the category whose share is to be told, 0 to 1. Default 0.
        #[tsify(optional)]
        share: Option<f64>,
    }
}

/// How answers are changed, and what that costs.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Randomized {
    /// How likely the true category is sent.
    truth: f64,
    /// How likely each other category is sent.
    other: f64,
    /// With `n`: variance that the change adds to an estimated share.
    #[serde(skip_serializing_if = "Option::is_none")]
    variance: Option<f64>,
    /// With `n`: the same for a category that nobody has.
    #[serde(skip_serializing_if = "Option::is_none")]
    variance_at_zero: Option<f64>,
}

/// k-ary randomized response: with which probabilities an answer is changed before it is sent, and how unsure that makes the result.
///
/// @param categories How many there are, k: 11 for 0–10, 3 for detractor, passive and promoter, which cost far less at epsilon below 3.
/// @param epsilon How much one sent answer may tell: above 0, smaller is more private.
/// @throws {ExpectlyError} `out_of_range` at `categories`, `epsilon`, `n` or `share`.
#[wasm_bindgen(js_name = randomizedResponse)]
pub fn randomized_response(
    #[wasm_bindgen(unchecked_param_type = "number")] categories: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] epsilon: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ResponseOptions")] options: &JsValue,
) -> Result<Ts<Randomized>, Refusal> {
    let options: ResponseOptions = options::read(options)?;
    let categories: u64 = own::read(categories).map_err(|refusal| refusal.under("categories"))?;
    let response = response(categories as usize, epsilon)?;
    Ok(give(&Randomized {
        truth: response.truth(),
        other: response.other(),
        variance: options.n.map(|n| response.variance(n, options.share.unwrap_or(0.0))).transpose()?,
        variance_at_zero: options.n.map(|n| response.variance_at_zero(n)).transpose()?,
    }))
}

/// What to send in place of a true category, so that nobody can tell it from one answer. Send the same again when the same person answers
/// the same again.
///
/// @param category The true one, 0 to categories − 1; of a gap: 0 worse, 1 as expected, 2 better.
/// @param draw A fresh, secret number from 0 (included) to 1 (excluded), from `crypto.getRandomValues`, not from `Math.random`.
/// @throws {ExpectlyError} `out_of_range` at `category`, `categories`, `epsilon` or `draw`.
#[wasm_bindgen]
pub fn randomise(
    #[wasm_bindgen(unchecked_param_type = "number")] category: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] categories: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] epsilon: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] draw: &JsValue,
) -> Result<u32, Refusal> {
    let count = |key, value: &JsValue| own::read::<u64>(value).map_err(|refusal| refusal.under(key));
    let response = response(count("categories", categories)? as usize, epsilon)?;
    Ok(response.randomise(count("category", category)? as usize, own::number("draw", draw)?)? as u32)
}

/// What many changed answers tell.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Debiased {
    /// The true share of each category. Noise may carry it below 0 or above 1; it is not clipped, so that parts average to the whole.
    shares: Vec<Reading>,
    /// For 11 levels (0–10) and for 3 categories, if they are detractor, passive, promoter (or worse, met, better: then it is the net
    /// share): NPS, −1 to 1 but for noise.
    #[serde(skip_serializing_if = "Option::is_none")]
    nps: Option<Reading>,
    /// Its standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    nps_standard_error: Option<f64>,
}

/// Estimates the truth from counts of answers that were changed by `randomise`.
///
/// @param counts How often each category was sent.
/// @throws {ExpectlyError} `out_of_range` at `categories` for fewer than 2 counts, at `epsilon`.
#[wasm_bindgen]
pub fn debias(
    #[wasm_bindgen(unchecked_param_type = "readonly number[]")] counts: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] epsilon: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Debiased>, Refusal> {
    let confidence = only_confidence(options)?;
    let counts: Vec<u64> = own::read(counts)?;
    let response = response(counts.len(), epsilon)?;
    let shares = response.shares(&counts, confidence)?;
    let nps = response.nps(&counts, confidence).ok();
    Ok(give(&Debiased {
        shares: shares.iter().map(|share| Reading::of("randomized-share", share)).collect(),
        nps: nps.map(|nps| Reading::of("nps-randomized", &nps)),
        nps_standard_error: response.nps_error(&counts).ok().flatten(),
    }))
}

fn response(categories: usize, epsilon: &JsValue) -> Result<RandomizedResponse, Refusal> {
    Ok(RandomizedResponse::new(categories, Epsilon::parse(own::number("epsilon", epsilon)?)?)?)
}
