//! Owns what is said when an argument is refused: a stable code, where it stands, and why; becomes an `ExpectlyError` in JavaScript.

use core::fmt::{self, Display};

use expectly_core::error::Error;
use wasm_bindgen::prelude::*;

/// An argument that was refused. Codes and paths are those of [`Error`].
#[derive(Debug)]
pub struct Refusal(Box<Reason>);

/// What a refusal says, apart from it: nearly everything here returns a refusal or something else, and moves as little as it can.
#[derive(Debug)]
struct Reason {
    code: &'static str,
    path: String,
    why: String,
}

impl Refusal {
    fn new(code: &'static str, path: &str, why: &dyn Display) -> Refusal {
        Refusal(Box::new(Reason { code, path: path.into(), why: why.to_string() }))
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
    pub fn under(mut self, key: &str) -> Refusal {
        let path = &mut self.0.path;
        let joint = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        path.insert_str(0, joint);
        path.insert_str(0, key);
        self
    }

    /// The same refusal; if it names no part of what was passed in, it names the whole.
    pub fn or_at(self, whole: &str) -> Refusal {
        if self.0.path.is_empty() { self.under(whole) } else { self }
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
        let Reason { code, path, why } = &*self.0;
        out.write_str(code)?;
        if !path.is_empty() {
            write!(out, " at {path}")?;
        }
        if !why.is_empty() {
            write!(out, ": {why}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Refusal {}

#[wasm_bindgen]
extern "C" {
    /// The class of glue/error.js.
    type ExpectlyError;
    #[wasm_bindgen(constructor)]
    fn new(message: &str, code: &str, path: &str) -> ExpectlyError;
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> JsValue {
        ExpectlyError::new(&refusal.to_string(), refusal.0.code, &refusal.0.path).into()
    }
}
