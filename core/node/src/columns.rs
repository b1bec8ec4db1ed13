//! Owns bringing lists of ratings over the boundary, a chunk at a time and never one by one; glue/columns.js walks what lies in JavaScript.

use expectly_core::answer::Rating;
use expectly_core::error::Error;
use expectly_core::histogram::Histogram;
use expectly_core::scale::ScaleId;
use expectly_core::table::Table;
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
        let levels = walk(scale, values, column, from, &out, chunk)?;
        histogram.count_bytes(levels.get(..(length - from).min(CHUNK) as usize).unwrap_or_default(), scale.min())?;
    }
    Ok(())
}

/// Counts pairs of ratings that stand in objects under two columns' names.
pub fn pairs(table: &mut Table, rows: &JsValue, first: &str, second: &str) -> Result<(), Refusal> {
    let length = rows.unchecked_ref::<Counted>().length() as u32;
    let (scale, size) = (table.scale(), length.min(CHUNK));
    let out = Uint8Array::new_with_length(size);
    let (mut firsts, mut seconds) = (vec![0; size as usize], vec![0; size as usize]);
    let rating = |level: u8| Rating::parse(scale, i64::from(scale.min()) + i64::from(level));
    for from in (0..length).step_by(CHUNK as usize) {
        let firsts = walk(scale, rows, Some(first), from, &out, &mut firsts)?;
        let seconds = walk(scale, rows, Some(second), from, &out, &mut seconds)?;
        for (first, second) in firsts.iter().zip(seconds.iter()).take((length - from) as usize) {
            table.record(rating(*first)?, rating(*second)?)?;
        }
    }
    Ok(())
}

/// The positions on the scale of the values from one on, as many as there are or a chunk holds.
fn walk<'a>(
    scale: ScaleId,
    values: &JsValue,
    column: Option<&str>,
    from: u32,
    out: &Uint8Array,
    chunk: &'a mut [u8],
) -> Result<&'a [u8], Refusal> {
    let wanted = (values.unchecked_ref::<Counted>().length() as u32 - from).min(CHUNK);
    let unreadable = |_| Refusal::wrong_type(&"properties that can be read");
    let packed = pack(values, column, from, scale.min(), scale.levels() as u8, out).map_err(unreadable)?;
    out.copy_to(chunk);
    if packed >= wanted {
        return Ok(chunk);
    }
    let refusal = match chunk.get(packed as usize) {
        Some(&NO_OBJECT) => return Err(Refusal::wrong_type(&"an object").under_index(from + packed)),
        Some(&WRONG_TYPE) => Refusal::wrong_type(&"a number"),
        _ => off_scale(scale),
    };
    Err(under_column(refusal, column).under_index(from + packed))
}

fn under_column(refusal: Refusal, column: Option<&str>) -> Refusal {
    match column {
        Some(column) => refusal.under(column),
        None => refusal,
    }
}
