//! Owns reading JavaScript objects into Rust types by their own properties only, with errors that say where.
//!
//! serde-wasm-bindgen would read inherited properties too: with a polluted `Object.prototype`, options and counts that nobody gave would
//! be taken for given. `JSON.stringify` would drop those, but calls whatever `toJSON` a page has put on a prototype. So the properties
//! are taken one by one here.

use expectly_core::tally::MOST_ANSWERS;
use js_sys::{Array, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use wasm_bindgen::JsValue;

use crate::list::List;
use crate::refusal::Refusal;

/// Nothing that is read lies deeper; an object that holds itself has no end.
const MOST_DEPTH: u8 = 16;

/// Reads a value. A property that is `undefined` counts as absent, `null` does not.
pub fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, Refusal> {
    T::deserialize(Own { value: value.clone(), depth: 0 })
}

/// Reads an object of nothing but numbers, all of them there: much less code than a type of its own takes.
pub fn numbers<const N: usize>(value: &JsValue, names: [&'static str; N]) -> Result<[f64; N], Refusal> {
    let mut numbers = [None; N];
    fill(value, &names, &mut numbers)?;
    let mut all = [0.0; N];
    for ((number, given), name) in all.iter_mut().zip(numbers).zip(names) {
        *number = given.ok_or_else(|| Refusal::missing(name))?;
    }
    Ok(all)
}

fn fill(value: &JsValue, names: &[&'static str], numbers: &mut [Option<f64>]) -> Result<(), Refusal> {
    if !value.is_object() || List::of(value).is_some() {
        return Err(Refusal::wrong_type(&"an object"));
    }
    let mut properties = Properties::of(value.clone(), 0);
    while let Some(key) = properties.next_key::<String>()? {
        let place = names.iter().position(|name| *name == key).and_then(|index| numbers.get_mut(index));
        *place.ok_or_else(|| Refusal::unknown_field(&key, &[]))? = Some(properties.next_value()?);
    }
    Ok(())
}

/// Reads an argument that is a number; `key` is its name.
pub fn number(key: &str, value: &JsValue) -> Result<f64, Refusal> {
    read(value).map_err(|refusal| refusal.under(key))
}

struct Own {
    value: JsValue,
    depth: u8,
}

impl Own {
    fn inner(value: JsValue, depth: u8) -> Result<Own, Refusal> {
        if depth < MOST_DEPTH { Ok(Own { value, depth: depth + 1 }) } else { Err(Refusal::not_json(&"nested too deeply")) }
    }

    fn number(&self) -> Result<f64, Refusal> {
        self.value.as_f64().ok_or_else(|| Refusal::wrong_type(&"a number"))
    }
}

impl<'de> Deserializer<'de> for Own {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let Own { value, depth } = &self;
        if let Some(number) = value.as_f64() {
            visitor.visit_f64(number)
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(list) = List::of(value) {
            visitor.visit_seq(Items { list, next: 0, depth: *depth })
        } else if value.is_object() {
            self.deserialize_map(visitor)
        } else {
            Err(Refusal::invalid_type(Unexpected::Unit, &visitor))
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let number = self.number()?;
        let count = number as u64;
        if count as f64 == number && count <= MOST_ANSWERS { visitor.visit_u64(count) } else { Err(Refusal::out_of_range(&"a count")) }
    }

    /// An array is no object here, though JavaScript says that it is.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if !self.value.is_object() || List::of(&self.value).is_some() {
            return Err(Refusal::wrong_type(&"an object"));
        }
        visitor.visit_map(Properties::of(self.value, self.depth))
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_map(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_some(self)
    }

    // What follows would do by deserialize_any; each shape apart keeps the code of all the others out of every type that is read.

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match List::of(&self.value) {
            Some(list) => visitor.visit_seq(Items { list, next: 0, depth: self.depth }),
            None => Err(Refusal::invalid_type(Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.value.as_string() {
            Some(text) => visitor.visit_string(text),
            None => Err(Refusal::invalid_type(Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.value.as_bool() {
            Some(truth) => visitor.visit_bool(truth),
            None => Err(Refusal::invalid_type(Unexpected::Unit, &visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        enum identifier
    }
}

struct Items {
    list: List,
    next: u32,
    depth: u8,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Refusal;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refusal> {
        let index = self.next;
        if index >= self.list.len() {
            return Ok(None);
        }
        self.next += 1;
        let item = Own::inner(self.list.get(index), self.depth).and_then(|own| seed.deserialize(own));
        item.map(Some).map_err(|refusal| refusal.under_index(index))
    }
}

struct Properties {
    object: JsValue,
    keys: Array,
    next: u32,
    current: (String, JsValue),
    depth: u8,
}

impl Properties {
    fn of(object: JsValue, depth: u8) -> Properties {
        // Fails only where a proxy says so; then there are no properties.
        let keys = Reflect::own_keys(&object).unwrap_or_default();
        Properties { object, keys, next: 0, current: (String::new(), JsValue::UNDEFINED), depth }
    }
}

impl<'de> MapAccess<'de> for Properties {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        while self.next < self.keys.length() {
            let key = self.keys.get(self.next);
            self.next += 1;
            let value = Reflect::get(&self.object, &key).unwrap_or_default();
            // Symbols name nothing that is read.
            if let Some(name) = key.as_string().filter(|_| !value.is_undefined()) {
                self.current = (name.clone(), value);
                let name: StringDeserializer<Refusal> = name.into_deserializer();
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        let (key, value) = core::mem::take(&mut self.current);
        Own::inner(value, self.depth).and_then(|own| seed.deserialize(own)).map_err(|refusal| refusal.under(&key))
    }
}
