//! Owns handing the native results to the test in Node, which wants the same bits from WebAssembly. Not JSON numbers: a printed double
//! may be read back differently, its bits may not.

use std::collections::BTreeMap;

use crate::case::{Case, Results};

/// Names the file to write; nothing is written without it.
const FILE: &str = "EXPECTLY_NATIVE_RESULTS";

/// Writes `{ case: { result: [16 hex digits of each double] } }` for every row that could be computed.
pub fn write(rows: &[(Result<Results, String>, Case)]) {
    let Some(file) = std::env::var_os(FILE) else { return };
    let bits = |values: &Vec<f64>| values.iter().map(|value| format!("{:016x}", value.to_bits())).collect::<Vec<_>>();
    let of_row = |results: &Results| results.iter().map(|(name, values)| (*name, bits(values))).collect::<BTreeMap<_, _>>();
    let all: BTreeMap<&str, _> = rows.iter().filter_map(|(results, case)| Some((case.name(), of_row(results.as_ref().ok()?)))).collect();
    std::fs::write(&file, serde_json::json!(all).to_string()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
