//! Owns `gap` (over people) and `gapOf` (one person's) as JavaScript calls them.

use expectly_core::family::PValue;
use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::gap::xgap::Margin;
use expectly_core::population::Customer;
use expectly_core::report::{self, Gap, GapForm};
use expectly_core::table::Table;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::list::List;
use crate::options::{confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// What may be chosen for a gap.
    #[derive(Tsify)]
    pub struct GapOptions {
        /// The scale of both sides.
        #[tsify(type = "Scale")]
        scale: Option<String>,
        /// The properties that hold the first and the second side, where the pairs are objects.
        #[tsify(optional, type = "readonly [first: string, second: string]")]
        columns: Option<[String; 2]>,
        /// Which difference, and so what its sign means. `sacrifice` (default): expected − experienced, above 0 is bad. `desired`: wanted −
        /// settled for, above 0 is bad. `servqual`: perception − expectation, below 0 is bad. `xgap`: advertised − actual, 0 is best; where
        /// the advertised level is declared and not asked for, it is the same in each pair.
        #[tsify(optional, type = "\"sacrifice\" | \"desired\" | \"servqual\" | \"xgap\"")]
        kind: Option<String>,
        /// For `xgap` only: how large a gap may be and still count as a kept promise, in points of the scale, above 0. Set it before there
        /// are answers; a margin chosen by the gap proves nothing.
        #[tsify(optional)]
        margin: Option<f64>,
        /// Whether to give p values, for one test that was chosen before; for several, hand them to `family`. Default false.
        #[tsify(optional)]
        tests: Option<bool>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

taken! {
    struct Counted {
        joint: Vec<Vec<u64>>,
    }
}

/// p values of the tests that a gap allows. Each is that of a test which is the only one looked at.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct GapTests {
    /// Sign test, exact, two-sided: as many exceeded as short. Null where nobody has a difference.
    sign: Option<f64>,
    /// Wilcoxon's signed-rank test, normal approximation, two-sided. Null where nobody has a difference.
    signed_rank: Option<f64>,
    /// For `xgap` with a margin: the larger of the two one-sided p values; small means close. Null where there is none.
    equivalence: Option<f64>,
}

/// A gap over people, with p values where they were asked for.
#[derive(Serialize, Tsify)]
pub struct TestedGap {
    #[serde(flatten)]
    gap: Gap,
    /// Only where `tests` was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    p: Option<GapTests>,
}

/// One person's gap.
#[derive(Serialize, Tsify)]
pub struct PersonGap {
    /// First − second, in points of the scale.
    value: i8,
    /// The gap in a word, by its kind and sign.
    #[tsify(type = "\"fell-short\" | \"met\" | \"exceeded\" | \"over-promised\" | \"kept\" | \"under-sold\"")]
    verdict: &'static str,
}

/// The gap between two answers of the same people. Answers of different people are not pairs: the means of two separate surveys give no
/// gap.
///
/// @param pairs One pair a person, or the pairs counted: a row for each first value, lowest first, in it a count for each second value.
/// @throws {ExpectlyError} with the path of the first rating that is none, such as `[3][1]`; `out_of_range` at `joint` for a table that
/// has not the scale's size; `missing` at `scale`; `inconsistent` at `margin` for a margin on a gap that is no `xgap`.
#[wasm_bindgen]
pub fn gap(
    #[wasm_bindgen(unchecked_param_type = "readonly Pair[] | Rows | { joint: readonly (readonly number[])[] }")] pairs: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GapOptions")] options: &JsValue,
) -> Result<Ts<TestedGap>, Refusal> {
    let options: GapOptions = read(options)?;
    let name = options.scale.as_deref().ok_or_else(|| Refusal::missing("scale"))?;
    let scale = names::scale(name)?;
    let form = options.kind.as_deref().map(|name| names::thing("kind", name, GapForm::NAMES)).transpose()?.unwrap_or(GapForm::Sacrifice);
    let margin = options.margin.map(Margin::parse).transpose()?;
    if margin.is_some() && form != GapForm::XGap {
        return Err(Refusal::inconsistent(&"only an xgap has a margin").under("margin"));
    }
    let confidence = confidence(options.confidence)?;
    let table = if let Some([first, second]) = &options.columns {
        ratings::table_of(scale, pairs, (first, second))?
    } else if List::of(pairs).is_some() {
        ratings::table(scale, pairs)?
    } else {
        Table::from_rows(scale, &own::read::<Counted>(pairs)?.joint)?
    };
    let p = options.tests.unwrap_or(false).then(|| {
        let tests = report::GapTests::of::<Customer>(&table, margin);
        let alone = |p: Option<PValue>| p.map(PValue::alone);
        GapTests { sign: alone(tests.sign), signed_rank: alone(tests.signed_rank), equivalence: alone(tests.equivalence) }
    });
    Ok(give(&TestedGap { gap: Gap::of::<Customer>(&table, form, margin, confidence), p }))
}

/// One person's gap, first − second, as the page computes it: for `sacrifice` expected − experienced, for `xgap` advertised − actual.
///
/// @throws {ExpectlyError} with path `kind`, `scale`, `first` or `second`.
#[wasm_bindgen(js_name = gapOf)]
pub fn gap_of(
    #[wasm_bindgen(unchecked_param_type = "\"sacrifice\" | \"xgap\"")] kind: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Scale")] scale: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] first: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] second: &JsValue,
) -> Result<Ts<PersonGap>, Refusal> {
    let text = |key, value: &JsValue| value.as_string().ok_or_else(|| Refusal::wrong_type(&"a text").under(key));
    let kind = names::thing("kind", &text("kind", kind)?, GapKind::NAMES)?;
    let scale = names::scale(&text("scale", scale)?)?;
    let rating = |key, value| ratings::rating(scale, value).map_err(|refusal| refusal.under(key));
    let gap = PersonalGap::of(kind, rating("first", first)?, rating("second", second)?)?;
    Ok(give(&PersonGap { value: gap.value(), verdict: gap.verdict() }))
}
