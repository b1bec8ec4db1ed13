//! Owns `journeyMatrix` as JavaScript calls it.

use expectly_core::journey::matrix::{Cell, LEAST, Matrix};
use expectly_core::report::Reading;
use expectly_core::scale::{Csat5, Ease7, Scale};
use expectly_core::study::{Facet, Stage};
use expectly_core::table::Table;
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::each;
use crate::options::{confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// What was counted at one stage and facet.
    #[derive(Tsify)]
    pub struct JourneyCell {
        /// Where in the lifecycle.
        #[tsify(type = "Stage")]
        stage: String,
        /// Which area of the business.
        #[tsify(type = "Facet")]
        facet: String,
        /// Pairs of expectation and experience: a row for each expectation, lowest first, in it a count for each experience.
        #[tsify(optional)]
        joint: Option<Vec<Vec<u64>>>,
        /// How many people gave each ease from 1 to 7.
        #[tsify(optional)]
        ease: Option<Vec<u64>>,
        /// How many people gave each satisfaction from 1 to 5.
        #[tsify(optional)]
        satisfaction: Option<Vec<u64>>,
    }
}

taken! {
    /// What may be chosen for a matrix.
    #[derive(Tsify)]
    pub struct MatrixOptions {
        /// The scale of the pairs, one whose high end is good. Needed where there are pairs.
        #[tsify(optional, type = "Scale")]
        scale: Option<String>,
        /// The fewest answers of a reading that is shown; below it the reading is suppressed. Default 5.
        #[tsify(optional)]
        least: Option<u64>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// What one stage and facet shows.
#[derive(Serialize, Tsify)]
pub struct JourneyCellReadings {
    /// Where in the lifecycle.
    #[tsify(type = "Stage")]
    stage: &'static str,
    /// Which area of the business.
    #[tsify(type = "Facet")]
    facet: &'static str,
    /// Mean experience − expectation.
    gap: Reading,
    /// Share of people above − share below what they expected, −1 to 1, score interval.
    net: Reading,
    /// Mean ease, 1 to 7.
    ease: Reading,
    /// Share of satisfied people (4–5), 0 to 1.
    satisfied: Reading,
}

/// The stage × facet matrix of gap, net effect, effort and satisfaction, in the order of the lifecycle. Here, as in all of a journey,
/// gaps are experience − expectation: high is good.
///
/// @param cells One object for each stage and facet that was asked about.
/// @throws {ExpectlyError} with the place of what is wrong, such as `unknown_value` at `[0].stage`; `duplicate_id` at `[4].stage` for a
/// cell given twice; `incompatible` at `[0].scale` for a scale whose high end is not good; `missing` at `scale`.
#[wasm_bindgen(js_name = journeyMatrix)]
pub fn journey_matrix(
    #[wasm_bindgen(unchecked_param_type = "readonly JourneyCell[]")] cells: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "MatrixOptions")] options: &JsValue,
) -> Result<Vec<Ts<JourneyCellReadings>>, Refusal> {
    let options: MatrixOptions = read(options)?;
    let scale = options.scale.as_deref().map(names::scale).transpose()?;
    let confidence = confidence(options.confidence)?;
    let cells: Vec<JourneyCell> = own::read(cells)?;
    if scale.is_none() && cells.iter().any(|cell| cell.joint.is_some()) {
        return Err(Refusal::missing("scale"));
    }
    let mut matrix = Matrix::default();
    each(cells, |cell| {
        let stage = names::thing("stage", &cell.stage, Stage::NAMES)?;
        let facet = names::thing("facet", &cell.facet, Facet::NAMES)?;
        let counts = |scale, key, counts: Option<Vec<u64>>| {
            counts.map(|counts| ratings::from_counts(scale, &counts).map_err(|refusal| refusal.under(key))).transpose()
        };
        let pairs = scale.zip(cell.joint).map(|(scale, joint)| Table::from_rows(scale, &joint)).transpose()?;
        let ease = counts(Ease7::ID, "ease", cell.ease)?.map(|counts| Tally::of(&counts)).transpose()?.unwrap_or_default();
        let satisfaction =
            counts(Csat5::ID, "satisfaction", cell.satisfaction)?.map(|counts| Tally::of(&counts)).transpose()?.unwrap_or_default();
        Ok(matrix.insert(stage, facet, Cell { pairs, ease, satisfaction })?)
    })?;
    let readings = matrix.readings(options.least.unwrap_or(LEAST), confidence);
    let shown = readings.iter().map(|cell| JourneyCellReadings {
        stage: Stage::NAMES.iter().find(|(_, stage)| *stage == cell.stage).map_or("", |(name, _)| name),
        facet: Facet::NAMES.iter().find(|(_, facet)| *facet == cell.facet).map_or("", |(name, _)| name),
        gap: Reading::of("experience-gap-mean", &cell.gap),
        net: Reading::of("net-effect", &cell.net),
        ease: Reading::of("ces-mean", &cell.ease),
        satisfied: Reading::of("csat-top-2", &cell.satisfied),
    });
    Ok(shown.map(|cell| give(&cell)).collect())
}
