//! Owns what the site advertises and at which level; whether it is kept is XGap's business.

use alloc::string::String;

use super::id::ID;
use super::text::TEXTS;
use super::{Id, Localized};
use crate::answer::Rating;
use crate::gap::xgap::Margin;
use crate::json::Json;
use crate::scale::ScaleId;
use crate::shape::{Shape, form, record};

/// A claim that the site advertises.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Its name in surveys and results.
    pub id: Id,
    /// Where it is to be kept.
    pub touchpoint: Id,
    /// Changed whenever the claim changes; answers to different versions are never pooled.
    pub version: String,
    /// The claim as people read it.
    pub text: Localized,
    /// The level that the claim amounts to in its author's eyes, on [`Promise::SCALE`]. XGap does not use it: it compares what people say
    /// they were promised with what they say they got.
    pub level: Option<Rating>,
    /// How large a gap may be and still count as kept.
    pub margin: Option<Margin>,
}

form! {
    /// Any text but the empty one.
    VERSION = Promise::MOST_VERSION, |text| !text.is_empty(), "^[^]"
}

record! {
    /// A claim that the site advertises.
    pub(super) PROMISE as "Promise" {
        /// Its name in surveys and results.
        required "id": ID,
        /// The touchpoint where it is to be kept.
        required "touchpoint": ID,
        /// Changed whenever the claim changes; answers to different versions are never pooled.
        required "version": Shape::Form(&VERSION),
        /// The claim as people read it.
        required "text": TEXTS,
        /// The level that the claim amounts to in its author's eyes, on the scale quality7.
        required "level": Shape::Integer(Promise::SCALE.min() as i64, Promise::SCALE.max() as i64),
        /// How large a gap may be, in points of the scale, and still count as kept.
        optional "margin": Shape::Above(0.0, 100.0),
    }
}

impl Promise {
    /// The scale on which promises are made and kept.
    pub const SCALE: ScaleId = ScaleId::Quality7;
    /// The most characters of a version.
    pub(crate) const MOST_VERSION: usize = 64;

    pub(super) fn build(json: &Json) -> Promise {
        Promise {
            id: json.id("id"),
            touchpoint: json.id("touchpoint"),
            version: json.text("version").unwrap_or_default().into(),
            text: json.localized("text").unwrap_or_default(),
            level: json.integer("level").and_then(|level| Rating::parse(Promise::SCALE, level).ok()),
            margin: json.number("margin").and_then(|margin| Margin::parse(margin).ok()),
        }
    }
}
