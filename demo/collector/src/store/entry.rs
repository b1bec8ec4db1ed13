//! Owns what a store is given and gives back: results, and what was refused, each with the time of its arrival. Stores nothing.

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;

use crate::access::hash;
use crate::error::Error;

/// The code of a second result under an id that is taken.
pub const CONFLICT: &str = "conflict";

/// Something to store.
pub enum Entry {
    /// A result that core and the study found right, and the ticket with which it was signed, if it was.
    Result(Box<SurveyResult>, Option<Ticket>),
    /// Something to keep aside.
    Refused(Refused),
}

/// What a token stands for: one result of one moment of one survey, whoever sends it. Says nothing about the token to whoever has not seen it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(String);

/// What was refused, and why.
#[derive(Clone)]
pub struct Refused {
    /// Given by the store that first kept it; none yet for what was refused as it came.
    pub id: Option<String>,
    pub study: Option<String>,
    pub code: String,
    pub path: String,
    pub body: Vec<u8>,
}

/// An entry and when it came, by the clock of the collector that took it, in whole milliseconds.
pub struct Arrival {
    pub received_at: Timestamp,
    pub entry: Entry,
}

impl Ticket {
    /// Half of a hash is enough to tell tokens apart, of which each has a secret's signature.
    const DIGITS: usize = 32;

    pub fn of(result: &SurveyResult, nonce: &str) -> Ticket {
        let place = [result.study.as_str(), result.survey.as_str(), result.moment.id(), nonce];
        let mut digits = hash(place.join("\n").as_bytes());
        digits.truncate(Ticket::DIGITS);
        Ticket(digits)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Refused {
    /// As many digits as the ids have that stores make.
    const DIGITS: usize = 32;

    pub fn new(study: Option<String>, code: &str, path: &str, body: &[u8]) -> Refused {
        Refused { id: None, study, code: code.into(), path: path.into(), body: body.into() }
    }

    /// A result whose id another one has taken.
    pub fn conflict(result: &SurveyResult) -> Refused {
        Refused::of(result, CONFLICT, "id")
    }

    /// A result whose ticket another one has used.
    pub fn used(result: &SurveyResult) -> Refused {
        let why = Error::SignatureUsed;
        Refused::of(result, why.code(), why.path())
    }

    /// A result that only the store can tell is wrong. No limit has been asked whether there is room for it, so however often it comes, it is
    /// kept once: its id is made from what it says.
    fn of(result: &SurveyResult, code: &str, path: &str) -> Refused {
        let mut id = hash(format!("{code}\n{}", result.identity()).as_bytes());
        id.truncate(Refused::DIGITS);
        let study = Some(result.study.as_str().into());
        Refused { id: Some(id), ..Refused::new(study, code, path, result.to_json().to_text().as_bytes()) }
    }
}

impl Entry {
    /// The study that it counts for, if that can be told.
    pub fn study(&self) -> Option<&str> {
        match self {
            Entry::Result(result, _) => Some(result.study.as_str()),
            Entry::Refused(refused) => refused.study.as_deref(),
        }
    }
}

/// What becomes of a result whose id is taken by the one with that text.
pub fn beside(first: &str, result: &SurveyResult) -> Status {
    let same = SurveyResult::parse(first).is_ok_and(|first| first.identity() == result.identity());
    if same { Status::Duplicate } else { Status::Conflict }
}

/// A time as results are exported with it: ISO 8601, UTC, in milliseconds.
pub fn written(time: Timestamp) -> String {
    format!("{time:.3}")
}
