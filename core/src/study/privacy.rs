//! Owns what signals of visitors change and what may be stored, as the owner writes it. The loader obeys most of it.

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
        /// The visitor is asked for consent first.
        Ask = "ask",
        /// Nothing.
        Ignore = "ignore",
    }
}

named! {
    /// Whether visitors consent before they are asked anything.
    #[derive(Default)]
    pub enum Consent {
        /// They need not.
        #[default]
        NotNeeded = "not-needed",
        /// The page says when they have.
        Wait = "wait",
        /// The panel asks them.
        Ask = "ask",
    }
}

named! {
    /// Where the visitor's side of it is remembered.
    #[derive(Default)]
    pub enum Storage {
        /// On the device.
        #[default]
        Device = "device",
        /// Nowhere: what was shown and answered is forgotten with the page.
        Memory = "memory",
    }
}

/// What is done about privacy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// Whether visitors are asked for consent first.
    pub consent: Consent,
    /// What Global Privacy Control changes.
    pub gpc: Signal,
    /// What Do Not Track changes.
    pub dnt: Signal,
    /// Where the visitor's side of it is remembered.
    pub storage: Storage,
}

impl Default for Privacy {
    fn default() -> Privacy {
        Privacy { consent: Consent::NotNeeded, gpc: Signal::NoId, dnt: Signal::Ignore, storage: Storage::Device }
    }
}

record! {
    /// What is done about privacy.
    pub(super) PRIVACY as "Privacy" {
        /// Whether visitors are asked for consent first; `not-needed` if not given.
        optional "consent": Shape::Choice(Consent::IDS),
        /// What Global Privacy Control changes; `no-id` if not given.
        optional "gpc": Shape::Choice(&["no-id", "hide", "ask"]),
        /// What Do Not Track changes, a signal that browsers are giving up; `ignore` if not given.
        optional "dnt": Shape::Choice(Signal::IDS),
        /// Where the visitor's side of it is remembered; `device` if not given.
        optional "storage": Shape::Choice(Storage::IDS),
    }
}

impl Privacy {
    pub(super) fn build(json: &Json) -> Privacy {
        let usual = Privacy::default();
        let signal = |key, usual| json.text(key).and_then(Signal::named).unwrap_or(usual);
        Privacy {
            consent: json.text("consent").and_then(Consent::named).unwrap_or_default(),
            gpc: signal("gpc", usual.gpc),
            dnt: signal("dnt", usual.dnt),
            storage: json.text("storage").and_then(Storage::named).unwrap_or_default(),
        }
    }
}
