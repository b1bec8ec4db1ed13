//! Owns reading an object whose values are all numbers, without code for each such object; does not know what the numbers mean.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use wasm_bindgen::JsValue;

use crate::own;
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
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Named, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Named;

            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("an object of numbers")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Named, M::Error> {
                let mut all = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    all.push((key, map.next_value::<f64>()?));
                }
                Ok(Named(all))
            }
        }
        deserializer.deserialize_map(All)
    }
}
