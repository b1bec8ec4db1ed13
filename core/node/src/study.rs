//! Owns `validateStudy` as JavaScript calls it.

use expectly_core::study::Study;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::plain;
use crate::refusal::Refusal;

#[derive(Serialize)]
struct Valid {
    valid: bool,
}

#[derive(Serialize)]
struct Invalid<'a> {
    valid: bool,
    code: &'a str,
    path: &'a str,
    message: String,
}

/// `validateStudy(text)`
#[wasm_bindgen(js_name = validateStudy)]
pub fn validate_study(text: &JsValue) -> Result<JsValue, Refusal> {
    let text = text.as_string().ok_or_else(|| Refusal::wrong_type(&"the study's JSON text"))?;
    Ok(match Study::parse(&text) {
        Ok(_) => plain(&Valid { valid: true }),
        Err(error) => plain(&Invalid { valid: false, code: error.code(), path: error.path(), message: error.to_string() }),
    })
}
