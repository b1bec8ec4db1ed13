//! Owns what joins the two sides of a gap in a result; the pair itself is kept on the visitor's device.

use alloc::string::String;

use super::answered::{MOST_MS, name_of};
use super::uuid::Uuid;
use crate::answer::Rating;
use crate::gap::personal::{GapKind, PersonalGap};
use crate::json::{Json, ObjectBuilder};
use crate::read::{Node, Read};
use crate::scale::ScaleId;
use crate::study::{Id, Promise};

/// When an expectation was asked for. A recalled one drifts towards the experience, so they are never pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Before the experience.
    Before,
    /// During it.
    Concurrent,
    /// Afterwards, from memory.
    Recalled,
}

impl Timing {
    /// Every timing with its name in results.
    pub const NAMES: &[(&str, Timing)] = &[("before", Timing::Before), ("concurrent", Timing::Concurrent), ("recalled", Timing::Recalled)];

    /// The name in results.
    pub fn id(self) -> &'static str {
        name_of(Timing::NAMES, self)
    }
}

/// An expectation and, once there is one, the experience of the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Joins the two results; absent where the visitor's privacy signal forbids it.
    pub id: Option<Uuid>,
    /// When the expectation was asked for.
    pub timing: Timing,
    /// What was expected; absent where each answer says so itself, as those to a battery do.
    pub expected: Option<Rating>,
    /// How it was.
    pub experienced: Option<Rating>,
    /// Milliseconds between the two.
    pub elapsed_ms: Option<u64>,
}

impl Pair {
    pub(super) fn read<'a>(node: Node<'a>, scale: Option<ScaleId>) -> Read<'a, Pair> {
        let object = node.object(&["id", "timing", "expected", "experienced", "elapsedMs"])?;
        let rating = |node: Node<'a>| {
            let scale = scale.ok_or_else(|| node.inconsistent())?;
            Rating::parse(scale, node.integer(i64::MIN, i64::MAX)?).map_err(|_| node.out_of_range())
        };
        Ok(Pair {
            id: object.maybe("id", |node| node.form(Uuid::LENGTH, Uuid::parse))?,
            timing: object.required("timing")?.choice(Timing::NAMES)?,
            expected: object.maybe("expected", rating)?,
            experienced: object.maybe("experienced", rating)?,
            elapsed_ms: object.maybe("elapsedMs", |node| Ok(node.integer(0, MOST_MS)?.unsigned_abs()))?,
        })
    }

    pub(super) fn to_json(&self) -> Json {
        ObjectBuilder::new()
            .with_some("id", self.id.as_ref().map(Uuid::as_str))
            .with("timing", self.timing.id())
            .with_some("expected", self.expected.map(|rating| Json::Integer(i64::from(rating.value()))))
            .with_some("experienced", self.experienced.map(|rating| Json::Integer(i64::from(rating.value()))))
            .with_some("elapsedMs", self.elapsed_ms)
            .build()
    }
}

/// Which promise, in which version, a result is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRef {
    /// The promise's name.
    pub id: Id,
    /// The claim's version when it was shown.
    pub version: String,
}

impl PromiseRef {
    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, PromiseRef> {
        let object = node.object(&["id", "version"])?;
        Ok(PromiseRef { id: object.required("id")?.id()?, version: object.required("version")?.text(Promise::MOST_VERSION)?.into() })
    }

    pub(super) fn to_json(&self) -> Json {
        ObjectBuilder::new().with("id", self.id.as_str()).with("version", self.version.as_str()).build()
    }
}

/// Reads a gap and refuses one that is not the difference of its two sides.
pub(super) fn read_gap<'a>(node: Node<'a>, sides: Option<(Rating, Rating)>) -> Read<'a, PersonalGap> {
    let object = node.object(&["kind", "value", "scale", "verdict"])?;
    let (first, second) = sides.ok_or_else(|| node.inconsistent())?;
    let gap = PersonalGap::of(object.required("kind")?.choice(GapKind::NAMES)?, first, second).map_err(|_| node.inconsistent())?;
    let (value, scale, verdict) = (object.required("value")?, object.required("scale")?, object.required("verdict")?);
    if value.integer(-10, 10)? != i64::from(gap.value()) {
        return Err(value.inconsistent());
    }
    if scale.form(Id::MOST, ScaleId::named)? != gap.scale() {
        return Err(scale.inconsistent());
    }
    if verdict.text(Id::MOST)? != gap.verdict() {
        return Err(verdict.inconsistent());
    }
    Ok(gap)
}

pub(super) fn gap_to_json(gap: PersonalGap) -> Json {
    ObjectBuilder::new()
        .with("kind", gap.kind().id())
        .with("value", Json::Integer(i64::from(gap.value())))
        .with("scale", gap.scale().id())
        .with("verdict", gap.verdict())
        .build()
}
