//! Owns JSON text in and out, by the page's own parser: a second one would cost every visitor 12 KB. Keys are the text's own, so that
//! a page's polluted prototypes are never read; writing is core's, so that a page's `toJSON` is never called.

use expectly_core::json::Json;
use js_sys::{Array, JSON, Number, Object};
use wasm_bindgen::{JsCast, JsValue};

/// Deeper than any study or receipt; deeper texts are refused.
const MOST_DEPTH: usize = 100;
/// Whole numbers are exact up to here, 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Reads a text; none if it is not JSON.
pub fn read(text: &str) -> Option<Json> {
    tree(&JSON::parse(text).ok()?, MOST_DEPTH)
}

/// Writes a text.
pub fn write(json: &Json) -> String {
    json.to_text_with(decimal)
}

/// Writes a number that is not whole.
pub fn decimal(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

fn tree(value: &JsValue, depth: usize) -> Option<Json> {
    let depth = depth.checked_sub(1)?;
    Some(if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        if number.trunc() == number && number.abs() <= EXACT { Json::Integer(number as i64) } else { Json::Float(number) }
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if value.is_null() {
        Json::Null
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let mut list = Vec::new();
        for item in items.iter() {
            list.push(tree(&item, depth)?);
        }
        Json::List(list)
    } else {
        let mut entries = Vec::new();
        for entry in Object::entries(value.unchecked_ref()).iter() {
            let entry: Array = entry.unchecked_into();
            entries.push((entry.get(0).as_string()?, tree(&entry.get(1), depth)?));
        }
        Json::Object(entries)
    })
}
