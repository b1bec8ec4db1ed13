//! Owns one person's gap, as the page computes it from two ratings; means over people live in the other files of this folder.

use alloc::string::String;

use crate::answer::Rating;
use crate::error::Error;
use crate::scale::ScaleId;

/// Which gap it is, and so what its sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// Expected − experienced.
    Sacrifice,
    /// Advertised − actual.
    XGap,
}

impl GapKind {
    /// Every kind with its name in results.
    pub const NAMES: &[(&str, GapKind)] = &[("sacrifice", GapKind::Sacrifice), ("xgap", GapKind::XGap)];

    /// The name in results.
    pub const fn id(self) -> &'static str {
        match self {
            GapKind::Sacrifice => "sacrifice",
            GapKind::XGap => "xgap",
        }
    }
}

/// First side − second side of one person: expected − experienced, or advertised − actual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalGap {
    kind: GapKind,
    value: i8,
    scale: ScaleId,
}

impl PersonalGap {
    /// The gap of two ratings on the same scale. Errors: [`Error::Inconsistent`] when the scales differ.
    pub fn of(kind: GapKind, first: Rating, second: Rating) -> Result<PersonalGap, Error> {
        if first.scale() != second.scale() {
            return Err(Error::Inconsistent { path: String::from("scale") });
        }
        // Values are at most MOST_LEVELS apart, far inside i8.
        let value = first.value().wrapping_sub(second.value());
        Ok(PersonalGap { kind, value, scale: first.scale() })
    }

    /// Which gap it is.
    pub fn kind(self) -> GapKind {
        self.kind
    }

    /// The difference, in points of the scale.
    pub fn value(self) -> i8 {
        self.value
    }

    /// The scale of both sides.
    pub fn scale(self) -> ScaleId {
        self.scale
    }

    /// The gap in a word, by its kind and sign.
    pub fn verdict(self) -> &'static str {
        match (self.kind, self.value.signum()) {
            (GapKind::Sacrifice, 1) => "fell-short",
            (GapKind::Sacrifice, 0) => "met",
            (GapKind::Sacrifice, _) => "exceeded",
            (GapKind::XGap, 1) => "over-promised",
            (GapKind::XGap, 0) => "kept",
            (GapKind::XGap, _) => "under-sold",
        }
    }
}
