//! Owns `nps` and what goes with it as JavaScript calls them.

use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::report::Reading;
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, read};
use crate::refusal::Refusal;
use crate::{give, names, ratings};

/// What may be chosen for an NPS.
#[derive(Default, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "documented field by field for TypeScript")]
pub struct NpsOptions {
    /// `score`: Tango 1998, the default, honest also for few or lopsided answers. `adjusted-wald`: Rocks 2016.
    #[tsify(optional, type = "\"score\" | \"adjusted-wald\"")]
    method: Option<String>,
    /// The property that holds the score, where the scores are objects.
    #[tsify(optional)]
    column: Option<String>,
    /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
    #[tsify(optional)]
    confidence: Option<f64>,
}

/// Net promoter score: share of 9–10 less share of 0–6, in −1 to 1.
///
/// @param scores Whole numbers 0 to 10, "how likely is it that you would recommend …".
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn nps(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "NpsOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let options: NpsOptions = read(options)?;
    let methods = [("score", NpsInterval::Score), ("adjusted-wald", NpsInterval::AdjustedWald)];
    let method = options.method.map(|name| names::thing("method", &name, &methods)).transpose()?.unwrap_or_default();
    let confidence = confidence(options.confidence)?;
    let nps = Nps::of(&ratings::column(scores, options.column.as_deref())?);
    Ok(give(&Reading::of("nps", &nps.reading_by(method, confidence))))
}
