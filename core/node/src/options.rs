//! Owns what a caller may choose: read strictly, so that a misspelt option is refused and not passed over.

use expectly_core::reading::Confidence;
use tsify::Tsify;
use wasm_bindgen::JsValue;

use crate::own::{Take, taken};
use crate::refusal::Refusal;

taken! {
    /// What may be chosen for every interval.
    #[derive(Tsify)]
    pub struct Options {
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

taken! {
    /// What may be chosen for scores with a fixed method.
    #[derive(Tsify)]
    pub struct ScoreOptions {
        /// The property that holds the score, where the scores are objects.
        #[tsify(optional)]
        pub column: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        pub confidence: Option<f64>,
    }
}

/// Reads an options object; leaving it out is leaving out every option.
pub fn read<T: Take>(options: &JsValue) -> Result<T, Refusal> {
    T::take(&given(options)).map_err(|refusal| refusal.or_at("options"))
}

/// The options given, or none of them.
#[inline(never)]
fn given(options: &JsValue) -> JsValue {
    if options.is_undefined() { js_sys::Object::new().into() } else { options.clone() }
}

/// Reads the options of a function whose only choice is the confidence.
pub fn only_confidence(options: &JsValue) -> Result<Confidence, Refusal> {
    confidence(read::<Options>(options)?.confidence)
}

/// The confidence asked for, or the usual one.
pub fn confidence(level: Option<f64>) -> Result<Confidence, Refusal> {
    Ok(level.map(Confidence::parse).transpose()?.unwrap_or(Confidence::DEFAULT))
}
