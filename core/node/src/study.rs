//! Owns `validateStudy` as JavaScript calls it.

use expectly_core::study::{LowContrast, Study};
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
        /// What is not used as it is written.
        warnings: Vec<StudyWarning>,
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

/// Something that the page uses otherwise than it is written.
#[derive(Serialize, Tsify)]
pub struct StudyWarning {
    /// What is wrong, as a stable name: colours that cannot be told apart.
    #[tsify(type = "\"low_contrast\"")]
    code: &'static str,
    /// Where in the study, such as `look.accent`.
    path: &'static str,
    /// The contrast, from 1 to 21 (WCAG 2.2).
    ratio: f64,
    /// The least that can be read.
    least: f64,
    /// The colour that is used instead, `#rrggbb`.
    used: String,
}

/// Checks a study as the page and the collector do.
///
/// @param text The study's JSON text.
/// @throws {ExpectlyError} `wrong_type` for anything that is not a text. A wrong study is an answer, not an error.
#[wasm_bindgen(js_name = validateStudy)]
pub fn validate_study(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<Ts<StudyCheck>, Refusal> {
    let text = text.as_string().ok_or_else(|| Refusal::wrong_type(&"the study's JSON text"))?;
    Ok(give(&match Study::parse(&text) {
        Ok(study) => StudyCheck::Valid { valid: true, warnings: study.look.low_contrasts().into_iter().map(warning).collect() },
        Err(error) => StudyCheck::Invalid { valid: false, code: error.code(), path: error.path().into(), message: error.to_string() },
    }))
}

fn warning(found: LowContrast) -> StudyWarning {
    let LowContrast { path, ratio, least, used } = found;
    StudyWarning { code: "low_contrast", path, ratio, least, used }
}
