//! Owns what the site advertises and at which level; whether it is kept is XGap's business.

use alloc::string::String;

use super::{Id, Localized, Touchpoint};
use crate::answer::Rating;
use crate::gap::xgap::Margin;
use crate::read::{Node, Read};
use crate::scale::ScaleId;

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
    pub level: Rating,
    /// How large a gap may be and still count as kept.
    pub margin: Option<Margin>,
}

impl Promise {
    /// The scale on which promises are made and kept.
    pub const SCALE: ScaleId = ScaleId::Quality7;
    /// The most characters of a version.
    pub(crate) const MOST_VERSION: usize = 64;

    pub(super) fn read<'a>(node: Node<'a>, touchpoints: &[Touchpoint]) -> Read<'a, Promise> {
        let object = node.object(&["id", "touchpoint", "version", "text", "level", "margin"])?;
        let touchpoint = object.required("touchpoint")?;
        let at = touchpoint.id()?;
        if !touchpoints.iter().any(|known| known.id == at) {
            return Err(touchpoint.unknown_reference());
        }
        let level = object.required("level")?;
        Ok(Promise {
            id: object.required("id")?.id()?,
            touchpoint: at,
            version: object.required("version")?.form(Promise::MOST_VERSION, |text| (!text.is_empty()).then(|| text.into()))?,
            text: Localized::read(object.required("text")?)?,
            level: Rating::parse(Promise::SCALE, level.integer(i64::MIN, i64::MAX)?).map_err(|_| level.out_of_range())?,
            margin: object.maybe("margin", |margin| Margin::parse(margin.number(0.0, 100.0)?).map_err(|_| margin.out_of_range()))?,
        })
    }
}
