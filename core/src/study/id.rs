//! Owns the form of ids that owners choose; ids made at random are UUIDs and live in `wire`.

use alloc::string::String;

use crate::shape::{Shape, alias, form};

/// A name chosen by the owner: lower-case letters, digits and hyphens, starting with a letter or digit, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The most characters.
    pub const MOST: usize = 64;

    /// Reads an id; none if it has another form.
    pub fn parse(text: &str) -> Option<Id> {
        (text.len() <= Id::MOST && is_id(text)).then(|| Id(text.into()))
    }

    /// An id whose form was checked already.
    pub(crate) fn checked(text: &str) -> Id {
        Id(text.into())
    }

    /// What the answer to a part of a question of this id is called.
    pub(crate) fn part(&self, name: &str) -> Id {
        Id([&self.0, "-", name].concat())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

form! {
    /// Lower-case letters, digits and hyphens, the first no hyphen.
    pub(crate) FORM = Id::MOST, is_id, "^[a-z0-9][a-z0-9-]*$"
}

alias! {
    /// An id, chosen by the owner.
    pub(super) ID as "Id" = Shape::Form(&FORM)
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
