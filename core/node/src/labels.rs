//! Owns labels of strata, clusters and classes: texts or numbers, told apart by what they say; core knows them by number.

use core::fmt;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A label, a number as JavaScript would write it as a key.
pub struct Label(pub String);

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Label, D::Error> {
        deserializer.deserialize_any(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Label;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text or a whole number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Label, E> {
        Ok(Label(text.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Label, E> {
        let whole = number as i64;
        if whole as f64 == number { Ok(Label(whole.to_string())) } else { Err(E::custom("a text or a whole number expected")) }
    }
}

/// Labels by number, in the order in which they first occur.
#[derive(Default)]
pub struct Numbered {
    numbers: BTreeMap<String, u32>,
    pub names: Vec<String>,
}

impl Numbered {
    /// The number of a label, a new one if it is new.
    pub fn number(&mut self, label: Label) -> u32 {
        let next = self.names.len() as u32;
        let Numbered { numbers, names } = self;
        *numbers.entry(label.0).or_insert_with_key(|name| {
            names.push(name.clone());
            next
        })
    }

    /// The number of a label that has occurred.
    pub fn known(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }
}
