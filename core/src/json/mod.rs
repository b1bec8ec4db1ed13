//! Owns JSON as a tree, its writing and (behind the feature `parse`) its reading. Does not know what the keys mean.

#[cfg(feature = "parse")]
mod parse;
pub(crate) mod write;

use alloc::string::String;
use alloc::vec::Vec;

/// One JSON value. Objects keep the order of their keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number within 64 bits.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// A whole number's decimal digits.
pub fn whole(number: i64) -> String {
    let mut text = String::new();
    write::integer(number, &mut text);
    text
}

impl Json {
    /// The value of a key of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The JSON text, without spaces.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_text_with(|number| alloc::format!("{number}"))
    }

    /// The JSON text, with another way of writing numbers that are not whole; a page has one already.
    #[must_use]
    pub fn to_text_with(&self, decimal: fn(f64) -> String) -> String {
        let mut text = String::new();
        write::value(self, &mut text, decimal);
        text
    }
}

impl From<&str> for Json {
    #[inline(never)]
    fn from(text: &str) -> Json {
        Json::Text(text.into())
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Json {
        i64::try_from(value).map_or(Json::Float(value as f64), Json::Integer)
    }
}

/// Builds an object key by key, leaving out what is absent.
#[derive(Debug, Default)]
pub struct ObjectBuilder(Vec<(String, Json)>);

impl ObjectBuilder {
    /// An object without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key.
    pub fn with(self, key: &str, value: impl Into<Json>) -> Self {
        self.push(key, value.into())
    }

    /// Adds a key if there is a value for it.
    pub fn with_some(self, key: &str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    // Not inlined into each of the many places that add a key: a page pays for every byte.
    #[inline(never)]
    fn push(mut self, key: &str, value: Json) -> Self {
        self.0.push((key.into(), value));
        self
    }

    /// The object.
    pub fn build(self) -> Json {
        Json::Object(self.0)
    }
}
