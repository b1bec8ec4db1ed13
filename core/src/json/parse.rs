//! Owns reading JSON text strictly (no key twice), with serde_json. A page's own parser takes its place in the widget, where every byte
//! is paid for by visitors.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Json;
use crate::error::Error;

impl Json {
    /// Reads JSON text. Errors: [`Error::NotJson`]; [`Error::OutOfRange`] when a number exceeds what a double holds.
    pub fn parse(text: &str) -> Result<Json, Error> {
        serde_json::from_str(text).map_err(|error| {
            let detail = error.to_string();
            // The parser has no kind for it, and an answer of 1e400 is off its scale rather than malformed.
            if detail.starts_with("number out of range") { Error::OutOfRange { path: String::new() } } else { Error::NotJson { detail } }
        })
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Json, D::Error> {
        input.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.iter().any(|(known, _)| *known == key) {
                return Err(serde::de::Error::custom(DuplicateKey));
            }
            object.push((key, entries.next_value()?));
        }
        Ok(Json::Object(object))
    }
}

struct DuplicateKey;

impl fmt::Display for DuplicateKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key stands twice in one object")
    }
}
