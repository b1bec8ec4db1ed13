//! Owns `seamPenalty` and `toldContrast` as JavaScript calls them: comparisons of people whom chance did not part.

use expectly_core::journey::{seam::Seam, told::Told};
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
    /// One conversation.
    #[derive(Tsify)]
    pub struct Conversation {
        /// The channels that it went through, at least one; a channel named twice counts once.
        channels: Vec<String>,
        /// How it was rated.
        rating: f64,
        /// "I had to repeat myself", if it was asked.
        #[tsify(optional)]
        repeated: Option<bool>,
    }
}

/// What several channels cost.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SeamPenalty {
    /// Mean of conversations through several channels − mean of those through one, Welch's interval; below 0 the seams cost something.
    penalty: Reading,
    /// Mean through one channel.
    single: Reading,
    /// Mean through several.
    multi: Reading,
    /// Share through one channel who had to repeat themselves, of those asked.
    single_repeated: Reading,
    /// Share through several who had to.
    multi_repeated: Reading,
}

/// Whether conversations that take several channels are rated worse than those that take one.
///
/// @param conversations One object a conversation, of different people.
/// @throws {ExpectlyError} with the place of what is wrong, such as `out_of_range` at `[3].channels` for none; `missing` at `scale`;
/// `incompatible` at `scale` for a scale whose high end is not good.
#[wasm_bindgen(js_name = seamPenalty)]
pub fn seam_penalty(
    #[wasm_bindgen(unchecked_param_type = "readonly Conversation[]")] conversations: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "JourneyOptions")] options: &JsValue,
) -> Result<Ts<SeamPenalty>, Refusal> {
    let (scale, confidence) = chosen(options)?;
    let mut seam = Seam::new(scale)?;
    each(own::read::<Vec<Conversation>>(conversations)?, |it| {
        let rating = ratings::of_number(scale, it.rating).map_err(|refusal| refusal.under("rating"))?;
        let distinct = it.channels.iter().enumerate().filter(|(index, name)| !it.channels.iter().take(*index).any(|other| other == *name));
        Ok(seam.record(distinct.count(), rating, it.repeated)?)
    })?;
    let (single, multi) = (seam.single(confidence), seam.multi(confidence));
    Ok(give(&SeamPenalty {
        penalty: Reading::of("seam-penalty", &seam.penalty(confidence)),
        single: Reading::of("seam-single-mean", &single.mean),
        multi: Reading::of("seam-multi-mean", &multi.mean),
        single_repeated: Reading::of("seam-single-repeated", &single.repeated),
        multi_repeated: Reading::of("seam-multi-repeated", &multi.repeated),
    }))
}

taken! {
    /// One person's pair with whether they were told what to expect.
    #[derive(Tsify)]
    pub struct ToldPair {
        /// "Before you started, were you told what to expect?"
        told: bool,
        /// What was expected.
        expected: f64,
        /// What was experienced.
        experienced: f64,
    }
}

/// People who were told what to expect against people who were not.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ToldContrast {
    /// Share who were told, 0 to 1, Wilson's interval.
    share: Reading,
    /// Mean experience − expectation of people told.
    told: Reading,
    /// The same of people not told.
    not_told: Reading,
    /// The first gap − the second, Welch's interval; above 0, telling goes with a better experience.
    difference: Reading,
}

/// The gap of people who were told what to expect against that of people who were not.
///
/// @param people One object a person.
/// @throws {ExpectlyError} with the place of what is wrong, such as `out_of_range` at `[3].expected`; `missing` at `scale`; `incompatible`
/// at `scale` for a scale whose high end is not good.
#[wasm_bindgen(js_name = toldContrast)]
pub fn told_contrast(
    #[wasm_bindgen(unchecked_param_type = "readonly ToldPair[]")] people: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "JourneyOptions")] options: &JsValue,
) -> Result<Ts<ToldContrast>, Refusal> {
    let (scale, confidence) = chosen(options)?;
    let (mut told, mut not_told) = (Table::new(scale), Table::new(scale));
    each(own::read::<Vec<ToldPair>>(people)?, |pair| {
        let rating = |key, value| ratings::of_number(scale, value).map_err(|refusal| refusal.under(key));
        let side = if pair.told { &mut told } else { &mut not_told };
        Ok(side.record(rating("expected", pair.expected)?, rating("experienced", pair.experienced)?)?)
    })?;
    let contrast = Told::of(&told, &not_told)?;
    Ok(give(&ToldContrast {
        share: Reading::of("told-share", &contrast.share(confidence)),
        told: Reading::of("told-gap-mean", &contrast.told(confidence)),
        not_told: Reading::of("not-told-gap-mean", &contrast.not_told(confidence)),
        difference: Reading::of("told-gap-difference", &contrast.difference(confidence)),
    }))
}
