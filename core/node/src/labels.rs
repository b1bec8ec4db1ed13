//! Owns labels of strata, clusters and classes: texts or numbers, told apart by what they say; core knows them by number.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use crate::own::Take;
use crate::refusal::Refusal;

/// A label, a number as JavaScript would write it as a key.
pub struct Label(pub String);

impl Take for Label {
    fn take(value: &JsValue) -> Result<Label, Refusal> {
        let whole = || value.as_f64().filter(|number| *number as i64 as f64 == *number).map(|number| (number as i64).to_string());
        value.as_string().or_else(whole).map(Label).ok_or_else(|| Refusal::wrong_type(&"a text or a whole number"))
    }
}

/// Labels by number, in the order in which they first occur.
#[derive(Default)]
pub struct Numbered {
    /// As wide as counts by channel, with which it shares the map's code.
    numbers: BTreeMap<String, u64>,
    pub names: Vec<String>,
}

impl Numbered {
    /// The number of a label, a new one if it is new.
    pub fn number(&mut self, label: Label) -> u32 {
        let next = self.names.len() as u64;
        let Numbered { numbers, names } = self;
        *numbers.entry(label.0).or_insert_with_key(|name| {
            names.push(name.clone());
            next
        }) as u32
    }

    /// The number of a label that has occurred.
    pub fn known(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).map(|number| *number as u32)
    }
}
