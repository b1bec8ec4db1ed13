//! Owns turning arrays of numbers into counts, refusing whatever is not on the scale; does not score.

use expectly_core::answer::Rating;
use expectly_core::histogram::Histogram;
use expectly_core::scale::{Scale, ScaleId};
use expectly_core::table::Table;
use expectly_core::tally::Tally;
use wasm_bindgen::JsValue;

use crate::list::List;
use crate::refusal::Refusal;

/// Counts ratings given on the scale of a type.
pub fn tally<S: Scale>(scores: &JsValue) -> Result<Tally<S>, Refusal> {
    Ok(Tally::of(&histogram(S::ID, scores)?)?)
}

/// Counts ratings given on a scale.
pub fn histogram(scale: ScaleId, scores: &JsValue) -> Result<Histogram, Refusal> {
    let mut histogram = Histogram::new(scale);
    for (index, score) in list(scores, "an array of numbers")?.indexed() {
        histogram.record(rating(scale, &score).map_err(|refusal| refusal.under_index(index))?)?;
    }
    Ok(histogram)
}

/// Counts an array of pairs, each an array of two ratings on a scale.
pub fn table(scale: ScaleId, pairs: &JsValue) -> Result<Table, Refusal> {
    let mut table = Table::new(scale);
    for (index, pair) in list(pairs, "an array of pairs")?.indexed() {
        let (first, second) = two(scale, &pair).map_err(|refusal| refusal.under_index(index))?;
        table.record(first, second)?;
    }
    Ok(table)
}

/// One rating. Only a number is one: no text, however numeric, no `null`, which JavaScript would take for a 0, a detractor.
pub fn rating(scale: ScaleId, value: &JsValue) -> Result<Rating, Refusal> {
    number(scale, value.as_f64().ok_or_else(|| Refusal::wrong_type(&"a number"))?)
}

/// One rating that is known to be a number.
pub fn number(scale: ScaleId, number: f64) -> Result<Rating, Refusal> {
    let whole = number as i64;
    let rating = if whole as f64 == number { Rating::parse(scale, whole).ok() } else { None };
    rating.ok_or_else(|| Refusal::out_of_range(&format_args!("a whole number from {} to {}", scale.min(), scale.max())))
}

fn two(scale: ScaleId, pair: &JsValue) -> Result<(Rating, Rating), Refusal> {
    const WANTED: &str = "a pair of numbers";
    let pair = list(pair, WANTED)?;
    if pair.len() != 2 {
        return Err(Refusal::wrong_type(&WANTED));
    }
    let side = |index| rating(scale, &pair.get(index)).map_err(|refusal| refusal.under_index(index));
    Ok((side(0)?, side(1)?))
}

fn list(value: &JsValue, wanted: &str) -> Result<List, Refusal> {
    List::of(value).ok_or_else(|| Refusal::wrong_type(&wanted))
}
