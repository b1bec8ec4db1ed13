//! Owns shrinkage as JavaScript calls it.

use expectly_core::nps::Nps;
use expectly_core::shrinkage::{self, Shrinkage};
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own};

taken! {
    /// One thing among many: the counts behind an NPS, or any score with its variance.
    #[derive(Tsify)]
    pub struct ScoreToShrink {
        /// How many gave each of 0 to 10, lowest first. Nothing else with it.
        #[tsify(optional)]
        counts: Option<Vec<u64>>,
        /// A score in any unit; all in the same. With its variance.
        #[tsify(optional)]
        score: Option<f64>,
        /// Variance of the score, above 0.
        #[tsify(optional)]
        variance: Option<f64>,
    }
}

/// Scores drawn towards what they have in common, beside the raw ones. Say so wherever shrunk ones are shown.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ShrunkScores {
    /// What all are drawn towards.
    mean: f64,
    /// Variance of the true scores around it (DerSimonian & Laird 1986); 0 where chance alone explains the differences.
    tau_squared: f64,
    /// In the order given.
    scores: Vec<ShrunkScore>,
}

/// One score among many.
#[derive(Serialize, Tsify)]
pub struct ShrunkScore {
    /// The score as it is.
    raw: f64,
    /// Its variance.
    variance: f64,
    /// The score drawn towards the common mean.
    shrunk: f64,
    /// How much of its distance from the common mean it keeps, 0 to 1.
    kept: f64,
    /// Its place by shrunk score, 1 for the highest; equal scores share a place.
    rank: usize,
}

/// Shares of equally many, drawn towards their mean.
#[derive(Serialize, Tsify)]
pub struct ShrunkShares {
    /// What all are drawn towards.
    mean: f64,
    /// How much of its distance from the mean each keeps, 0 to 1.
    c: f64,
    /// The shrunk shares, in the order given.
    shrunk: Vec<f64>,
}

/// Draws the scores of four or more touchpoints towards their common mean, the more the less is known about each, so that the best of
/// many is not the luckiest (empirical Bayes).
///
/// @param scores Either all with counts or all with score and variance.
/// @throws {ExpectlyError} `out_of_range` for fewer than four, for no answers or at a variance that is not above 0; `missing` at the
/// part that is not there; `inconsistent` for counts with a score.
#[wasm_bindgen]
pub fn shrink(#[wasm_bindgen(unchecked_param_type = "readonly ScoreToShrink[]")] scores: &JsValue) -> Result<Ts<ShrunkScores>, Refusal> {
    let scores: Vec<ScoreToShrink> = own::read(scores)?;
    let shrinkage = if scores.iter().any(|one| one.counts.is_some()) {
        Shrinkage::of_nps(&each(&scores, nps)?)?
    } else {
        Shrinkage::of(&each(&scores, plain)?)?
    };
    let score = |one: &shrinkage::Shrunk| {
        let shrinkage::Shrunk { raw, variance, shrunk, kept, rank } = *one;
        ShrunkScore { raw, variance, shrunk, kept, rank }
    };
    let Shrinkage { mean, tau_squared, each } = shrinkage;
    Ok(give(&ShrunkScores { mean, tau_squared, scores: each.iter().map(score).collect() }))
}

/// James–Stein on shares of equally many (Efron & Morris 1977).
///
/// @param successes Four or more counts.
/// @param n How many each was counted among.
/// @throws {ExpectlyError} `out_of_range` at `successes` or `n`; `inconsistent` for more successes than n.
#[wasm_bindgen(js_name = jamesStein)]
pub fn james_stein(
    #[wasm_bindgen(unchecked_param_type = "readonly number[]")] successes: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] n: &JsValue,
) -> Result<Ts<ShrunkShares>, Refusal> {
    let successes: Vec<u64> = own::read(successes).map_err(|refusal| refusal.under("successes"))?;
    let n: u64 = own::read(n).map_err(|refusal| refusal.under("n"))?;
    let shrinkage::JamesStein { mean, c, shrunk } = shrinkage::james_stein(&successes, n)?;
    Ok(give(&ShrunkShares { mean, c, shrunk }))
}

fn each<T>(scores: &[ScoreToShrink], take: impl Fn(&ScoreToShrink) -> Result<T, Refusal>) -> Result<Vec<T>, Refusal> {
    (0..).zip(scores).map(|(index, one)| take(one).map_err(|refusal| refusal.under_index(index))).collect()
}

fn nps(one: &ScoreToShrink) -> Result<Nps, Refusal> {
    if one.score.is_some() || one.variance.is_some() {
        return Err(Refusal::inconsistent(&"counts give the score and its variance").under("counts"));
    }
    let counts = one.counts.as_deref().ok_or_else(|| Refusal::missing("counts"))?;
    Ok(Nps::of(&Tally::from_counts(counts)?))
}

fn plain(one: &ScoreToShrink) -> Result<(f64, f64), Refusal> {
    let part = |key, part: Option<f64>| part.ok_or_else(|| Refusal::missing(key));
    Ok((part("score", one.score)?, part("variance", one.variance)?))
}
