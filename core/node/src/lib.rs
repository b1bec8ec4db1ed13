//! Owns how JavaScript calls core, in Node and in the dashboard: strict about what comes in, plain objects going out, and every refusal
//! an `ExpectlyError` with a code and a path. It computes nothing itself. What the functions mean is said once, here: their comments and
//! types become `index.d.ts`.

mod camps;
mod change;
mod columns;
mod counts;
mod drivers;
mod family;
mod gap;
mod journey;
mod kano;
mod labels;
mod list;
mod live;
mod named;
mod names;
mod nps;
mod options;
mod outcomes;
mod own;
mod privacy;
mod ratings;
mod refusal;
mod report;
mod results;
mod scores;
mod servqual;
mod shares;
mod shrinkage;
mod study;
mod tally;
mod tolerance;
mod types;
mod weights;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::{Ts, Tsify};

/// What core computed, as a plain object with its TypeScript type.
fn give<T: Serialize + Tsify<JsType: wasm_bindgen::JsCast>>(value: &T) -> Ts<T> {
    // Fails only for map keys that are not texts, which nothing here has.
    Ts::new_unchecked(value.serialize(&Serializer::json_compatible()).unwrap_or_default())
}
