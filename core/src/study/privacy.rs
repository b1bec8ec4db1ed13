//! Owns what signals of visitors change, as the owner writes it.

use crate::json::Json;
use crate::shape::{Shape, named, record};

named! {
    /// What a signal of the visitor's browser changes.
    #[derive(Default)]
    pub enum Signal {
        /// Results carry no pair id, so that two of them cannot be joined.
        #[default]
        NoId = "no-id",
        /// Nothing is asked at all.
        Hide = "hide",
    }
}

/// What is done about privacy.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Privacy {
    /// What Global Privacy Control changes.
    pub gpc: Signal,
}

record! {
    /// What is done about privacy.
    pub(super) PRIVACY as "Privacy" {
        /// Whether visitors are asked for consent first.
        optional "consent": Shape::Choice(&["not-needed"]),
        /// What Global Privacy Control changes; `no-id` if not given.
        optional "gpc": Shape::Choice(Signal::IDS),
    }
}

impl Privacy {
    pub(super) fn build(json: &Json) -> Privacy {
        Privacy { gpc: json.text("gpc").and_then(Signal::named).unwrap_or_default() }
    }
}
