//! Owns `report` as JavaScript calls it.

use expectly_core::report::{Counts, Report};
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::options::only_confidence;
use crate::refusal::Refusal;
use crate::{give, own};

/// Every reading that some counts allow. Rows that differ only in their source are pooled; other unlike rows stay apart.
///
/// @throws {ExpectlyError} with the path of what is wrong, such as `ratings[0].counts[2]`; `out_of_range` at `counts` or `joint` for rows
/// that have not one count for each value of their scale.
#[wasm_bindgen]
pub fn report(
    #[wasm_bindgen(unchecked_param_type = "Counts")] counts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Report>, Refusal> {
    let confidence = only_confidence(options)?;
    Ok(give(&Report::of(&own::read::<Counts>(counts)?, confidence)?))
}
