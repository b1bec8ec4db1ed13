//! Owns an open pair: what a visitor expected, kept on their device until they say how it was. Storing it is the outbox's business.

use expectly_core::answer::Rating;
use expectly_core::scale::ScaleId;
use expectly_core::study::Id;
use expectly_core::wire::Uuid;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::record::Record;

/// What happens to a survey's open pair together with a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairChange {
    /// Nothing.
    None,
    /// An expectation was given.
    Open(OpenPair),
    /// Its experience was given, or refused.
    Close,
}

/// An expectation that waits for its experience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPair {
    /// Joins the two results.
    pub id: Uuid,
    /// The scale of all ratings in it.
    pub scale: ScaleId,
    /// What was expected; none if only items of a battery were rated.
    pub expected: Option<Rating>,
    /// What was expected of each item of a battery.
    pub rows: Vec<(Id, Rating)>,
    /// When it was said, in milliseconds since 1970.
    pub since: u64,
}

impl OpenPair {
    /// What is stored: an array of texts and numbers, which no prototype has a say in: id, scale, value, time, then until when it waits and
    /// what is sent if that was in vain, then items and values by turns. The loader reads the same.
    pub fn stored(&self, until: u64, end: Option<Record>) -> Array {
        let value = |rating: &Rating| JsValue::from(rating.value());
        let expected = self.expected.as_ref().map_or(JsValue::NULL, value);
        let stored = Array::of4(&self.id.as_str().into(), &self.scale.id().into(), &expected, &(self.since as f64).into());
        stored.push(&(until as f64).into());
        stored.push(&end.map_or(JsValue::NULL, |end| end.stored().into()));
        for (item, rating) in &self.rows {
            stored.push(&item.as_str().into());
            stored.push(&value(rating));
        }
        stored
    }

    /// Reads what was stored; none if it was damaged.
    pub fn read(stored: &JsValue) -> Option<OpenPair> {
        let parts = stored.dyn_ref::<Array>()?;
        let scale = ScaleId::named(&parts.get(1).as_string()?)?;
        let rating = |index| Rating::parse(scale, parts.get(index).as_f64()? as i64).ok();
        let rows =
            (6..parts.length()).step_by(2).filter_map(|index| Some((Id::parse(&parts.get(index).as_string()?)?, rating(index + 1)?)));
        let pair = OpenPair {
            id: Uuid::parse(&parts.get(0).as_string()?)?,
            scale,
            expected: rating(2),
            rows: rows.collect(),
            since: parts.get(3).as_f64()? as u64,
        };
        (pair.expected.is_some() || !pair.rows.is_empty()).then_some(pair)
    }
}

/// What is sent of a stored pair, as a stored record, if it waited in vain.
pub fn ended(stored: &JsValue, now: u64) -> Option<JsValue> {
    let parts = stored.dyn_ref::<Array>()?;
    (parts.get(4).as_f64()? <= now as f64).then(|| parts.get(5))
}
