//! Owns outcomes, goals and links as JavaScript calls them.

use expectly_core::report::Reading;
use expectly_core::stats::running::Running;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::list::List;
use crate::options::only_confidence;
use crate::refusal::Refusal;
use crate::{give, own};

/// Mean and spread of amounts.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Moments {
    /// How many there are.
    n: u64,
    /// Arithmetic mean with its t interval, in the amounts' unit.
    mean: Reading,
    /// Standard deviation with the n − 1 divisor; null below two amounts.
    deviation: Option<f64>,
}

/// Mean and spread of amounts that are not on a scale, such as hours or money; exact to the last digits also where large amounts differ
/// little.
///
/// @param parts The amounts, in as many parts as they came; how they are divided changes nothing.
/// @throws {ExpectlyError} with the path of the first that is no finite number, such as `[0][3]`.
#[wasm_bindgen]
pub fn moments(
    #[wasm_bindgen(unchecked_param_type = "readonly Numbers[]")] parts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Moments>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut whole = Running::new();
    for (index, part) in List::of(parts).ok_or_else(|| Refusal::wrong_type(&"an array of arrays"))?.indexed() {
        whole.merge(&running(&part).map_err(|refusal| refusal.under_index(index))?)?;
    }
    Ok(give(&Moments { n: whole.n(), mean: Reading::of("amount-mean", &whole.reading(confidence)), deviation: whole.deviation() }))
}

fn running(amounts: &JsValue) -> Result<Running, Refusal> {
    let mut running = Running::new();
    for (index, amount) in (0..).zip(own::read::<Vec<f64>>(amounts)?) {
        running.push(amount).map_err(|_| Refusal::out_of_range(&"a finite number").under_index(index))?;
    }
    Ok(running)
}
