//! Owns turning lists of numbers into counts, refusing whatever is not on the scale; does not score.

use expectly_core::answer::Rating;
use expectly_core::error::Error;
use expectly_core::histogram::Histogram;
use expectly_core::population::{Customer, Internal};
use expectly_core::scale::{Scale, ScaleId};
use expectly_core::table::Table;
use expectly_core::tally::Tally;
use wasm_bindgen::JsValue;

use crate::columns::{self, Kind};
use crate::list::List;
use crate::own::{self, taken};
use crate::refusal::Refusal;
use crate::tally;

/// Counts ratings given on the scale of a type.
pub fn tally<S: Scale>(scores: &JsValue) -> Result<Tally<S>, Refusal> {
    column(scores, None)
}

/// Counts ratings given on the scale of a type, each standing in an object under a column's name if there is one.
pub fn column<S: Scale>(scores: &JsValue, column: Option<&str>) -> Result<Tally<S>, Refusal> {
    Ok(Tally::of(&histogram_of(S::ID, scores, column)?)?)
}

/// Counts ratings given on a scale.
pub fn histogram(scale: ScaleId, scores: &JsValue) -> Result<Histogram, Refusal> {
    histogram_of(scale, scores, None)
}

/// Counts ratings given on a scale, each standing in an object under a column's name if there is one.
pub fn histogram_of(scale: ScaleId, scores: &JsValue, column: Option<&str>) -> Result<Histogram, Refusal> {
    let mut histogram = Histogram::new(scale);
    match Kind::of(scores) {
        None => return Err(Refusal::wrong_type(&"an array of numbers")),
        Some(_) if column.is_some() && !js_sys::Array::is_array(scores) => return Err(Refusal::wrong_type(&"an array of objects")),
        Some(Kind::Tally) => return tally::counted::<Customer>(scale, scores),
        Some(kind) => columns::count(&mut histogram, scores, &kind, column)?,
    }
    Ok(histogram)
}

/// Answers of the people who work there, in the same forms.
pub fn staff<S: Scale>(scores: &JsValue, column: Option<&str>) -> Result<Tally<S, Internal>, Refusal> {
    let counted = match Kind::of(scores) {
        Some(Kind::Tally) if column.is_none() => tally::counted::<Internal>(S::ID, scores)?,
        _ => histogram_of(S::ID, scores, column)?,
    };
    Ok(Tally::of(&counted)?)
}

/// Ratings that the caller counted: one count for each value, lowest first.
pub fn from_counts(scale: ScaleId, counts: &[u64]) -> Result<Histogram, Refusal> {
    Histogram::from_counts(scale, counts).map_err(|error| match error {
        Error::OutOfRange { .. } => Refusal::out_of_range(&format_args!("{} counts", scale.levels())),
        other => Refusal::from(other),
    })
}

/// Ratings on a scale, as an array of them, a tally, or already counted: one count a value, lowest first.
pub fn counted(scale: ScaleId, answers: &JsValue) -> Result<Histogram, Refusal> {
    if List::of(answers).is_some() || matches!(Kind::of(answers), Some(Kind::Tally)) {
        return histogram(scale, answers);
    }
    let Counted { counts } = own::read(answers)?;
    Ok(Histogram::from_counts(scale, &counts)?)
}

taken! {
    struct Counted {
        counts: Vec<u64>,
    }
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

/// Counts pairs of ratings on a scale that stand in objects under two columns' names.
pub fn table_of(scale: ScaleId, rows: &JsValue, (first, second): (&str, &str)) -> Result<Table, Refusal> {
    if !js_sys::Array::is_array(rows) {
        return Err(Refusal::wrong_type(&"an array of objects"));
    }
    let mut table = Table::new(scale);
    columns::pairs(&mut table, rows, first, second)?;
    Ok(table)
}

/// One rating. Only a number is one: no text, however numeric, no `null`, which JavaScript would take for a 0, a detractor.
pub fn rating(scale: ScaleId, value: &JsValue) -> Result<Rating, Refusal> {
    of_number(scale, value.as_f64().ok_or_else(|| Refusal::wrong_type(&"a number"))?)
}

/// One rating that is known to be a number.
pub fn of_number(scale: ScaleId, number: f64) -> Result<Rating, Refusal> {
    let whole = number as i64;
    let rating = if whole as f64 == number { Rating::parse(scale, whole).ok() } else { None };
    rating.ok_or_else(|| off_scale(scale))
}

/// What is said of a number that is none of a scale's.
pub fn off_scale(scale: ScaleId) -> Refusal {
    Refusal::out_of_range(&format_args!("a whole number from {} to {}", scale.min(), scale.max()))
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
