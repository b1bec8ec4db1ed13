//! Owns correlation and regression as JavaScript calls them.

use expectly_core::driver::correlation::Correlation;
use expectly_core::driver::edwards::{self, Observation};
use expectly_core::report::Reading;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, only_confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own};

/// Pearson's correlation with Fisher's z interval: association on a line, not cause. Insufficient below four pairs, and where all points
/// lie on one line.
///
/// @param pairs One pair of finite numbers a person.
/// @throws {ExpectlyError} with the place of the first number that is none, such as `[3][1]`.
#[wasm_bindgen]
pub fn correlation(
    #[wasm_bindgen(unchecked_param_type = "readonly (readonly [number, number])[]")] pairs: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let confidence = only_confidence(options)?;
    let correlation = going_together(&own::read::<Vec<Vec<f64>>>(pairs)?)?;
    Ok(give(&Reading::of("correlation", &correlation.reading(confidence))))
}

/// The correlation of pairs, each a list of exactly two numbers.
pub fn going_together(pairs: &[Vec<f64>]) -> Result<Correlation, Refusal> {
    let pair = |(index, pair): (usize, &Vec<f64>)| match pair.as_slice() {
        [one, other] => Ok((*one, *other)),
        _ => Err(Refusal::wrong_type(&"a pair of numbers").under_index(index as u32)),
    };
    let pairs: Vec<_> = pairs.iter().enumerate().map(pair).collect::<Result<_, _>>()?;
    Ok(Correlation::of_pairs(&pairs)?)
}

taken! {
    /// One person's expectation, perception and outcome.
    #[derive(Tsify)]
    pub struct Rated {
        /// What was expected.
        expected: f64,
        /// What was perceived, on the same scale.
        perceived: f64,
        /// What both may go with, such as satisfaction.
        outcome: f64,
    }
}

taken! {
    /// What may be chosen for Edwards' regression.
    #[derive(Tsify)]
    pub struct RegressionOptions {
        /// Taken from expectation and perception first, so that b1 and b2 are slopes there: best the midpoint of their scale. Default 0.
        #[tsify(optional)]
        centre: Option<f64>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// A fitted surface.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Surface {
    /// How many people.
    n: u64,
    /// b0 to b5 of Y = b0 + b1 E + b2 P + b3 E² + b4 EP + b5 P², t intervals.
    coefficients: Vec<Reading>,
    /// b1 + b2: 0 if a difference score P − E would do for the slopes.
    asymmetry: Reading,
    /// Two-sided p value of b1 = −b2, of a family of this one test; null without a fit.
    asymmetry_p: Option<f64>,
    /// Share of the outcome's variance that the surface explains, 0 to 1; null without a fit.
    r_squared: Option<f64>,
}

/// Edwards' polynomial regression of an outcome on expectation and perception (Edwards 1994, 2002), with the test of the constraint that
/// a difference score hides.
///
/// @param people One object a person.
/// @throws {ExpectlyError} with the place of the first number that is none, such as `[3].outcome`.
#[wasm_bindgen(js_name = edwardsRegression)]
pub fn edwards_regression(
    #[wasm_bindgen(unchecked_param_type = "readonly Rated[]")] people: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RegressionOptions")] options: &JsValue,
) -> Result<Ts<Surface>, Refusal> {
    let options: RegressionOptions = read(options)?;
    let confidence = confidence(options.confidence)?;
    let centre = options.centre.unwrap_or(0.0);
    if !centre.is_finite() {
        return Err(Refusal::out_of_range(&"a finite number").under("centre"));
    }
    let observation = |it: Rated| Observation { expected: it.expected, perceived: it.perceived, outcome: it.outcome };
    let people: Vec<Observation> = own::read::<Vec<Rated>>(people)?.into_iter().map(observation).collect();
    let fit = edwards::Regression::of(&people, centre)?;
    Ok(give(&Surface {
        n: fit.n(),
        coefficients: fit.coefficients(confidence).iter().map(|reading| Reading::of("regression-coefficient", reading)).collect(),
        asymmetry: Reading::of("regression-asymmetry", &fit.asymmetry(confidence)),
        asymmetry_p: fit.asymmetry_p().map(|p| p.alone()),
        r_squared: fit.r_squared(),
    }))
}
