//! Owns reading the people behind an NPS in each form that they come in: scores, counts of scores, or camps. It does not score.

use expectly_core::nps::Nps;
use expectly_core::scale::Likelihood11;
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::{JsCast, JsValue};

use crate::own::taken;
use crate::refusal::Refusal;
use crate::{own, ratings};

taken! {
    /// Who answered, sorted: 0–6, 7–8, 9–10.
    #[derive(Serialize, Tsify)]
    pub struct Camps {
        /// People who gave 0 to 6.
        pub detractors: u64,
        /// People who gave 7 or 8.
        pub passives: u64,
        /// People who gave 9 or 10.
        pub promoters: u64,
    }
}

taken! {
    /// Answers from 0 to 10, counted.
    #[derive(Tsify)]
    pub struct CountedScores {
        /// Eleven counts, that of 0 first.
        counts: Vec<u64>,
    }
}

/// What people gave, as far as it is known.
pub enum People {
    /// Each value's count.
    Tally(Tally<Likelihood11>),
    /// The camps alone.
    Camps(Nps),
}

impl People {
    /// Reads scores, `{ counts }` or `{ detractors, passives, promoters }`.
    pub fn read(value: &JsValue) -> Result<People, Refusal> {
        People::of_column(value, None)
    }

    /// The same, where each score may stand in an object under a column's name.
    pub fn of_column(value: &JsValue, column: Option<&str>) -> Result<People, Refusal> {
        // A polluted prototype has no say in which form it is.
        let has = |key: &str| value.is_object() && js_sys::Object::has_own(value.unchecked_ref::<js_sys::Object>(), &key.into());
        if has("counts") {
            return Ok(People::Tally(Tally::from_counts(&own::read::<CountedScores>(value)?.counts)?));
        }
        if !["detractors", "passives", "promoters"].into_iter().any(has) {
            return Ok(People::Tally(ratings::column(value, column)?));
        }
        let Camps { detractors, passives, promoters } = own::read(value)?;
        Ok(People::Camps(Nps::of_camps(detractors, passives, promoters)?))
    }

    /// The camps.
    pub fn nps(&self) -> Nps {
        match self {
            People::Tally(tally) => Nps::of(tally),
            People::Camps(nps) => *nps,
        }
    }
}
