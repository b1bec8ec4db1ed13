//! Owns turning arrays of numbers into counts, refusing whatever is not on the scale; does not score.

use expectly_core::answer::{Answer, Rating};
use expectly_core::joint::JointTally;
use expectly_core::scale::{Scale, ScaleId};
use expectly_core::tally::Tally;
use wasm_bindgen::JsValue;

use crate::list::List;
use crate::refusal::Refusal;

/// Counts an array of ratings.
pub fn tally<S: Scale>(scores: &JsValue) -> Result<Tally<S>, Refusal> {
    let mut tally = Tally::new();
    for (index, score) in list(scores, "an array of numbers")?.indexed() {
        tally.record(answer(&score).map_err(|refusal| refusal.under_index(index))?)?;
    }
    Ok(tally)
}

/// Counts an array of pairs, each an array of two ratings.
pub fn joint<S: Scale>(pairs: &JsValue) -> Result<JointTally<S>, Refusal> {
    let mut joint = JointTally::new();
    for (index, pair) in list(pairs, "an array of pairs")?.indexed() {
        let (first, second) = two(&pair).map_err(|refusal| refusal.under_index(index))?;
        joint.record(first, second)?;
    }
    Ok(joint)
}

/// One rating. Only a number is one: no text, however numeric, no `null`, which JavaScript would take for a 0, a detractor.
pub fn rating(scale: ScaleId, value: &JsValue) -> Result<Rating, Refusal> {
    let number = value.as_f64().ok_or_else(|| Refusal::wrong_type(&"a number"))?;
    let whole = number as i64;
    let rating = if whole as f64 == number { Rating::parse(scale, whole).ok() } else { None };
    rating.ok_or_else(|| Refusal::out_of_range(&format_args!("a whole number from {} to {}", scale.min(), scale.max())))
}

fn answer<S: Scale>(value: &JsValue) -> Result<Answer<S>, Refusal> {
    Ok(Answer::parse(rating(S::ID, value)?.value().into())?)
}

fn two<S: Scale>(pair: &JsValue) -> Result<(Answer<S>, Answer<S>), Refusal> {
    const WANTED: &str = "a pair of numbers";
    let pair = list(pair, WANTED)?;
    if pair.len() != 2 {
        return Err(Refusal::wrong_type(&WANTED));
    }
    let side = |index| answer(&pair.get(index)).map_err(|refusal| refusal.under_index(index));
    Ok((side(0)?, side(1)?))
}

fn list(value: &JsValue, wanted: &str) -> Result<List, Refusal> {
    List::of(value).ok_or_else(|| Refusal::wrong_type(&wanted))
}
