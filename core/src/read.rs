//! Owns reading a JSON tree into types with errors that name the path; does not know which keys a document has.
//!
//! Readers pass faults that only point at the wrong value; the path is looked up once, when a whole document was refused. So reading
//! costs nothing for paths that nobody asks for, neither time nor, in a page, bytes. What every reader calls is not inlined into each.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::json::{Json, whole};
use crate::study::Id;

/// What reading a part of a document gives.
pub(crate) type Read<'a, T> = Result<T, Fault<'a>>;

/// Reads a whole document.
pub(crate) fn document<T>(json: &Json, read: impl FnOnce(Node<'_>) -> Read<'_, T>) -> Result<T, Error> {
    read(Node(json)).map_err(|fault| fault.locate(json))
}

/// What is wrong with a value, or with a key of it. Boxed, because every reader passes it on and hardly any ever makes one.
pub(crate) struct Fault<'a>(Box<Details<'a>>);

struct Details<'a> {
    at: &'a Json,
    key: Option<&'a str>,
    wrong: Wrong,
}

enum Wrong {
    Missing,
    UnknownKey,
    Type(&'static str),
    Range,
    Value,
    Length(usize),
    Duplicate,
    Reference,
    Contradiction,
}

impl<'a> Fault<'a> {
    #[cold]
    #[inline(never)]
    fn new(at: &'a Json, key: Option<&'a str>, wrong: Wrong) -> Self {
        Fault(Box::new(Details { at, key, wrong }))
    }

    fn locate(self, root: &Json) -> Error {
        let Details { at, key, wrong } = *self.0;
        let mut path = String::new();
        path_to(at, root, &mut path);
        if let Some(key) = key {
            push_key(&mut path, key);
        }
        match wrong {
            Wrong::Missing => Error::Missing { path },
            Wrong::UnknownKey => Error::UnknownKey { path },
            Wrong::Type(expected) => Error::WrongType { path, expected },
            Wrong::Range => Error::OutOfRange { path },
            Wrong::Value => Error::UnknownValue { path },
            Wrong::Length(most) => Error::TooLong { path, most },
            Wrong::Duplicate => Error::DuplicateId { path },
            Wrong::Reference => Error::UnknownReference { path },
            Wrong::Contradiction => Error::Inconsistent { path },
        }
    }
}

/// Extends `path` by the way from `from` to the value at that very address, if it lies below.
fn path_to(target: &Json, from: &Json, path: &mut String) -> bool {
    if core::ptr::eq(target, from) {
        return true;
    }
    let before = path.len();
    match from {
        Json::List(items) => items.iter().enumerate().any(|(index, item)| {
            path.truncate(before);
            path.push_str(&["[", &whole(index as i64), "]"].concat());
            path_to(target, item, path)
        }),
        Json::Object(entries) => entries.iter().any(|(key, value)| {
            path.truncate(before);
            push_key(path, key);
            path_to(target, value, path)
        }),
        _ => false,
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// A value of a document.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a>(&'a Json);

impl<'a> Node<'a> {
    /// The object here, whose keys must all be among `known`.
    #[inline(never)]
    pub fn object(self, known: &[&str]) -> Read<'a, Object<'a>> {
        let object = self.open()?;
        match object.entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(Fault::new(self.0, Some(key), Wrong::UnknownKey)),
            None => Ok(object),
        }
    }

    /// The object here, whatever its keys.
    pub fn open(self) -> Read<'a, Object<'a>> {
        match self.0 {
            Json::Object(entries) => Ok(Object { entries, whole: self.0 }),
            _ => Err(self.wrong_type("an object")),
        }
    }

    /// An item of the array under a key of an object, if it is there.
    pub fn list_item(object: &Object<'a>, key: &str, index: usize) -> Option<Node<'a>> {
        match object.optional(key)?.0 {
            Json::List(items) => items.get(index).map(Node),
            _ => None,
        }
    }

    /// The items of the array here, at most `most`.
    pub fn list(self, most: usize) -> Read<'a, &'a [Json]> {
        match self.0 {
            Json::List(items) if items.len() <= most => Ok(items),
            Json::List(_) => Err(self.fault(Wrong::Length(most))),
            _ => Err(self.wrong_type("an array")),
        }
    }

    /// Reads each item of the array here, at most `most`.
    pub fn each<T>(self, most: usize, mut read: impl FnMut(Node<'a>) -> Read<'a, T>) -> Read<'a, Vec<T>> {
        let mut things = Vec::new();
        for item in self.list(most)? {
            things.push(read(Node(item))?);
        }
        Ok(things)
    }

    /// Refuses an array here in which two objects have the same text under a key.
    pub fn unique(self, most: usize, key: &'static str) -> Read<'a, ()> {
        let id = |item: &'a Json| Node(item).open().and_then(|object| object.required(key));
        let items = self.list(most)?;
        for (index, item) in items.iter().enumerate() {
            let own = id(item)?;
            for earlier in items.iter().take(index) {
                if id(earlier)?.0 == own.0 {
                    return Err(own.duplicate_id());
                }
            }
        }
        Ok(())
    }

    /// The text here, at most `most` code points.
    #[inline(never)]
    pub fn text(self, most: usize) -> Read<'a, &'a str> {
        match self.0 {
            Json::Text(text) if text.len() <= most || text.chars().count() <= most => Ok(text),
            Json::Text(_) => Err(self.fault(Wrong::Length(most))),
            _ => Err(self.wrong_type("a text")),
        }
    }

    pub fn boolean(self) -> Read<'a, bool> {
        match self.0 {
            Json::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    #[inline(never)]
    pub fn integer(self, low: i64, high: i64) -> Read<'a, i64> {
        match self.0 {
            Json::Integer(value) if (low..=high).contains(value) => Ok(*value),
            // 6.0 is the same number as 6, and some JSON writers print it so.
            Json::Float(value) if value.trunc() == *value && *value >= low as f64 && *value <= high as f64 => Ok(*value as i64),
            Json::Integer(_) | Json::Float(_) => Err(self.out_of_range()),
            _ => Err(self.wrong_type("a whole number")),
        }
    }

    #[inline(never)]
    pub fn number(self, low: f64, high: f64) -> Read<'a, f64> {
        let value = match self.0 {
            Json::Integer(value) => *value as f64,
            Json::Float(value) => *value,
            _ => return Err(self.wrong_type("a number")),
        };
        if (low..=high).contains(&value) { Ok(value) } else { Err(self.out_of_range()) }
    }

    /// A share above 0, up to 1.
    pub fn share(self) -> Read<'a, f64> {
        match self.number(0.0, 1.0)? {
            0.0 => Err(self.out_of_range()),
            share => Ok(share),
        }
    }

    /// One of some named things.
    pub fn choice<T: Copy>(self, names: &[(&str, T)]) -> Read<'a, T> {
        let text = self.text(MOST_NAME)?;
        names.iter().find(|(name, _)| *name == text).map(|(_, thing)| *thing).ok_or_else(|| self.unknown_value())
    }

    /// An id chosen by the owner.
    #[inline(never)]
    pub fn id(self) -> Read<'a, Id> {
        self.form(Id::MOST, Id::parse)
    }

