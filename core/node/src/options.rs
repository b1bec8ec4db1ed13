//! Owns what a caller may choose: read strictly, so that a misspelt option is refused and not passed over.

use expectly_core::reading::Confidence;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::own;
use crate::refusal::Refusal;

/// Reads an options object; leaving it out is leaving out every option.
pub fn read<T: DeserializeOwned + Default>(options: &JsValue) -> Result<T, Refusal> {
    if options.is_undefined() { Ok(T::default()) } else { own::read(options).map_err(|refusal| refusal.or_at("options")) }
}

/// Reads the options of a function whose only choice is the confidence.
pub fn only_confidence(options: &JsValue) -> Result<Confidence, Refusal> {
    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Options {
        confidence: Option<f64>,
    }
    confidence(read::<Options>(options)?.confidence)
}

/// The confidence asked for, or the usual one.
pub fn confidence(level: Option<f64>) -> Result<Confidence, Refusal> {
    Ok(level.map(Confidence::parse).transpose()?.unwrap_or(Confidence::DEFAULT))
}
