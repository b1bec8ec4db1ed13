//! Owns `gap` (over people) and `gapOf` (one person's) as JavaScript calls them.

use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::gap::{
    sacrifice::{Predictive, Sacrifice},
    xgap,
};
use expectly_core::reading::{Confidence, Method};
use expectly_core::report::Reading;
use expectly_core::stats::mean;
use expectly_core::table::Table;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::list::List;
use crate::options::{confidence, read};
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

/// What may be chosen for a gap.
#[derive(Default, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct GapOptions {
    /// The scale of both sides.
    #[tsify(type = "Scale")]
    scale: Option<String>,
    /// The properties that hold the first and the second side, where the pairs are objects.
    #[tsify(optional, type = "readonly [first: string, second: string]")]
    columns: Option<(String, String)>,
    /// Which difference, and so what its sign means. `sacrifice` (default): expected − experienced, above 0 is bad. `servqual`:
    /// perception − expectation, below 0 is bad. `xgap`: advertised − actual, 0 is best.
    #[tsify(optional, type = "\"sacrifice\" | \"servqual\" | \"xgap\"")]
    kind: Option<String>,
    /// For `xgap` only: how large a gap may be and still count as a kept promise, in points of the scale, above 0.
    #[tsify(optional)]
    margin: Option<f64>,
    /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
    #[tsify(optional)]
    confidence: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    joint: Vec<Vec<u64>>,
}

/// Which difference, and so which sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sacrifice,
    Servqual,
    XGap,
}

/// A gap with both its sides and what guards against misreading it.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Gap {
    /// How many people gave both sides.
    n: u64,
    /// Mean of the first side (expected, advertised).
    first: Reading,
    /// Mean of the second side (experienced, actual).
    second: Reading,
    /// Mean of each person's difference, t interval on the differences.
    difference: Reading,
    /// Pearson's correlation of the two sides, −1 to 1; null where a side has no spread.
    correlation: Option<f64>,
    /// Share of first sides at the scale's highest value, where nothing could exceed them; null without pairs.
    ceiling: Option<f64>,
    /// How many gave a first side above, equal to and below their second.
    split: [u64; 3],
    /// A row for each first value, lowest first; in it a count for each second value.
    joint: Vec<Vec<u64>>,
    /// For `xgap`: mean size of the gap regardless of sign, in points; over- and under-selling cancel in `difference`.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_distance: Option<f64>,
    /// For `xgap` with a margin, at 5 %: shown to lie within it, shown to lie outside, or neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "\"close\" | \"gap\" | \"undetermined\"")]
    verdict: Option<&'static str>,
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
) -> Result<Ts<Gap>, Refusal> {
    let options: GapOptions = read(options)?;
    let name = options.scale.as_deref().ok_or_else(|| Refusal::missing("scale"))?;
    let scale = names::scale(name)?;
    let kinds = [("sacrifice", Kind::Sacrifice), ("servqual", Kind::Servqual), ("xgap", Kind::XGap)];
    let kind = options.kind.as_deref().map(|name| names::thing("kind", name, &kinds)).transpose()?.unwrap_or(Kind::Sacrifice);
    let margin = options.margin.map(xgap::Margin::parse).transpose()?;
    if margin.is_some() && kind != Kind::XGap {
        return Err(Refusal::inconsistent(&"only an xgap has a margin").under("margin"));
    }
    let confidence = confidence(options.confidence)?;
    let table = if let Some((first, second)) = &options.columns {
        ratings::table_of(scale, pairs, (first, second))?
    } else if List::of(pairs).is_some() {
        ratings::table(scale, pairs)?
    } else {
        Table::from_rows(scale, &own::read::<Counted>(pairs)?.joint)?
    };
    Ok(give(&readings(&table, kind, margin, confidence)?))
}

fn readings(table: &Table, kind: Kind, margin: Option<xgap::Margin>, confidence: Confidence) -> Result<Gap, Refusal> {
    let side = |measure, moments| Reading::of(measure, &mean::reading(&moments, confidence, Method::StudentT));
    let promise = xgap::XGap::from_table(table);
    let sacrifice = Sacrifice::<Predictive>::from_table(table);
    Ok(Gap {
        n: table.n(),
        first: side("expectation-mean", table.first().moments()),
        second: side("experience-mean", table.second().moments()),
        difference: match kind {
            Kind::Sacrifice => Reading::of("sacrifice-mean", &sacrifice.reading(confidence)),
            Kind::Servqual => Reading::of("servqual-gap-mean", &sacrifice.to_servqual().reading(confidence)),
            Kind::XGap => Reading::of("xgap-mean", &promise.reading(confidence)),
        },
        correlation: table.correlation(),
        ceiling: table.ceiling(),
        split: table.split(),
        joint: table.rows(),
        mean_distance: promise.mean_distance().filter(|_| kind == Kind::XGap),
        verdict: margin.map(|margin| promise.verdict(margin, xgap::VERDICT_ALPHA)).transpose()?.map(xgap::Verdict::id),
    })
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
