//! Owns what is said when an argument is refused: a stable code, where it stands, and why; becomes an `ExpectlyError` in JavaScript.

use core::fmt::{self, Display};

use expectly_core::error::Error;
use serde::de::{self, Expected, Unexpected};
use wasm_bindgen::prelude::*;

/// An argument that was refused. Codes and paths are those of [`Error`].
#[derive(Debug)]
pub struct Refusal {
    code: &'static str,
    path: String,
    why: String,
}

impl Refusal {
    fn new(code: &'static str, path: &str, why: &dyn Display) -> Refusal {
        Refusal { code, path: path.into(), why: why.to_string() }
    }

    /// A value of another type than `expected`, in words.
    pub fn wrong_type(expected: &dyn Display) -> Refusal {
        Refusal::new("wrong_type", "", &format_args!("{expected} expected"))
    }

    /// A number that is none of those `expected`, in words.
    pub fn out_of_range(expected: &dyn Display) -> Refusal {
        Refusal::new("out_of_range", "", &format_args!("{expected} expected"))
    }

    /// A text that is none of those `expected`, in words.
    pub fn unknown_value(expected: &dyn Display) -> Refusal {
        Refusal::new("unknown_value", "", &format_args!("{expected} expected"))
    }

    /// A value that has to be there and is not.
    pub fn missing(key: &str) -> Refusal {
        Refusal::new("missing", key, &"")
    }

    /// A key that nothing reads.
    pub fn unknown_key(key: &str) -> Refusal {
        Refusal::new("unknown_key", key, &"")
    }

    /// An argument that contradicts another.
    pub fn inconsistent(why: &dyn Display) -> Refusal {
        Refusal::new("inconsistent", "", why)
    }

    /// Something that no JSON could say.
    pub fn not_json(why: &dyn Display) -> Refusal {
        Refusal::new("not_json", "", why)
    }

    /// The same refusal, seen from the object that has the culprit under this key.
    pub fn under(self, key: &str) -> Refusal {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Refusal { path: format!("{key}{joint}{}", self.path), ..self }
    }

    /// The same refusal; if it names no part of what was passed in, it names the whole.
    pub fn or_at(self, whole: &str) -> Refusal {
        if self.path.is_empty() { self.under(whole) } else { self }
    }

    /// The same refusal, seen from the list that has the culprit at this index.
    pub fn under_index(self, index: u32) -> Refusal {
        self.under(&format!("[{index}]"))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::new(error.code(), error.path(), &"")
    }
}

impl Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code)?;
        if !self.path.is_empty() {
            write!(out, " at {}", self.path)?;
        }
        if !self.why.is_empty() {
            write!(out, ": {}", self.why)?;
        }
        Ok(())
    }
}

impl core::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: Display>(why: T) -> Refusal {
        Refusal::new("wrong_type", "", &why)
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Refusal {
        Refusal::wrong_type(&expected)
    }

    fn unknown_field(key: &str, _: &'static [&'static str]) -> Refusal {
        Refusal::unknown_key(key)
    }

    fn missing_field(key: &'static str) -> Refusal {
        Refusal::missing(key)
    }
}

#[wasm_bindgen]
extern "C" {
    /// The class of glue/error.js.
    type ExpectlyError;
    #[wasm_bindgen(constructor)]
    fn new(message: &str, code: &str, path: &str) -> ExpectlyError;
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> JsValue {
        ExpectlyError::new(&refusal.to_string(), refusal.code, &refusal.path).into()
    }
}
