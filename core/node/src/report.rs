//! Owns `report` as JavaScript calls it.

use expectly_core::report::{Counts, Report};
use wasm_bindgen::prelude::*;

use crate::options::only_confidence;
use crate::refusal::Refusal;
use crate::{own, plain};

/// `report(counts, options?)`
#[wasm_bindgen]
pub fn report(counts: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let confidence = only_confidence(options)?;
    Ok(plain(&Report::of(&own::read::<Counts>(counts)?, confidence)?))
}
