//! A body is cut into results or refused; what is accepted says the same after a trip, whatever else is in the batch.
#![no_main]

use std::sync::LazyLock;

use expectly_collector::edge::split;
use expectly_core::study::Study;
use expectly_core::wire::SurveyResult;
use libfuzzer_sys::fuzz_target;

static STUDY: LazyLock<Study> = LazyLock::new(|| Study::parse(include_str!("../../collector/study.json")).expect("a right study"));

fuzz_target!(|body: &[u8]| {
    let Ok(items) = split(body) else { return };
    assert!((1..=100).contains(&items.len()));
    for item in items {
        let Ok(result) = SurveyResult::parse(item) else { continue };
        let travelled = SurveyResult::parse(&result.to_json().to_text());
        assert_eq!(travelled.as_ref(), Ok(&result));
        assert_eq!(travelled.map(|travelled| travelled.identity()), Ok(result.identity()));
        let _ = result.check(&STUDY);
    }
});
