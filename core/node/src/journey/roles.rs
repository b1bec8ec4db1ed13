//! Owns `sellerRoles` as JavaScript calls it.

use expectly_core::answer::Answer;
use expectly_core::journey::roles::Roles;
use expectly_core::report::Reading;
use expectly_core::scale::{Quality7, Scale};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::each;
use crate::options::only_confidence;
use crate::refusal::Refusal;
use crate::{give, own, ratings};

/// Four roles, in the order marketer, sales person, product specialist, service agent.
#[derive(Serialize, Tsify)]
pub struct SellerRoles {
    /// Mean of each role, 1 to 7, t interval.
    #[tsify(type = "[Reading, Reading, Reading, Reading]")]
    means: Vec<Reading>,
    /// Mean over people of their lowest rating of the four: no strong role makes up for a weak one.
    minimum: Reading,
    /// For how many people each role was the weakest; where several are equally weak, each counts.
    weakest: [u64; 4],
}

/// The four roles of somebody who sells, with the weakest beside the means.
///
/// @param people One list a person: how good the seller was as marketer, sales person, product specialist and service agent, each 1 to 7.
/// @throws {ExpectlyError} `wrong_type` at `[3]` for a list that has not four ratings; `out_of_range` at `[3][1]` for one off the scale.
#[wasm_bindgen(js_name = sellerRoles)]
pub fn seller_roles(
    #[wasm_bindgen(unchecked_param_type = "readonly (readonly [number, number, number, number])[]")] people: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<SellerRoles>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut roles = Roles::default();
    each(own::read::<Vec<Vec<f64>>>(people)?, |person| {
        let mut answers = Vec::new();
        each(person, |rating| {
            answers.push(Answer::<Quality7>::parse(i64::from(ratings::of_number(Quality7::ID, rating)?.value()))?);
            Ok(())
        })?;
        let four = answers.try_into().map_err(|_| Refusal::wrong_type(&"four numbers"))?;
        Ok(roles.record(four)?)
    })?;
    Ok(give(&SellerRoles {
        means: roles.means(confidence).iter().map(|mean| Reading::of("quality-mean", mean)).collect(),
        minimum: Reading::of("weakest-role-mean", &roles.minimum(confidence)),
        weakest: roles.weakest(),
    }))
}
