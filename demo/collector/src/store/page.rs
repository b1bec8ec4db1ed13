//! Owns going through what a store holds, a page at a time: where one is, and what one finds there. Reads nothing itself.

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

use super::entry::Refused;
use crate::error::Error;

/// A part of what is stored: what comes after a place, at most so many.
pub struct Page {
    /// A place as a store named it; empty for the beginning.
    pub after: String,
    pub most: u32,
}

/// A stored result.
pub struct Stored {
    /// Its place in this store.
    pub place: String,
    pub study: String,
    pub id: String,
    pub received_at: Timestamp,
    /// The result as core writes it.
    pub body: String,
}

/// Something that was refused and kept aside.
pub struct Kept {
    /// Its place in this store.
    pub place: String,
    pub received_at: Timestamp,
    pub refused: Refused,
}

impl Stored {
    /// Errors: [`Error::DamagedResult`].
    pub fn result(&self) -> Result<SurveyResult, Error> {
        read(&self.study, &self.id, &self.body)
    }
}

/// Reads a stored result. Errors: [`Error::DamagedResult`].
pub fn read(study: &str, id: &str, body: &str) -> Result<SurveyResult, Error> {
    SurveyResult::parse(body).map_err(|source| Error::DamagedResult { study: study.into(), id: id.into(), source })
}

impl Page {
    /// The place as the number that an engine gave it, 0 for the beginning. Errors: [`Error::Cursor`] for a place that is none: to begin anew
    /// would hand everything out a second time.
    pub fn after_number(&self) -> Result<i64, Error> {
        if self.after.is_empty() { Ok(0) } else { self.after.parse().map_err(|_| Error::Cursor) }
    }

    /// The place as the two parts that an engine gave it; none for the beginning. Errors: as above.
    pub fn after_parts(&self) -> Result<Option<(&str, &str)>, Error> {
        if self.after.is_empty() { Ok(None) } else { self.after.split_once('/').map(Some).ok_or(Error::Cursor) }
    }
}
