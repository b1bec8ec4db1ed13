//! Owns the `Tally` that JavaScript fills, merges, keeps and reads scores from; what may be merged is decided by core's key.

use expectly_core::error::Error;
use expectly_core::histogram::Histogram;
use expectly_core::key::{Key, Keyed};
use expectly_core::population::{Customer, Population};
use expectly_core::scale::ScaleId;
use expectly_core::study;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::read;
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// What a tally counts, and what it has counted: it can be written as JSON and read again.
    #[derive(Serialize, Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct TallyData {
        /// The scale that was answered on.
        #[tsify(type = "Scale")]
        scale: String,
        /// The survey's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        survey: Option<String>,
        /// What was asked, as a fingerprint or any other name of the words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wording: Option<String>,
        /// Who was asked: `customer` unless said otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(type = "\"customer\" | \"prospect\" | \"internal\"")]
        population: Option<String>,
        /// The touchpoint's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        touchpoint: Option<String>,
        /// The touchpoint's stage.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<String>,
        /// The touchpoint's facet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        facet: Option<String>,
        /// The promise's name and version.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promise: Option<String>,
        /// `transactional` (after one contact) or `relational` (about the whole).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<String>,
        /// The channel of the experience, such as `phone`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<String>,
        /// The stratum of the sample.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stratum: Option<String>,
        /// The period that was counted over, such as `2026-11`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<String>,
        /// Counts already made: one a value of the scale, lowest value first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        counts: Option<Vec<u64>>,
    }
}

impl TallyData {
    fn read(value: &JsValue) -> Result<(Key, Option<Vec<u64>>), Refusal> {
        let data: TallyData = own::read(value)?;
        let population = data.population.unwrap_or_else(|| Customer::ID.into());
        names::thing("population", &population, study::Population::NAMES)?;
        let key = Key {
            survey: data.survey.unwrap_or_default(),
            touchpoint: data.touchpoint,
            stage: data.stage,
            facet: data.facet,
            promise: data.promise,
            scale: data.scale,
            wording: data.wording.unwrap_or_default(),
            population,
            level: data.level,
            channel: data.channel,
            stratum: data.stratum,
            period: data.period,
        };
        Ok((key, data.counts))
    }

    fn of(key: Key, counts: &[u64]) -> TallyData {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        TallyData {
            scale: key.scale,
            survey: said(key.survey),
            wording: said(key.wording),
            population: Some(key.population),
            touchpoint: key.touchpoint,
            stage: key.stage,
            facet: key.facet,
            promise: key.promise,
            level: key.level,
            channel: key.channel,
            stratum: key.stratum,
            period: key.period,
            counts: Some(counts.to_vec()),
        }
    }
}

taken! {
    /// What may be chosen when ratings are added.
    #[derive(Tsify)]
    pub struct PushOptions {
        /// The property that holds the rating, where objects are added.
        #[tsify(optional)]
        column: Option<String>,
    }
}

/// Counts of answers to one question: a handful of whole numbers, however many answers there are. Any function that takes scores takes a
/// tally. Tallies merge if they count the same thing.
#[wasm_bindgen]
pub struct Tally {
    counted: Keyed<Histogram>,
}

#[wasm_bindgen]
impl Tally {
    /// A tally of what `about` says, empty unless it has counts.
    ///
    /// @throws {ExpectlyError} `missing` or `unknown_value` at `scale`; `out_of_range` at `counts`.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "TallyData")] about: &JsValue) -> Result<Tally, Refusal> {
        let (key, counts) = TallyData::read(about)?;
        let scale = names::scale(&key.scale)?;
        let histogram = counts.map_or(Ok(Histogram::new(scale)), |counts| Histogram::from_counts(scale, &counts))?;
        Ok(Tally { counted: Keyed::new(key, histogram) })
    }

    /// The tally that `toJSON` gave out.
    ///
    /// @throws {ExpectlyError} as the constructor does.
    #[wasm_bindgen(js_name = fromJSON)]
    pub fn from_json(#[wasm_bindgen(unchecked_param_type = "TallyData")] data: &JsValue) -> Result<Tally, Refusal> {
        Tally::new(data)
    }

    /// Adds one rating, or all of a list; if one of them is refused, none is added.
    ///
    /// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first that is no rating; `overflow`.
    pub fn push(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "number | Scores | Rows")] ratings: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "PushOptions")] options: &JsValue,
    ) -> Result<(), Refusal> {
        let scale = self.counted.counts().scale();
        let column = read::<PushOptions>(options)?.column;
        if ratings.as_f64().is_some() {
            return Ok(self.counted.counts_mut().record(ratings::rating(scale, ratings)?)?);
        }
        let more = ratings::histogram_of(scale, ratings, column.as_deref())?;
        Ok(self.counted.merge(&Keyed::new(self.counted.key().clone(), more))?)
    }

    /// Adds another tally's counts.
    ///
    /// @throws {ExpectlyError} `incompatible` at the part in which the two differ, such as `wording`; `overflow`. Then nothing is added.
    pub fn merge(&mut self, other: &Tally) -> Result<(), Refusal> {
        Ok(self.counted.merge(&other.counted)?)
    }

    /// How many ratings there are.
    #[wasm_bindgen(getter)]
    pub fn n(&self) -> f64 {
        self.counted.counts().n() as f64
    }

    /// One count a value, lowest value first.
    #[wasm_bindgen(getter, unchecked_return_type = "number[]")]
    pub fn counts(&self) -> js_sys::Array {
        self.counted.counts().counts().iter().map(|count| JsValue::from(*count as f64)).collect()
    }

    /// What it counts and what it has counted.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> Ts<TallyData> {
        give(&TallyData::of(self.counted.key().clone(), self.counted.counts().counts()))
    }
}

#[wasm_bindgen]
extern "C" {
    /// A tally seen from outside, as glue/columns.js has recognised it. Fails for one that was freed.
    #[wasm_bindgen(js_name = dataOf, catch)]
    fn data_of(tally: &JsValue) -> Result<JsValue, JsValue>;
}

/// What a tally has counted, read as answers of a population on a scale. A tally that does not say whose answers it counts is taken at the
/// caller's word.
pub fn counted<P: Population>(scale: ScaleId, tally: &JsValue) -> Result<Histogram, Refusal> {
    let data = data_of(tally).map_err(|_| Refusal::wrong_type(&"a tally that was not freed"))?;
    let (key, counts) = TallyData::read(&data)?;
    let differs = |part: &str| Refusal::from(Error::Incompatible { path: part.into() });
    if key.scale != scale.id() {
        return Err(differs("scale"));
    }
    if !["", P::ID].contains(&key.population.as_str()) {
        return Err(differs("population"));
    }
    Ok(Histogram::from_counts(scale, &counts.unwrap_or_default())?)
}
