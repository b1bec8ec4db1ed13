//! Owns `csat` and `ces` as JavaScript calls them.

use expectly_core::report::Reading;
use expectly_core::scale::{Csat5, Ease7};
use expectly_core::tally::Tally;
use expectly_core::{ces, csat};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{ScoreOptions, confidence, read};
use crate::refusal::Refusal;
use crate::{give, ratings};

/// Customer satisfaction, as three estimands that are never to be mixed.
#[derive(Serialize, Tsify)]
pub struct Csat {
    /// Share of people who gave 4 or 5, 0 to 1, Wilson's interval.
    top2: Reading,
    /// Mean, 1 to 5, t interval.
    mean: Reading,
    /// The mean as percent of the maximum possible, 0 to 100.
    pomp: Reading,
}

/// Customer effort in its ease form.
#[derive(Serialize, Tsify)]
pub struct Ces {
    /// Mean ease, 1 to 7, t interval.
    mean: Reading,
    /// Share of people who found it easy (5, 6 or 7), 0 to 1, Wilson's interval.
    easy: Reading,
}

/// Customer satisfaction, as three estimands that are never to be mixed.
///
/// @param scores Whole numbers 1 (very dissatisfied) to 5 (very satisfied).
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn csat(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ScoreOptions")] options: &JsValue,
) -> Result<Ts<Csat>, Refusal> {
    let options: ScoreOptions = read(options)?;
    let confidence = confidence(options.confidence)?;
    let tally: Tally<Csat5> = ratings::column(scores, options.column.as_deref())?;
    Ok(give(&Csat {
        top2: Reading::of("csat-top-2", &csat::top2(&tally, confidence)),
        mean: Reading::of("csat-mean", &csat::mean(&tally, confidence)),
        pomp: Reading::of("csat-pomp", &csat::pomp(&tally, confidence)),
    }))
}

/// Customer effort score in its ease form: high is good.
///
/// @param scores Whole numbers 1 (very difficult) to 7 (very easy).
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn ces(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ScoreOptions")] options: &JsValue,
) -> Result<Ts<Ces>, Refusal> {
    let options: ScoreOptions = read(options)?;
    let confidence = confidence(options.confidence)?;
    let tally: Tally<Ease7> = ratings::column(scores, options.column.as_deref())?;
    Ok(give(&Ces {
        mean: Reading::of("ces-mean", &ces::mean(&tally, confidence)),
        easy: Reading::of("ces-easy", &ces::easy(&tally, confidence)),
    }))
}
