//! Owns reading a JSON tree into types with errors that name the path; does not know which keys a document has.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::json::Json;

/// A value together with where it stands.
pub(crate) struct Node<'a> {
    value: &'a Json,
    path: String,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Json) -> Self {
        Node { value, path: String::new() }
    }

    pub fn path(&self) -> String {
        self.path.clone()
    }

    /// The object here, whose keys must all be among `known`.
    pub fn object(&self, known: &[&str]) -> Result<Object<'a>, Error> {
        let object = self.open()?;
        match object.entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(Error::UnknownKey { path: object.path_of(key) }),
            None => Ok(object),
        }
    }

    /// The object here, whatever its keys.
    pub fn open(&self) -> Result<Object<'a>, Error> {
        match self.value {
            Json::Object(entries) => Ok(Object { entries, path: self.path() }),
            _ => Err(self.wrong_type("an object")),
        }
    }

    /// The items of the array here, at most `most`.
    pub fn list(&self, most: usize) -> Result<Vec<Node<'a>>, Error> {
        match self.value {
            Json::List(items) if items.len() <= most => {
                let item = |(index, value)| Node { value, path: format!("{}[{index}]", self.path) };
                Ok(items.iter().enumerate().map(item).collect())
            }
            Json::List(_) => Err(Error::TooLong { path: self.path(), most }),
            _ => Err(self.wrong_type("an array")),
        }
    }

    /// Reads each item of the array here, at most `most`.
    pub fn each<T>(&self, most: usize, read: impl Fn(&Node<'a>) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        self.list(most)?.iter().map(read).collect()
    }

    /// The text here, at most `most` code points.
    pub fn text(&self, most: usize) -> Result<&'a str, Error> {
        match self.value {
            Json::Text(text) if text.len() <= most || text.chars().count() <= most => Ok(text),
            Json::Text(_) => Err(Error::TooLong { path: self.path(), most }),
            _ => Err(self.wrong_type("a text")),
        }
    }

    pub fn boolean(&self) -> Result<bool, Error> {
        match self.value {
            Json::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    pub fn integer(&self, low: i64, high: i64) -> Result<i64, Error> {
        match self.value {
            Json::Integer(value) if (low..=high).contains(value) => Ok(*value),
            // 6.0 is the same number as 6, and some JSON writers print it so.
            Json::Float(value) if value.trunc() == *value && *value >= low as f64 && *value <= high as f64 => Ok(*value as i64),
            Json::Integer(_) | Json::Float(_) => Err(self.out_of_range()),
            _ => Err(self.wrong_type("a whole number")),
        }
    }

    pub fn number(&self, low: f64, high: f64) -> Result<f64, Error> {
        let value = match self.value {
            Json::Integer(value) => *value as f64,
            Json::Float(value) => *value,
            _ => return Err(self.wrong_type("a number")),
        };
        if (low..=high).contains(&value) { Ok(value) } else { Err(self.out_of_range()) }
    }

    /// One of some named things.
    pub fn choice<T: Copy>(&self, names: &[(&str, T)]) -> Result<T, Error> {
        let text = self.text(MOST_NAME)?;
        names.iter().find(|(name, _)| *name == text).map(|(_, thing)| *thing).ok_or_else(|| self.unknown_value())
    }

    /// A text of a form that `read` knows.
    pub fn form<T>(&self, most: usize, read: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
        read(self.text(most)?).ok_or_else(|| self.unknown_value())
    }

    pub fn unknown_value(&self) -> Error {
        Error::UnknownValue { path: self.path() }
    }

    pub fn out_of_range(&self) -> Error {
        Error::OutOfRange { path: self.path() }
    }

    pub fn unknown_reference(&self) -> Error {
        Error::UnknownReference { path: self.path() }
    }

    pub fn duplicate_id(&self) -> Error {
        Error::DuplicateId { path: self.path() }
    }

    pub fn inconsistent(&self) -> Error {
        Error::Inconsistent { path: self.path() }
    }

    fn wrong_type(&self, expected: &'static str) -> Error {
        Error::WrongType { path: self.path(), expected }
    }
}

/// Longer than any name that a choice offers.
const MOST_NAME: usize = 64;

/// An object together with where it stands.
pub(crate) struct Object<'a> {
    entries: &'a [(String, Json)],
    path: String,
}

impl<'a> Object<'a> {
    pub fn required(&self, key: &str) -> Result<Node<'a>, Error> {
        self.optional(key).ok_or_else(|| Error::Missing { path: self.path_of(key) })
    }

    pub fn optional(&self, key: &str) -> Option<Node<'a>> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| Node { value, path: self.path_of(key) })
    }

    /// Reads a key if it is there.
    pub fn maybe<T>(&self, key: &str, read: impl Fn(&Node<'a>) -> Result<T, Error>) -> Result<Option<T>, Error> {
        self.optional(key).map(|node| read(&node)).transpose()
    }

    /// Reads the items under a key, none if it is absent.
    pub fn each<T>(&self, key: &str, most: usize, read: impl Fn(&Node<'a>) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        Ok(self.maybe(key, |node| node.each(most, &read))?.unwrap_or_default())
    }

    /// Every entry, for objects whose keys are data.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + '_ {
        self.entries.iter().map(|(key, value)| (key.as_str(), Node { value, path: self.path_of(key) }))
    }

    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) }
    }
}
