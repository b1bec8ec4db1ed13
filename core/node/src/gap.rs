//! Owns `gap` (over people) and `gapOf` (one person's) as JavaScript calls them.

use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::gap::{sacrifice::Sacrifice, servqual::ServqualGap, xgap};
use expectly_core::joint::JointTally;
use expectly_core::reading::{Confidence, Method};
use expectly_core::report::ReadingOut;
use expectly_core::scale::{Csat5, Ease7, Likelihood11, Quality7, Scale, ScaleId};
use expectly_core::stats::mean;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::list::List;
use crate::options::{confidence, read};
use crate::refusal::Refusal;
use crate::{names, own, plain, ratings};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    scale: Option<String>,
    kind: Option<String>,
    margin: Option<f64>,
    confidence: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    joint: Vec<Vec<u64>>,
}

/// Which difference, and so which sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sacrifice,
    Servqual,
    XGap,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Gap {
    n: u64,
    first: ReadingOut,
    second: ReadingOut,
    difference: ReadingOut,
    correlation: Option<f64>,
    split: [u64; 3],
    joint: Vec<Vec<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_distance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
}

#[derive(Serialize)]
struct Personal {
    value: i8,
    verdict: &'static str,
}

/// `gap(pairs, options)`
#[wasm_bindgen]
pub fn gap(pairs: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options: Options = read(options)?;
    let name = options.scale.as_deref().ok_or_else(|| Refusal::missing("scale"))?;
    match names::scale(name)? {
        ScaleId::Likelihood11 => on::<Likelihood11>(pairs, &options),
        ScaleId::Csat5 => on::<Csat5>(pairs, &options),
        ScaleId::Ease7 => on::<Ease7>(pairs, &options),
        ScaleId::Quality7 => on::<Quality7>(pairs, &options),
        _ => Err(Refusal::unknown_value(&"a scale that gaps are computed on").under("scale")),
    }
}

fn on<S: Scale>(pairs: &JsValue, options: &Options) -> Result<JsValue, Refusal> {
    let kinds = [("sacrifice", Kind::Sacrifice), ("servqual", Kind::Servqual), ("xgap", Kind::XGap)];
    let kind = options.kind.as_deref().map(|name| names::thing("kind", name, &kinds)).transpose()?.unwrap_or(Kind::Sacrifice);
    let margin = options.margin.map(xgap::Margin::parse).transpose()?;
    if margin.is_some() && kind != Kind::XGap {
        return Err(Refusal::inconsistent(&"only an xgap has a margin").under("margin"));
    }
    let confidence = confidence(options.confidence)?;
    let joint: JointTally<S> =
        if List::of(pairs).is_some() { ratings::joint(pairs)? } else { JointTally::from_rows(&own::read::<Table>(pairs)?.joint)? };
    Ok(plain(&readings(&joint, kind, margin, confidence)?))
}

fn readings<S: Scale>(joint: &JointTally<S>, kind: Kind, margin: Option<xgap::Margin>, confidence: Confidence) -> Result<Gap, Refusal> {
    let side = |measure, moments| ReadingOut::of(measure, &mean::reading(&moments, confidence, Method::StudentT));
    let promise = xgap::XGap::of(joint);
    Ok(Gap {
        n: joint.n(),
        first: side("expectation-mean", joint.first().moments()),
        second: side("experience-mean", joint.second().moments()),
        difference: match kind {
            Kind::Sacrifice => ReadingOut::of("sacrifice-mean", &Sacrifice::of(joint).reading(confidence)),
            Kind::Servqual => ReadingOut::of("servqual-gap-mean", &ServqualGap::of(joint).reading(confidence)),
            Kind::XGap => ReadingOut::of("xgap-mean", &promise.reading(confidence)),
        },
        correlation: joint.correlation(),
        split: joint.split(),
        joint: joint.rows(),
        mean_distance: promise.mean_distance().filter(|_| kind == Kind::XGap),
        verdict: margin.map(|margin| promise.verdict(margin, xgap::VERDICT_ALPHA)).transpose()?.map(xgap::Verdict::id),
    })
}

/// `gapOf(kind, scale, first, second)`
#[wasm_bindgen(js_name = gapOf)]
pub fn gap_of(kind: &JsValue, scale: &JsValue, first: &JsValue, second: &JsValue) -> Result<JsValue, Refusal> {
    let text = |key, value: &JsValue| value.as_string().ok_or_else(|| Refusal::wrong_type(&"a text").under(key));
    let kind = names::thing("kind", &text("kind", kind)?, GapKind::NAMES)?;
    let scale = names::scale(&text("scale", scale)?)?;
    let rating = |key, value| ratings::rating(scale, value).map_err(|refusal| refusal.under(key));
    let gap = PersonalGap::of(kind, rating("first", first)?, rating("second", second)?)?;
    Ok(plain(&Personal { value: gap.value(), verdict: gap.verdict() }))
}
