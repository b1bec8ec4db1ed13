//! Owns the crate's one error type and its stable codes; does not decide what is valid.

use alloc::string::String;
use core::fmt;

/// Why something was refused. The [`code`](Error::code) never changes for a variant: page events, HTTP bodies and the docs use it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The text is not JSON (malformed, truncated, nested too deeply, not UTF-8), or an object names the same key twice.
    NotJson {
        /// What the parser met, with line and column.
        detail: String,
    },
    /// A required key is absent.
    Missing {
        /// Where, such as `surveys[0].id`.
        path: String,
    },
    /// A key that this version does not know, often a misspelling.
    UnknownKey {
        /// Where, ending in the key itself.
        path: String,
    },
    /// The value has another JSON type than the one expected (`"7"` for a number, `null` for anything; `7.5` for a whole number is
    /// out of range).
    WrongType {
        /// Where.
        path: String,
        /// The type expected, in words.
        expected: &'static str,
    },
    /// A number lies outside its range or off its scale.
    OutOfRange {
        /// Where.
        path: String,
    },
    /// A text is none of the values allowed there, or does not have the form asked for (an id, a URL, a language tag).
    UnknownValue {
        /// Where.
        path: String,
    },
    /// A text or a list is longer than allowed.
    TooLong {
        /// Where.
        path: String,
        /// The most that is allowed: characters of a text, items of a list.
        most: usize,
    },
    /// Two things carry the same id.
    DuplicateId {
        /// Where the second one stands.
        path: String,
    },
    /// An id refers to nothing.
    UnknownReference {
        /// Where the reference stands.
        path: String,
    },
    /// Two parts contradict each other: a gap that is not the difference of its sides, an answer off its question.
    Inconsistent {
        /// The part that contradicts an earlier one.
        path: String,
    },
    /// Two things that may not be pooled or compared: answers on different scales, to different words, of different people.
    Incompatible {
        /// What they differ in, such as `wording`.
        path: String,
    },
    /// A count would exceed [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    Overflow,
}

impl Error {
    /// The stable name of the variant, in snake_case.
    pub fn code(&self) -> &'static str {
        match self {
            Error::NotJson { .. } => "not_json",
            Error::Missing { .. } => "missing",
            Error::UnknownKey { .. } => "unknown_key",
            Error::WrongType { .. } => "wrong_type",
            Error::OutOfRange { .. } => "out_of_range",
            Error::UnknownValue { .. } => "unknown_value",
            Error::TooLong { .. } => "too_long",
            Error::DuplicateId { .. } => "duplicate_id",
            Error::UnknownReference { .. } => "unknown_reference",
            Error::Inconsistent { .. } => "inconsistent",
            Error::Incompatible { .. } => "incompatible",
            Error::Overflow => "overflow",
        }
    }

    /// Where in the document, such as `answers[0].value`; empty when the whole of it is meant.
    pub fn path(&self) -> &str {
        match self {
            Error::Missing { path }
            | Error::UnknownKey { path }
            | Error::WrongType { path, .. }
            | Error::OutOfRange { path }
            | Error::UnknownValue { path }
            | Error::TooLong { path, .. }
            | Error::DuplicateId { path }
            | Error::UnknownReference { path }
            | Error::Inconsistent { path }
            | Error::Incompatible { path } => path,
            Error::NotJson { .. } | Error::Overflow => "",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())?;
        if !self.path().is_empty() {
            write!(out, " at {}", self.path())?;
        }
        match self {
            Error::NotJson { detail } => write!(out, ": {detail}"),
            Error::WrongType { expected, .. } => write!(out, ": {expected} expected"),
            Error::TooLong { most, .. } => write!(out, ": at most {most}"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for Error {}
