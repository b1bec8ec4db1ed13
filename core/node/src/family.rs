//! Owns families of tests as JavaScript calls them.

use expectly_core::family::{Adjusted, EValue, PValue};
use expectly_core::plan::Plan;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::read;
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own};

taken! {
    /// How a family of tests is judged.
    #[derive(Tsify)]
    pub struct FamilyOptions {
        /// The share of false discoveries among the rejected that is allowed for, 0 < rate < 1. Default 0.05.
        #[tsify(optional)]
        rate: Option<f64>,
        /// How many tests were declared before there was data, at least as many as there are values and at most 10 000. Default: as many
        /// as there are values, which is right only if every test made is among them.
        #[tsify(optional)]
        declared: Option<u64>,
    }
}

/// What a family's tests came to, all together.
#[derive(Serialize, Tsify)]
pub struct FamilyResult {
    /// How many tests are rejected.
    rejected: usize,
    /// For each test the lowest rate at which it would be rejected, 0 to 1, in the order given.
    adjusted: Vec<f64>,
    /// Whether each test is rejected, in the order given.
    reject: Vec<bool>,
}

/// More than any site tests; keeps a mistyped number from filling memory.
const MOST_TESTS: usize = 10_000;

/// Judges p values together (Benjamini & Hochberg 1995).
///
/// @param values p values, 0 to 1, of tests that are independent or positively dependent.
/// @throws {ExpectlyError} `out_of_range` with the path of the first value that is none, at `rate` or at `declared`.
#[wasm_bindgen]
pub fn adjust(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FamilyOptions")] options: &JsValue,
) -> Result<Ts<FamilyResult>, Refusal> {
    let (values, plan) = planned(values, options)?;
    let mut family = plan.family();
    for (index, value) in (0..).zip(values) {
        let p = PValue::parse(value).map_err(|_| Refusal::out_of_range(&"0 to 1").under_index(index))?;
        family.record(&index.to_string(), p)?;
    }
    Ok(together(&family.adjust()))
}

/// Judges e values together, however the tests depend on each other (e-BH, Wang & Ramdas 2022).
///
/// @param values e values, 0 or more.
/// @throws {ExpectlyError} `out_of_range` with the path of the first value that is none, at `rate` or at `declared`.
#[wasm_bindgen(js_name = adjustE)]
pub fn adjust_e(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FamilyOptions")] options: &JsValue,
) -> Result<Ts<FamilyResult>, Refusal> {
    let (values, plan) = planned(values, options)?;
    let mut family = plan.family_by_evidence();
    for (index, value) in (0..).zip(values) {
        let e = EValue::parse(value).map_err(|_| Refusal::out_of_range(&"0 or more").under_index(index))?;
        family.record(&index.to_string(), e)?;
    }
    Ok(together(&family.adjust()))
}

/// The values with a plan that names each test by its place in the list.
fn planned(values: &JsValue, options: &JsValue) -> Result<(Vec<f64>, Plan), Refusal> {
    let values: Vec<f64> = own::read(values)?;
    let FamilyOptions { rate, declared } = read(options)?;
    let declared = declared.map_or(values.len(), |declared| usize::try_from(declared).unwrap_or(usize::MAX));
    if !(values.len()..=MOST_TESTS).contains(&declared) {
        return Err(Refusal::out_of_range(&format_args!("{} to {MOST_TESTS}", values.len())).under("declared"));
    }
    let draft = (0..declared).fold(Plan::draft(rate.unwrap_or(0.05)), |draft, index| draft.test(&index.to_string()));
    let plan = draft.freeze().map_err(|_| Refusal::out_of_range(&"above 0 and below 1").under("rate"))?;
    Ok((values, plan))
}

fn together(adjusted: &Adjusted) -> Ts<FamilyResult> {
    let made = || adjusted.tests.iter().filter_map(|test| test.adjusted.map(|adjusted| (adjusted, test.rejected)));
    let (values, reject) = made().unzip();
    give(&FamilyResult { rejected: adjusted.rejected(), adjusted: values, reject })
}
