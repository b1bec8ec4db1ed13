//! Owns how a place in a study's results is told to whoever takes them away, so that they can come back for the rest. Which places there are
//! is the store's.

use crate::error::Error;

/// The cursor of a place. It names the study and the store's edition: places of one mean nothing in another, or something else.
pub fn of((study, edition): (&str, &str), place: &str) -> String {
    format!("{study}:{edition}:{place}")
}

/// The place that a cursor stands for. Errors: [`Error::Cursor`] if it is none of that study in that edition.
pub fn place<'a>((study, edition): (&str, &str), cursor: &'a str) -> Result<&'a str, Error> {
    let rest = cursor.strip_prefix(study).and_then(|rest| rest.strip_prefix(':'));
    let place = rest.and_then(|rest| rest.strip_prefix(edition)).and_then(|rest| rest.strip_prefix(':'));
    place.filter(|place| !place.is_empty()).ok_or(Error::Cursor)
}
