//! Owns `serviceGaps` as JavaScript calls it.

use expectly_core::journey::service::Service;
use expectly_core::report::Reading;
use expectly_core::table::Table;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{chosen, each};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own, ratings};

taken! {
    /// One touchpoint as it is meant to be, promised, expected and experienced, on one scale.
    #[derive(Tsify)]
    pub struct ServiceCounts {
        /// The touchpoint's name.
        touchpoint: String,
        /// How many of the team aim at each value, lowest first.
        target: Vec<u64>,
        /// The level promised, if one is.
        #[tsify(optional)]
        promised: Option<f64>,
        /// Pairs of customers: a row for each expectation, lowest first, in it a count for each experience.
        joint: Vec<Vec<u64>>,
    }
}

/// Five gaps after SERVQUAL's, each the first thing − the second, 0 best. What rests on the team's target is suppressed below five answers
/// of the team.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ServiceGaps {
    /// The touchpoint's name.
    touchpoint: String,
    /// Mean target of the team.
    target: Reading,
    /// Standard deviation of the team's targets, in points: 0 is full alignment; null below five answers.
    alignment: Option<f64>,
    /// Gap 1: target − expectation.
    knowledge: Reading,
    /// Gap 2: target − promise.
    standard: Reading,
    /// Gap 3: target − experience.
    delivery: Reading,
    /// Gap 4: promise − experience.
    communication: Reading,
    /// Gap 5: expectation − experience.
    service: Reading,
}

/// The chain from what the team aims at to what customers get (Parasuraman, Zeithaml & Berry 1985).
///
/// @param touchpoints One object a touchpoint.
/// @throws {ExpectlyError} with the place of what is wrong, such as `out_of_range` at `[0].promised`; `missing` at `scale`;
/// `incompatible` at `[0].scale` for a scale whose high end is not good.
#[wasm_bindgen(js_name = serviceGaps)]
pub fn service_gaps(
    #[wasm_bindgen(unchecked_param_type = "readonly ServiceCounts[]")] touchpoints: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "JourneyOptions")] options: &JsValue,
) -> Result<Vec<Ts<ServiceGaps>>, Refusal> {
    let (scale, confidence) = chosen(options)?;
    let mut all = Vec::new();
    each(own::read::<Vec<ServiceCounts>>(touchpoints)?, |it| {
        let target = ratings::from_counts(scale, &it.target).map_err(|refusal| refusal.under("target"))?;
        let promised =
            it.promised.map(|level| ratings::of_number(scale, level).map_err(|refusal| refusal.under("promised"))).transpose()?;
        let service = Service::from_counts(&target, promised, &Table::from_rows(scale, &it.joint)?)?;
        let gaps = service.gaps(confidence);
        all.push(give(&ServiceGaps {
            touchpoint: it.touchpoint,
            target: Reading::of("target-mean", &service.target(confidence)),
            alignment: service.alignment(),
            knowledge: Reading::of("knowledge-gap", &gaps.knowledge),
            standard: Reading::of("standard-gap", &gaps.standard),
            delivery: Reading::of("delivery-gap", &gaps.delivery),
            communication: Reading::of("communication-gap", &gaps.communication),
            service: Reading::of("service-gap", &gaps.service),
        }));
        Ok(())
    })?;
    Ok(all)
}
