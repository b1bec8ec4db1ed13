//! Owns how JavaScript calls core, in Node and in the dashboard: strict about what comes in, plain objects going out, and every refusal
//! an `ExpectlyError` with a code and a path. It computes nothing itself. What the functions mean is said once, in `index.d.ts`.

mod gap;
mod list;
mod names;
mod options;
mod own;
mod ratings;
mod refusal;
mod report;
mod scores;
mod study;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A plain object of what core computed.
fn plain(value: &impl Serialize) -> JsValue {
    // Fails only for map keys that are not texts, which nothing here has.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
