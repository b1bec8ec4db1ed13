//! Owns the form of ids that owners choose; ids made at random are UUIDs and live in `wire`.

use alloc::string::String;

/// A name chosen by the owner: lower-case letters, digits and hyphens, starting with a letter or digit, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The most characters.
    pub const MOST: usize = 64;

    /// Reads an id; none if it has another form.
    pub fn parse(text: &str) -> Option<Id> {
        let fits = !text.is_empty()
            && text.len() <= Id::MOST
            && !text.starts_with('-')
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Id(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