    /// A text of a form that `read` knows.
    pub fn form<T>(self, most: usize, read: impl Fn(&'a str) -> Option<T>) -> Read<'a, T> {
        read(self.text(most)?).ok_or_else(|| self.unknown_value())
    }

    /// Whether a text stands here.
    pub fn is_text(self) -> bool {
        matches!(self.0, Json::Text(_))
    }

    /// The value itself.
    pub fn json(self) -> &'a Json {
        self.0
    }

    pub fn unknown_value(self) -> Fault<'a> {
        self.fault(Wrong::Value)
    }

    pub fn out_of_range(self) -> Fault<'a> {
        self.fault(Wrong::Range)
    }

    pub fn unknown_reference(self) -> Fault<'a> {
        self.fault(Wrong::Reference)
    }

    pub fn duplicate_id(self) -> Fault<'a> {
        self.fault(Wrong::Duplicate)
    }

    pub fn inconsistent(self) -> Fault<'a> {
        self.fault(Wrong::Contradiction)
    }

    /// Says that it is empty where something is needed.
    pub fn empty(self) -> Fault<'a> {
        self.fault(Wrong::Missing)
    }

    pub fn too_long(self, most: usize) -> Fault<'a> {
        self.fault(Wrong::Length(most))
    }

    fn wrong_type(self, expected: &'static str) -> Fault<'a> {
        self.fault(Wrong::Type(expected))
    }

    fn fault(self, wrong: Wrong) -> Fault<'a> {
        Fault::new(self.0, None, wrong)
    }
}

/// Longer than any name that a choice offers.
const MOST_NAME: usize = 64;

/// An object of a document.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a> {
    entries: &'a [(String, Json)],
    whole: &'a Json,
}

impl<'a> Object<'a> {
    #[inline(never)]
    pub fn required(&self, key: &'static str) -> Read<'a, Node<'a>> {
        self.optional(key).ok_or_else(|| self.missing(key))
    }

    #[inline(never)]
    pub fn optional(&self, key: &str) -> Option<Node<'a>> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| Node(value))
    }

    /// Reads a key if it is there.
    pub fn maybe<T>(&self, key: &str, read: impl FnOnce(Node<'a>) -> Read<'a, T>) -> Read<'a, Option<T>> {
        self.optional(key).map(read).transpose()
    }

    /// Reads the items under a key, none if it is absent.
    pub fn each<T>(&self, key: &str, most: usize, read: impl FnMut(Node<'a>) -> Read<'a, T>) -> Read<'a, Vec<T>> {
        match self.optional(key) {
            Some(node) => node.each(most, read),
            None => Ok(Vec::new()),
        }
    }

    /// Every entry, for objects whose keys are data.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + use<'a> {
        self.entries.iter().map(|(key, value)| (key.as_str(), Node(value)))
    }

    pub fn missing(&self, key: &'static str) -> Fault<'a> {
        Fault::new(self.whole, Some(key), Wrong::Missing)
    }

    pub fn unknown_key(&self, key: &'a str) -> Fault<'a> {
        Fault::new(self.whole, Some(key), Wrong::UnknownKey)
    }

    pub fn inconsistent(&self, key: &'static str) -> Fault<'a> {
        Fault::new(self.whole, Some(key), Wrong::Contradiction)
    }
}
