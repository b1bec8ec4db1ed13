//! Owns how a place in a study's results is told to whoever takes them away, so that they can come back for the rest. Which places there are
//! is the store's.

use crate::error::Error;

/// The cursor of a place. It names the study: places of one mean nothing in another, or something else.
pub fn of(study: &str, place: &str) -> String {
    format!("{study}:{place}")
}

/// The place that a cursor stands for. Errors: [`Error::Cursor`] if it is none of that study.
pub fn place<'a>(study: &str, cursor: &'a str) -> Result<&'a str, Error> {
    let place = cursor.strip_prefix(study).and_then(|rest| rest.strip_prefix(':'));
    place.filter(|place| !place.is_empty()).ok_or(Error::Cursor)
}
