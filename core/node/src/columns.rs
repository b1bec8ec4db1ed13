//! Owns bringing lists of ratings over the boundary, a chunk at a time and never one by one; glue/columns.js walks what lies in JavaScript.

use expectly_core::answer::Rating;
use expectly_core::error::Error;
use expectly_core::histogram::Histogram;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use crate::ratings::off_scale;
use crate::refusal::Refusal;

/// Ratings that cross at once: few enough for any memory, many enough that crossing costs nothing.
const CHUNK: u32 = 1 << 15;

/// Why the walk in JavaScript stopped, as glue/columns.js says it; no position on a scale is as high.
const WRONG_TYPE: u8 = 255;
const NO_OBJECT: u8 = 253;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> Option<String>;
    #[wasm_bindgen(js_name = bytesOf)]
    fn bytes_of(values: &JsValue) -> Uint8Array;
    /// Fails where a getter does.
    #[wasm_bindgen(catch)]
    fn pack(values: &JsValue, column: Option<&str>, from: u32, lowest: i8, count: u8, out: &Uint8Array) -> Result<u32, JsValue>;
    type Counted;
    #[wasm_bindgen(method, getter, structural)]
    fn length(this: &Counted) -> f64;
}

/// What a list of ratings can come as.
#[derive(PartialEq, Eq)]
pub enum Kind {
    /// A tally, counted already.
    Tally,
    /// An array, of numbers or of objects.
    Array,
    /// A typed array.
    Typed,
    /// A typed array whose elements are bytes.
    Bytes,
    /// The same with a sign.
    SignedBytes,
}

impl Kind {
    /// What a value is; none for anything that holds no ratings.
    pub fn of(value: &JsValue) -> Option<Kind> {
        Some(match kind_of(value)?.as_str() {
            "Tally" => Kind::Tally,
            "Array" => Kind::Array,
            "Uint8Array" | "Uint8ClampedArray" => Kind::Bytes,
            "Int8Array" => Kind::SignedBytes,
            _ => Kind::Typed,
        })
    }
}

/// Counts a list of ratings, or of objects with the rating under a column's name.
pub fn count(histogram: &mut Histogram, values: &JsValue, kind: &Kind, column: Option<&str>) -> Result<(), Refusal> {
    let length = values.unchecked_ref::<Counted>().length() as u32;
    let mut chunk = vec![0; length.min(CHUNK) as usize];
    match kind {
        Kind::Bytes => count_bytes(histogram, values, length, &mut chunk),
        // A byte below zero is one above every scale.
        Kind::SignedBytes if histogram.scale().min() >= 0 => count_bytes(histogram, values, length, &mut chunk),
        _ => count_walked(histogram, values, column, length, &mut chunk),
    }
}

fn count_bytes(histogram: &mut Histogram, values: &JsValue, length: u32, chunk: &mut [u8]) -> Result<(), Refusal> {
    let scale = histogram.scale();
    let bytes = bytes_of(values);
    for from in (0..length).step_by(CHUNK as usize) {
        let wanted = CHUNK.min(length - from);
        let part = chunk.get_mut(..wanted as usize).unwrap_or_default();
        bytes.subarray(from, from + wanted).copy_to(part);
        if histogram.count_bytes(part, 0).is_err() {
            let first = part.iter().position(|byte| Rating::parse(scale, i64::from(*byte)).is_err());
            let why = first.map(|first| off_scale(scale).under_index(from + first as u32));
            return Err(why.unwrap_or_else(|| Error::Overflow.into()));
        }
    }
    Ok(())
}

fn count_walked(histogram: &mut Histogram, values: &JsValue, column: Option<&str>, length: u32, chunk: &mut [u8]) -> Result<(), Refusal> {
    let (scale, out) = (histogram.scale(), Uint8Array::new_with_length(chunk.len() as u32));
    for from in (0..length).step_by(CHUNK as usize) {
        let wanted = CHUNK.min(length - from);
        let unreadable = || Refusal::wrong_type(&"properties that can be read");
        let packed = pack(values, column, from, scale.min(), scale.levels() as u8, &out).map_err(|_| unreadable())?;
        out.copy_to(chunk);
        let part = chunk.get(..wanted as usize).unwrap_or_default();
        if packed < wanted {
            let refusal = match part.get(packed as usize) {
                Some(&NO_OBJECT) => return Err(Refusal::wrong_type(&"an object").under_index(from + packed)),
                Some(&WRONG_TYPE) => Refusal::wrong_type(&"a number"),
                _ => off_scale(scale),
            };
            return Err(under_column(refusal, column).under_index(from + packed));
        }
        histogram.count_bytes(part, scale.min())?;
    }
    Ok(())
}

fn under_column(refusal: Refusal, column: Option<&str>) -> Refusal {
    match column {
        Some(column) => refusal.under(column),
        None => refusal,
    }
}
