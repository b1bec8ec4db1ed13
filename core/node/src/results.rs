//! Owns `countResults` as JavaScript calls it: from the collector's export to counts.

use expectly_core::json::Json;
use expectly_core::report::{Counts, Results};
use expectly_core::wire::SurveyResult;
use js_sys::Uint8Array;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::columns::Kind;
use crate::give;
use crate::refusal::Refusal;

/// Counts results, for `report`: the collector's export `/v1/export/….ndjson`, or any file with a result a line. A result that occurs twice
/// is counted once. The counts have no margins for promises; those stand in the study.
///
/// @param ndjson The lines, as a text or as bytes of UTF-8.
/// @throws {ExpectlyError} with the line and what is wrong in it, such as `[17].answers[0].value` for the eighteenth line;
/// `incompatible` at `[17].study` for a result of another study.
#[wasm_bindgen(js_name = countResults)]
pub fn count_results(#[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] ndjson: &JsValue) -> Result<Ts<Counts>, Refusal> {
    let text = match Kind::of(ndjson) {
        Some(Kind::Bytes) => {
            String::from_utf8(ndjson.unchecked_ref::<Uint8Array>().to_vec()).map_err(|_| Refusal::not_json(&"not UTF-8"))?
        }
        _ => ndjson.as_string().ok_or_else(|| Refusal::wrong_type(&"a text or bytes"))?,
    };
    let mut results = Results::default();
    for (index, line) in (0..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let counted = parse(line).and_then(|result| results.add(&result));
        counted.map_err(|error| Refusal::from(error).under_index(index))?;
    }
    Ok(give(&results.counts()))
}

/// A stored result. The time of its arrival and where to go on are the collector's, no part of it.
fn parse(line: &str) -> Result<SurveyResult, expectly_core::error::Error> {
    let mut json = Json::parse(line)?;
    if let Json::Object(entries) = &mut json {
        entries.retain(|(key, _)| key != "receivedAt" && key != "cursor");
    }
    SurveyResult::read(&json)
}
