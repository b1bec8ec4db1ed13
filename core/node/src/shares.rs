//! Owns shares, their differences, rates and sample sizes as JavaScript calls them.

use expectly_core::rate::Rate;
use expectly_core::report::Reading;
use expectly_core::sample_size::{NPS_WORST_CASE, Precision, per_group};
use expectly_core::share::{self, Hits, ShareInterval};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, only_confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own};

taken! {
    /// So many of so many.
    #[derive(Tsify)]
    pub struct Counted {
        /// How many did.
        hits: u64,
        /// Of how many.
        n: u64,
    }
}

taken! {
    /// Events in some exposure.
    #[derive(Tsify)]
    pub struct Exposed {
        /// How often it happened.
        events: u64,
        /// In how much: orders, parcels, customer months; above 0.
        exposure: f64,
    }
}

taken! {
    /// What may be chosen for a share.
    #[derive(Tsify)]
    pub struct ShareOptions {
        /// `wilson`: 1927, the default. `wilson-cc`: with continuity correction. `agresti-coull`: 1998. `clopper-pearson`: exact, for audits.
        #[tsify(optional, type = "\"wilson\" | \"wilson-cc\" | \"agresti-coull\" | \"clopper-pearson\"")]
        method: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

taken! {
    /// What is wanted to be known, and how precisely: either `halfWidth` for one score, or `difference` for two.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct SampleSizeOptions {
        /// The score: `share` or `nps`.
        #[tsify(type = "\"share\" | \"nps\"")]
        of: Option<String>,
        /// How far either end of the interval may lie from the score: 0.05 for five points. Above 0; below 1 for a share, 2 for an NPS.
        #[tsify(optional)]
        half_width: Option<f64>,
        /// For two scores: the difference to be found, above 0, at most 2.
        #[tsify(optional)]
        difference: Option<f64>,
        /// For two scores: how often the difference shall be found, 0.5 ≤ power < 1. Default 0.8.
        #[tsify(optional)]
        power: Option<f64>,
        /// About how large the share is, 0 to 1. Default ½, the worst case.
        #[tsify(optional)]
        share: Option<f64>,
        /// Variance of an NPS answer coded −1, 0, 1; of two NPS of each of them. Default 1, the worst case; 2/3 for three equal camps.
        #[tsify(optional)]
        variance: Option<f64>,
        /// How many people there are to be asked. Without it, very many.
        #[tsify(optional)]
        population: Option<u64>,
        /// How many times the variance of independent people clusters or weights make it. Default 1.
        #[tsify(optional)]
        design_effect: Option<f64>,
        /// How many have answered already.
        #[tsify(optional)]
        answered: Option<u64>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// How many answers it takes.
#[derive(Serialize, Tsify)]
pub struct SampleSize {
    /// In all; for two scores of each group.
    answers: u64,
    /// Still missing, beside those who have answered.
    missing: u64,
}

/// A share, 0 to 1, with its interval.
///
/// @param counted How many of how many, such as `{ hits: 81, n: 263 }`.
/// @throws {ExpectlyError} `out_of_range` at `hits` for more than `n`, or for a count that is none.
#[wasm_bindgen]
pub fn share(
    #[wasm_bindgen(unchecked_param_type = "Counted")] counted: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ShareOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let options: ShareOptions = read(options)?;
    let methods: Vec<_> = ShareInterval::ALL.iter().map(|(way, method)| (method.id(), *way)).collect();
    let way = options.method.map(|name| names::thing("method", &name, &methods)).transpose()?.unwrap_or_default();
    let confidence = confidence(options.confidence)?;
    Ok(give(&Reading::of("share", &hits(counted)?.reading_by(way, confidence))))
}

/// The difference of two shares of different people, first − second, −1 to 1: Newcombe 1998, from the two Wilson intervals.
///
/// @throws {ExpectlyError} as `share`, with a path that begins with `first` or `second`.
#[wasm_bindgen(js_name = shareDifference)]
pub fn share_difference(
    #[wasm_bindgen(unchecked_param_type = "Counted")] first: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Counted")] second: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let confidence = only_confidence(options)?;
    let side = |key, value| hits(value).map_err(|refusal| refusal.under(key));
    let difference = share::difference(side("first", first)?, side("second", second)?, confidence);
    Ok(give(&Reading::of("share-difference", &difference)))
}

/// Events for each unit of exposure, such as complaints for each order, with Garwood's exact interval.
///
/// @throws {ExpectlyError} `out_of_range` at `exposure` unless it is above 0, at `events` for a count that is none.
#[wasm_bindgen]
pub fn rate(
    #[wasm_bindgen(unchecked_param_type = "Exposed")] exposed: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let confidence = only_confidence(options)?;
    let Exposed { events, exposure } = own::read(exposed)?;
    Ok(give(&Reading::of("rate", &Rate::parse(events, exposure)?.reading(confidence))))
}

/// How many answers a wanted precision takes, or each of two groups to show a difference of their NPS. Rounded up.
///
/// @throws {ExpectlyError} `missing` at `of` or `halfWidth`; `out_of_range` at the option that is; `inconsistent` at one that does not go
/// with the others.
#[wasm_bindgen(js_name = sampleSize)]
pub fn sample_size(#[wasm_bindgen(unchecked_param_type = "SampleSizeOptions")] options: &JsValue) -> Result<Ts<SampleSize>, Refusal> {
    let options: SampleSizeOptions = read(options)?;
    let name = options.of.as_deref().ok_or_else(|| Refusal::missing("of"))?;
    let of_share = names::thing("of", name, &[("share", true), ("nps", false)])?;
    refuse(of_share && options.variance.is_some(), "variance")?;
    refuse(!of_share && options.share.is_some(), "share")?;
    let answers = match options.difference {
        Some(difference) => two_groups(&options, of_share, difference)?,
        None => one_group(&options, of_share)?,
    };
    Ok(give(&SampleSize { answers, missing: answers.saturating_sub(options.answered.unwrap_or(0)) }))
}

fn one_group(options: &SampleSizeOptions, of_share: bool) -> Result<u64, Refusal> {
    refuse(options.power.is_some(), "power")?;
    let half_width = options.half_width.ok_or_else(|| Refusal::missing("halfWidth"))?;
    let mut wanted = if of_share {
        Precision::of_share(options.share.unwrap_or(0.5), half_width)?
    } else {
        Precision::of_nps(options.variance.unwrap_or(NPS_WORST_CASE), half_width)?
    };
    wanted = wanted.with_confidence(confidence(options.confidence)?);
    if let Some(effect) = options.design_effect {
        wanted = wanted.with_design_effect(effect)?;
    }
    if let Some(population) = options.population {
        wanted = wanted.in_population(population)?;
    }
    Ok(wanted.answers())
}

fn two_groups(options: &SampleSizeOptions, of_share: bool, difference: f64) -> Result<u64, Refusal> {
    refuse(of_share, "difference")?;
    refuse(options.half_width.is_some(), "halfWidth")?;
    refuse(options.population.is_some(), "population")?;
    refuse(options.design_effect.is_some(), "designEffect")?;
    let variance = 2.0 * options.variance.unwrap_or(NPS_WORST_CASE);
    Ok(per_group(variance, difference, confidence(options.confidence)?, options.power.unwrap_or(0.8))?)
}

/// Refuses an option that the others leave no room for, rather than pass over it.
fn refuse(stray: bool, key: &str) -> Result<(), Refusal> {
    if stray { Err(Refusal::inconsistent(&"does not go with the other options").under(key)) } else { Ok(()) }
}

fn hits(counted: &JsValue) -> Result<Hits, Refusal> {
    let Counted { hits, n } = own::read(counted)?;
    Ok(Hits::parse(hits, n)?)
}
