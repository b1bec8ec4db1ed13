//! Owns `validateStudy` as JavaScript calls it.

use expectly_core::study::Study;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::give;
use crate::refusal::Refusal;

/// What a study's check came to.
#[derive(Serialize, Tsify)]
#[serde(untagged)]
pub enum StudyCheck {
    /// Nothing is wrong with it.
    Valid {
        /// Always true.
        #[tsify(type = "true")]
        valid: bool,
    },
    /// The first thing that is wrong with it.
    Invalid {
        /// Always false.
        #[tsify(type = "false")]
        valid: bool,
        /// Why, as a stable name.
        #[tsify(type = "ErrorCode")]
        code: &'static str,
        /// Where in the study, such as `surveys[0].kind`; empty for the whole.
        path: String,
        /// For people.
        message: String,
    },
}

/// Checks a study as the page and the collector do.
///
/// @param text The study's JSON text.
/// @throws {ExpectlyError} `wrong_type` for anything that is not a text. A wrong study is an answer, not an error.
#[wasm_bindgen(js_name = validateStudy)]
pub fn validate_study(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<Ts<StudyCheck>, Refusal> {
    let text = text.as_string().ok_or_else(|| Refusal::wrong_type(&"the study's JSON text"))?;
    Ok(give(&match Study::parse(&text) {
        Ok(_) => StudyCheck::Valid { valid: true },
        Err(error) => StudyCheck::Invalid { valid: false, code: error.code(), path: error.path().into(), message: error.to_string() },
    }))
}
