//! Owns `rankPromises` as JavaScript calls it.

use expectly_core::gap::xgap::Margin;
use expectly_core::journey::claims::{self, Claim};
use expectly_core::report::Reading;
use expectly_core::table::Table;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{chosen, each};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own};

taken! {
    /// One promise with the pairs of everybody who was asked about it.
    #[derive(Tsify)]
    pub struct PromiseCounts {
        /// Its name, and version where there are several.
        promise: String,
        /// How large a gap may be and still count as kept, in points of the scale, above 0.
        margin: f64,
        /// A row for each advertised value, lowest first, in it a count for each actual one.
        joint: Vec<Vec<u64>>,
    }
}

/// A promise in its place.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct RankedPromise {
    /// 1 for the promise that is furthest from what people get; equally far ones share a rank.
    rank: u64,
    /// Its name.
    promise: String,
    /// Mean of advertised − actual: above 0 it promises too much, below 0 too little. 0 is best.
    gap: Reading,
    /// How large the mean gap is at least, in points: the end of its interval nearer to 0; 0 where it holds 0, or there is none.
    at_least: f64,
    /// Mean size of the gap regardless of its sign; null without pairs.
    mean_distance: Option<f64>,
    /// Against the margin, at 5 %.
    #[tsify(type = "\"close\" | \"gap\" | \"undetermined\"")]
    verdict: &'static str,
}

/// Promises by how large their gap is at least, in either direction, largest first: the claims to retire or to mend. Equally far ones
/// are listed by mean distance, then by name.
///
/// @param promises One object a promise, all on one scale.
/// @throws {ExpectlyError} with the place of what is wrong, such as `out_of_range` at `[0].margin` or `[0].joint`; `missing` at `scale`;
/// `duplicate_id` at the name of a promise given twice.
#[wasm_bindgen(js_name = rankPromises)]
pub fn rank_promises(
    #[wasm_bindgen(unchecked_param_type = "readonly PromiseCounts[]")] promises: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "JourneyOptions")] options: &JsValue,
) -> Result<Vec<Ts<RankedPromise>>, Refusal> {
    let (scale, confidence) = chosen(options)?;
    let mut counted = Vec::new();
    each(own::read::<Vec<PromiseCounts>>(promises)?, |it| {
        counted.push(Claim::from_table(&it.promise, Margin::parse(it.margin)?, &Table::from_rows(scale, &it.joint)?));
        Ok(())
    })?;
    let ranked = claims::rank(&counted, confidence)?.into_iter().map(|it| RankedPromise {
        rank: it.rank,
        promise: it.id,
        gap: Reading::of("xgap-mean", &it.gap),
        at_least: it.at_least,
        mean_distance: it.mean_distance,
        verdict: it.verdict.id(),
    });
    Ok(ranked.map(|it| give(&it)).collect())
}
