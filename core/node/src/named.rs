//! Owns reading an object whose values are all numbers, without code for each such object; does not know what the numbers mean.

use wasm_bindgen::JsValue;

use crate::own::{self, Object, Take};
use crate::refusal::Refusal;

/// Numbers by name, each to be taken once.
pub struct Named(Vec<(String, f64)>);

impl Named {
    /// Reads an object of numbers. What is not taken from it is refused by [`Named::end`].
    pub fn read(value: &JsValue) -> Result<Named, Refusal> {
        own::read(value)
    }

    /// The number of that name, which has to be there.
    pub fn need(&mut self, key: &str) -> Result<f64, Refusal> {
        self.may(key).ok_or_else(|| Refusal::missing(key))
    }

    /// The number of that name, if it is there.
    pub fn may(&mut self, key: &str) -> Option<f64> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.swap_remove(place).1)
    }

    /// Refuses a number that nobody took: a misspelt name is not passed over.
    pub fn end(self) -> Result<(), Refusal> {
        self.0.first().map_or(Ok(()), |(key, _)| Err(Refusal::unknown_key(key)))
    }

    /// Every number with its name.
    pub fn all(self) -> Vec<(String, f64)> {
        self.0
    }
}

impl Take for Named {
    fn take(value: &JsValue) -> Result<Named, Refusal> {
        Object::of(value)?.all().map(Named)
    }
}
