//! Owns handing the native results to the test in Node, which wants the same bits from WebAssembly. Not JSON numbers: a printed double
//! may be read back differently, its bits may not.

use std::collections::BTreeMap;

use crate::case::Case;

/// Names the file to write; nothing is written without it.
const FILE: &str = "EXPECTLY_NATIVE_RESULTS";

/// Writes `{ case: { result: [16 hex digits of each double] } }`.
pub fn write(cases: &[Case]) {
    let Some(file) = std::env::var_os(FILE) else { return };
    let bits = |values: Vec<f64>| values.iter().map(|value| format!("{:016x}", value.to_bits())).collect::<Vec<_>>();
    let results = |case: &Case| crate::run(case).into_iter().flatten().map(|(name, values)| (name, bits(values))).collect();
    let all: BTreeMap<&str, BTreeMap<&str, Vec<String>>> = cases.iter().map(|case| (case.name(), results(case))).collect();
    std::fs::write(&file, serde_json::json!(all).to_string()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
