//! Owns reading arrays and typed arrays by their own elements; does not know what the elements should be.

use js_sys::{Array, ArrayBuffer, Object, Reflect};
use wasm_bindgen::JsValue;

/// An array as it was when it was passed in.
pub struct List(Array);

impl List {
    /// Takes an array or a typed array, also one of another realm (a worker's, a test runner's), which `instanceof` would not know.
    pub fn of(value: &JsValue) -> Option<List> {
        if Array::is_array(value) {
            return Some(List(value.clone().into()));
        }
        // A DataView is a view without elements.
        let has_elements = || Reflect::get(value, &"length".into()).is_ok_and(|length| length.as_f64().is_some());
        (ArrayBuffer::is_view(value) && has_elements()).then(|| List(Array::from(value)))
    }

    pub fn len(&self) -> u32 {
        self.0.length()
    }

    /// The element there; undefined for a hole, whatever `Array.prototype` may hold under that index.
    pub fn get(&self, index: u32) -> JsValue {
        if Object::has_own(&self.0, &index.into()) { self.0.get(index) } else { JsValue::UNDEFINED }
    }

    pub fn indexed(&self) -> impl Iterator<Item = (u32, JsValue)> {
        (0..self.len()).map(|index| (index, self.get(index)))
    }
}
