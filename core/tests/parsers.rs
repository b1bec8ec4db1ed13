//! Owns the properties of reading studies and results: nothing that anybody sends brings it down, and a result that was accepted means
//! the same after any number of trips.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[allow(dead_code, reason = "part of it is for other tests")]
mod documents;

use documents::{EXPERIENCE, PROMISE, STUDY, UNANSWERED, places};
use expectly_core::json::Json;
use expectly_core::study::Study;
use expectly_core::wire::{Receipt, SurveyResult};
use proptest::prelude::*;

const RESULTS: &[&str] = &[EXPERIENCE, PROMISE, UNANSWERED];
const DOCUMENTS: &[&str] = &[STUDY, EXPERIENCE, PROMISE, UNANSWERED];

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-12..12_i64).prop_map(Json::Integer),
        any::<i64>().prop_map(Json::Integer),
        any::<f64>().prop_map(Json::Float),
        ".*".prop_map(Json::Text),
        word().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            proptest::collection::vec((word(), inner), 0..4).prop_map(Json::Object),
        ]
    })
}

/// Words that mean something somewhere, so that wrong documents get far before they are refused.
const WORDS: &[&str] = &[
    "id",
    "kind",
    "nps",
    "when",
    "path",
    "value",
    "scale",
    "ease7",
    "state",
    "answered",
    "skipped",
    "pair",
    "gap",
    "sacrifice",
    "text",
    "en",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![proptest::sample::select(WORDS).prop_map(String::from), "[a-z-]{0,6}"]
}

/// A right document with some of its values replaced or taken out.
fn spoilt(documents: &'static [&'static str]) -> impl Strategy<Value = Json> {
    let change = (any::<proptest::sample::Index>(), proptest::option::of(json()));
    (proptest::sample::select(documents), proptest::collection::vec(change, 0..3)).prop_map(|(document, changes)| {
        let mut json = Json::parse(document).unwrap();
        for (index, other) in changes {
            let places = places(&json);
            let place = &places[index.index(places.len())];
            match other {
                Some(other) => *place.of(&mut json) = other,
                None => place.remove(&mut json),
            }
        }
        json
    })
}

/// A right result with whatever a visitor, a page and a clock may put in.
fn result() -> impl Strategy<Value = Json> {
    // Down to one visitor in a hundred thousand, fewer than any study asks. Texts hold line breaks and control characters too.
    let sample = prop_oneof![Just(1.0), 0.01..=1.0, 1e-5..0.01];
    let said = (sample, 0..8_640_000_000_i64, "(?s).{0,200}", "(?s).{0,200}", "(?s).{0,20}");
    (proptest::sample::select(RESULTS), said).prop_map(|(document, (sample, age, path, words, locale))| {
        let Json::Object(mut entries) = Json::parse(document).unwrap() else { panic!("an object") };
        entries.retain(|(key, _)| !["sample", "ageMs", "page", "locale"].contains(&key.as_str()));
        entries.push(("sample".into(), Json::Float(sample)));
        entries.push(("ageMs".into(), Json::Integer(age)));
        entries.push(("page".into(), Json::Object(vec![("path".into(), Json::Text(path))])));
        entries.push(("locale".into(), Json::Text(locale)));
        if let Some((_, Json::List(answers))) = entries.iter_mut().find(|(key, _)| key == "answers") {
            let question = |key: &str, value: &str| (key.into(), Json::Text(value.into()));
            answers.push(Json::Object(vec![question("question", "words"), question("state", "answered"), question("text", &words)]));
        }
        Json::Object(entries)
    })
}

fn survives(text: &str) {
    let _ = (Study::parse(text), SurveyResult::parse(text), Json::parse(text).and_then(|json| Receipt::read_all(&json)));
}

/// Sends a result on and on, as a retrying page and a forwarding store would.
fn unchanged_by_travel(text: &str) -> Result<(), TestCaseError> {
    let Ok(first) = SurveyResult::parse(text) else { return Ok(()) };
    let mut result = first.clone();
    for _ in 0..3 {
        result = SurveyResult::parse(&result.to_json().to_text()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(result.identity(), first.identity());
        prop_assert_eq!(&result, &first);
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_brings_the_parsers_down(text in ".*") {
        survives(&text);
    }

    #[test]
    fn no_json_brings_the_parsers_down(json in json()) {
        survives(&json.to_text());
    }

    #[test]
    fn no_spoilt_document_brings_the_parsers_down(json in spoilt(DOCUMENTS)) {
        survives(&json.to_text());
    }

    #[test]
    fn a_document_cut_off_anywhere_is_refused(document in proptest::sample::select(DOCUMENTS), cut in any::<proptest::sample::Index>()) {
        let text = &document[..cut.index(document.len())];
        prop_assert_eq!(Json::parse(text).unwrap_err().code(), "not_json");
        survives(text);
    }

    #[test]
    fn a_result_says_the_same_after_every_trip(json in result()) {
        prop_assert!(SurveyResult::read(&json).is_ok());
        unchanged_by_travel(&json.to_text())?;
    }

    #[test]
    fn whatever_is_accepted_says_the_same_after_every_trip(json in spoilt(RESULTS)) {
        unchanged_by_travel(&json.to_text())?;
    }

    #[test]
    fn the_age_of_a_result_is_no_part_of_what_it_says(json in result(), age in 0..8_640_000_000_u64) {
        let result = SurveyResult::read(&json).unwrap();
        let later = SurveyResult { age_ms: Some(age), ..result.clone() };
        prop_assert_eq!(result.identity(), later.identity());
    }

    #[test]
    fn keys_in_another_order_are_the_same_result((json, order) in result().prop_flat_map(|json| {
        let Json::Object(entries) = json.clone() else { panic!("an object") };
        (Just(json), Just(entries).prop_shuffle())
    })) {
        let (one, other) = (SurveyResult::read(&json).unwrap(), SurveyResult::read(&Json::Object(order)).unwrap());
        prop_assert_eq!(one.identity(), other.identity());
    }

    #[test]
    fn an_error_names_a_place_that_is_there_or_should_be(json in spoilt(&[STUDY])) {
        let Err(error) = Study::read(&json) else { return Ok(()) };
        let above = error.path().rsplit_once('.').map_or("", |(above, _)| above);
        let there = places(&json).iter().any(|place| place.path == error.path() || place.path == above);
        prop_assert!(there, "{} in {}", error, json.to_text());
    }
}

#[test]
fn ten_thousand_brackets_are_refused_and_do_not_overflow_the_stack() {
    for open in ["[", r#"{"a":"#] {
        assert_eq!(Json::parse(&open.repeat(10_000)).unwrap_err().code(), "not_json");
    }
}
