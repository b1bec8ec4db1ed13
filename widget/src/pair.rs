//! Owns an open pair: what a visitor expected, kept on their device until they say how it was. Storing it is the outbox's business.

use expectly_core::answer::Rating;
use expectly_core::scale::ScaleId;
use expectly_core::wire::Uuid;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// An expectation that waits for its experience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPair {
    /// Joins the two results.
    pub id: Uuid,
    /// What was expected.
    pub expected: Rating,
    /// When it was said, in milliseconds since 1970.
    pub since: u64,
}

impl OpenPair {
    /// What is stored: an array of texts and numbers, which no prototype has a say in.
    pub fn stored(&self) -> Array {
        Array::of4(&self.id.as_str().into(), &self.expected.scale().id().into(), &self.expected.value().into(), &(self.since as f64).into())
    }

    /// Reads what was stored; none if it was damaged.
    pub fn read(stored: &JsValue) -> Option<OpenPair> {
        let parts = stored.dyn_ref::<Array>()?;
        let scale = ScaleId::named(&parts.get(1).as_string()?)?;
        Some(OpenPair {
            id: Uuid::parse(&parts.get(0).as_string()?)?,
            expected: Rating::parse(scale, parts.get(2).as_f64()? as i64).ok()?,
            since: parts.get(3).as_f64()? as u64,
        })
    }
}
