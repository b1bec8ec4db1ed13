//! A study is read or refused with its place, soon, and says the same when it is written and read again.
#![no_main]

use std::time::{Duration, Instant};

use expectly_core::json::Json;
use expectly_core::study::Study;
use libfuzzer_sys::fuzz_target;

/// 50 ms in a page; the fuzzer's own instruments make everything about ten times as slow.
const SOON: Duration = Duration::from_millis(500);

fuzz_target!(|text: &str| {
    let begun = Instant::now();
    let read = Study::parse(text);
    assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
    match (read, Json::parse(text)) {
        (Ok(study), Ok(json)) => {
            let written = json.to_text();
            assert_eq!(Study::parse(&written).as_ref(), Ok(&study), "as written: {written}");
            assert_eq!(Json::parse(&written).map(|json| json.to_text()), Ok(written));
        }
        (Ok(_), Err(error)) => panic!("a study that is no JSON: {error}"),
        (Err(error), Ok(_)) => assert!(!error.code().is_empty()),
        (Err(error), Err(not_json)) => assert_eq!(error, not_json),
    }
});
