//! Owns one result on its way out with what delivering it takes. Its text is made in Rust, so that no page can alter it.

use expectly_core::study::Endpoint;
use expectly_core::wire::SurveyResult;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::{destination, text};

/// A result and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The result's id.
    pub id: String,
    /// Where it goes, as a text to keep.
    pub endpoint: String,
    /// When it was answered, in milliseconds since 1970.
    pub answered_at: u64,
    /// Until when the visitor may still add to it; it is not sent before. 0 for a finished one.
    pub held_until: u64,
    /// The result's JSON, without its age.
    pub said: String,
}

impl Record {
    /// How long an unfinished result is held back for its page: longer than nearly anybody writes at a follow-up.
    pub const HOLD_MS: u32 = 5 * 60 * 1000;
    /// The same.
    pub const HOLD: u64 = Record::HOLD_MS as u64;

    /// A result that is finished, or (`held`) one that the visitor may still add to.
    pub fn new(result: &SurveyResult, endpoint: &Endpoint, now: u64, held: bool) -> Record {
        Record {
            id: result.id.as_str().into(),
            endpoint: destination::kept(endpoint),
            answered_at: now,
            held_until: if held { now.saturating_add(Record::HOLD) } else { 0 },
            said: text::write(&result.to_keep()),
        }
    }

    /// Whether the visitor may still add to it.
    pub fn is_held(&self) -> bool {
        self.held_until != 0
    }

    /// Whether it is one object, as far as can be seen from its ends; half of one would spoil those beside it.
    pub fn is_whole(&self) -> bool {
        self.said.starts_with('{') && self.said.ends_with('}')
    }

    /// How many bytes it takes on the wire, about.
    pub fn size(&self) -> usize {
        self.said.len() + 32
    }

    /// Appends the result as it is sent at that age, in milliseconds.
    pub fn send(&self, age: u64, body: &mut String) {
        body.push_str(self.said.strip_suffix('}').unwrap_or_default());
        body.push_str(&format!(",\"ageMs\":{age}}}"));
    }

    /// What is stored: an array of texts and numbers, which no prototype has a say in.
    pub fn stored(&self) -> Array {
        let Record { id, endpoint, answered_at, held_until, said } = self;
        let (answered_at, held_until) = (*answered_at as f64, *held_until as f64);
        Array::of5(&id.into(), &endpoint.into(), &answered_at.into(), &held_until.into(), &said.into())
    }

    /// Reads what was stored; none if it was damaged.
    pub fn read(stored: &JsValue) -> Option<Record> {
        let parts = stored.dyn_ref::<Array>()?;
        let (text, number) = (|index| parts.get(index).as_string(), |index| parts.get(index).as_f64());
        Some(Record { id: text(0)?, endpoint: text(1)?, answered_at: number(2)? as u64, held_until: number(3)? as u64, said: text(4)? })
    }
}
