//! Owns `journeyPersons` as JavaScript calls it.

use expectly_core::journey::contacts::Contacts;
use expectly_core::report::Reading;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{chosen, each};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own, ratings};

taken! {
    /// One contact of one person with one touchpoint.
    #[derive(Tsify)]
    pub struct Contact {
        /// The person, by any name that is theirs alone.
        person: String,
        /// The touchpoint's name.
        touchpoint: String,
        /// What was expected, if it was said.
        #[tsify(optional)]
        expected: Option<f64>,
        /// What was experienced, if it was said. Without both, the contact counts as encountered but not as measured.
        #[tsify(optional)]
        experienced: Option<f64>,
    }
}

/// People over all their points of contact. Gaps are experience − expectation: high is good.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct JourneyPersons {
    /// Mean over people of their own mean gap, t interval over people: the reading to show. n is people, not answers.
    persons: Reading,
    /// Mean over all contacts, people as clusters, linearised variance: people with many contacts count for more.
    contacts: Reading,
    /// How many contacts there were.
    encountered: u64,
    /// How many of them have both sides of a gap.
    measured: u64,
    /// Mean over people of measured ÷ encountered, 0 to 1; null without people.
    coverage: Option<f64>,
    /// Mean over people of the standard deviation of their gaps over touchpoints: 0 is a journey of one piece.
    unevenness: Reading,
    /// Mean over people of the gap at their weakest touchpoint.
    weakest: Reading,
    /// Every touchpoint measured, the one that is most often the weakest first.
    touchpoints: Vec<JourneyTouchpoint>,
    /// Variance between touchpoints beyond chance, DerSimonian & Laird 1986, in squared points; null below two usable touchpoints.
    tau_squared: Option<f64>,
}

/// One touchpoint.
#[derive(Serialize, Tsify)]
pub struct JourneyTouchpoint {
    /// Its name.
    touchpoint: String,
    /// Mean gap there, t interval over people.
    gap: Reading,
    /// For how many people it was the weakest of those they were measured at.
    weakest: u64,
}

/// People over all their points of contact: mean gap with people as clusters, coverage, and how even the journey is.
///
/// @param contacts One object a contact; contacts of one person with one touchpoint add up.
/// @throws {ExpectlyError} with the place of what is wrong, such as `out_of_range` at `[3].expected`; `missing` at `scale`; `incompatible`
/// at `scale` for a scale whose high end is not good.
#[wasm_bindgen(js_name = journeyPersons)]
pub fn journey_persons(
    #[wasm_bindgen(unchecked_param_type = "readonly Contact[]")] contacts: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "JourneyOptions")] options: &JsValue,
) -> Result<Ts<JourneyPersons>, Refusal> {
    let (scale, confidence) = chosen(options)?;
    let mut people = Contacts::new(scale)?;
    each(own::read::<Vec<Contact>>(contacts)?, |contact| {
        let rating =
            |key, value: Option<f64>| value.map(|value| ratings::of_number(scale, value).map_err(|refusal| refusal.under(key))).transpose();
        let pair = rating("expected", contact.expected)?.zip(rating("experienced", contact.experienced)?);
        Ok(people.record(&contact.person, &contact.touchpoint, pair)?)
    })?;
    let touchpoints = people.touchpoints(confidence).into_iter().map(|it| JourneyTouchpoint {
        touchpoint: it.id,
        gap: Reading::of("experience-gap-mean", &it.gap),
        weakest: it.weakest,
    });
    Ok(give(&JourneyPersons {
        persons: Reading::of("person-gap-mean", &people.persons(confidence)),
        contacts: Reading::of("contact-gap-mean", &people.pooled(confidence)),
        encountered: people.encountered(),
        measured: people.measured(),
        coverage: people.coverage(),
        unevenness: Reading::of("unevenness", &people.unevenness(confidence)),
        weakest: Reading::of("weakest-gap-mean", &people.weakest(confidence)),
        touchpoints: touchpoints.collect(),
        tau_squared: people.between().map(|between| between.tau_squared),
    }))
}
