//! Owns `nps`, `csat` and `ces` as JavaScript calls them.

use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::report::ReadingOut;
use expectly_core::{ces, csat};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, only_confidence, read};
use crate::refusal::Refusal;
use crate::{names, plain, ratings};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NpsOptions {
    method: Option<String>,
    confidence: Option<f64>,
}

#[derive(Serialize)]
struct Csat {
    top2: ReadingOut,
    mean: ReadingOut,
    pomp: ReadingOut,
}

#[derive(Serialize)]
struct Ces {
    mean: ReadingOut,
    easy: ReadingOut,
}

/// `nps(scores, options?)`
#[wasm_bindgen]
pub fn nps(scores: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options: NpsOptions = read(options)?;
    let methods = [("score", NpsInterval::Score), ("adjusted-wald", NpsInterval::AdjustedWald)];
    let method = options.method.map(|name| names::thing("method", &name, &methods)).transpose()?.unwrap_or_default();
    let confidence = confidence(options.confidence)?;
    let nps = Nps::of(&ratings::tally(scores)?);
    Ok(plain(&ReadingOut::of("nps", &nps.reading_by(method, confidence))))
}

/// `csat(scores, options?)`
#[wasm_bindgen]
pub fn csat(scores: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let confidence = only_confidence(options)?;
    let tally = ratings::tally(scores)?;
    Ok(plain(&Csat {
        top2: ReadingOut::of("csat-top-2", &csat::top2(&tally, confidence)),
        mean: ReadingOut::of("csat-mean", &csat::mean(&tally, confidence)),
        pomp: ReadingOut::of("csat-pomp", &csat::pomp(&tally, confidence)),
    }))
}

/// `ces(scores, options?)`
#[wasm_bindgen]
pub fn ces(scores: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let confidence = only_confidence(options)?;
    let tally = ratings::tally(scores)?;
    Ok(plain(&Ces {
        mean: ReadingOut::of("ces-mean", &ces::mean(&tally, confidence)),
        easy: ReadingOut::of("ces-easy", &ces::easy(&tally, confidence)),
    }))
}
