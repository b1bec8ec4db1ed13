//! Owns journeys as JavaScript calls them: what their functions share; each has a file of its own.

mod claims;
mod contrasts;
mod matrix;
mod persons;
mod roles;
mod service;

use expectly_core::reading::Confidence;
use expectly_core::scale::ScaleId;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::names;
use crate::options::{confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;

taken! {
    /// What may be chosen along a journey.
    #[derive(Tsify)]
    pub struct JourneyOptions {
        /// The scale of the ratings, one whose high end is good.
        #[tsify(type = "Scale")]
        scale: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// The scale and the confidence asked for.
fn chosen(options: &JsValue) -> Result<(ScaleId, Confidence), Refusal> {
    let JourneyOptions { scale, confidence: level } = read(options)?;
    Ok((names::scale(scale.as_deref().ok_or_else(|| Refusal::missing("scale"))?)?, confidence(level)?))
}

/// Does something with each object of an array; what it refuses is seen from the array.
fn each<T>(items: Vec<T>, mut visit: impl FnMut(T) -> Result<(), Refusal>) -> Result<(), Refusal> {
    items.into_iter().enumerate().try_for_each(|(index, item)| visit(item).map_err(|refusal| refusal.under_index(index as u32)))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Where in a customer's life a touchpoint lies, in order. */
export type Stage =
  | "awareness"
  | "discovery"
  | "attraction"
  | "interaction"
  | "purchase"
  | "use"
  | "cultivation"
  | "advocacy";
/** Which area of the business answers for a touchpoint. */
export type Facet = "people" | "product" | "process" | "feedback";
"#;
