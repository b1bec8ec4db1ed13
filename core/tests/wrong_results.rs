//! Owns what is said of a result that cannot be counted: the code and the exact path of each mistake.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[allow(dead_code, reason = "the study in it is for other tests")]
mod documents;

use documents::{EXPERIENCE, PROMISE, UNANSWERED, places, with};
use expectly_core::json::Json;
use expectly_core::study::Study;
use expectly_core::wire::SurveyResult;

/// A mistake: what stood there, what stands there now, and what is said about it.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

const IN_AN_EXPERIENCE: &[Mistake] = &[
    // Malformed, of another version
    (r#""v": 1,"#, r#""v": 1"#, "not_json", ""),
    (r#""v": 1,"#, r#""v": 1, "v": 1,"#, "not_json", ""),
    (r#""v": 1,"#, "", "missing", "v"),
    (r#""v": 1,"#, r#""v": 2,"#, "out_of_range", "v"),
    // A score that is none (K04)
    (r#""value": 4"#, r#""value": 8"#, "out_of_range", "answers[0].value"),
    (r#""value": 4"#, r#""value": 0"#, "out_of_range", "answers[0].value"),
    (r#""value": 4"#, r#""value": -1"#, "out_of_range", "answers[0].value"),
    (r#""value": 4"#, r#""value": 4.5"#, "out_of_range", "answers[0].value"),
    (r#""value": 4"#, r#""value": 1e300"#, "out_of_range", "answers[0].value"),
    (r#""value": 4"#, r#""value": 1e400"#, "out_of_range", ""),
    (r#""value": 4"#, r#""value": "4""#, "wrong_type", "answers[0].value"),
    (r#""value": 4"#, r#""value": null"#, "wrong_type", "answers[0].value"),
    (r#""value": 4"#, r#""value": true"#, "wrong_type", "answers[0].value"),
    (r#""value": 4, "#, "", "missing", "answers[0].value"),
    (r#""value": 4"#, r#""value": 4, "text": "four""#, "inconsistent", "answers[0].text"),
    (r#""text": "Too many fields""#, r#""value": 4"#, "inconsistent", "answers[1].value"),
    (r#""state": "answered", "value""#, r#""state": "skipped", "value""#, "inconsistent", "answers[0].value"),
    (r#""state": "answered", "value""#, r#""state": "done", "value""#, "unknown_value", "answers[0].state"),
    (r#""tookMs": 3100"#, r#""tookMs": -1"#, "out_of_range", "answers[0].tookMs"),
    // A question asked on another scale
    (r#""measure": "ces", "#, "", "missing", "answers[0].measure"),
    (r#""measure": "ces""#, r#""measure": "csat""#, "inconsistent", "answers[0].measure"),
    (r#""measure": "ces", "scale": "ease7""#, r#""measure": "ces", "scale": "ease9""#, "unknown_value", "answers[0].scale"),
    (r#""question": "why""#, r#""question": "experience""#, "duplicate_id", "answers[1].question"),
    (r#""question": "why""#, r#""question": "Why?""#, "unknown_value", "answers[1].question"),
    // A pair that is none
    (r#""expected": 6"#, r#""expected": 8"#, "out_of_range", "pair.expected"),
    (r#""experienced": 4"#, r#""experienced": 5"#, "inconsistent", "pair"),
    (r#""state": "answered", "value": 4"#, r#""state": "not-shown""#, "inconsistent", "pair"),
    (r#""timing": "before""#, r#""timing": "later""#, "unknown_value", "pair.timing"),
    (r#""elapsedMs": 240000"#, r#""elapsedMs": 1e15"#, "out_of_range", "pair.elapsedMs"),
    (r#""id": "5d1f0e9c-2b7a-4c3d-8e6f-0a1b2c3d4e5f""#, r#""id": "5D1F0E9C-2B7A-4C3D-8E6F-0A1B2C3D4E5F""#, "unknown_value", "pair.id"),
    // A gap that is not the difference of its sides
    (r#""value": 2"#, r#""value": -2"#, "inconsistent", "gap.value"),
    (r#""value": 2"#, r#""value": 2.5"#, "out_of_range", "gap.value"),
    (r#""fell-short""#, r#""exceeded""#, "inconsistent", "gap.verdict"),
    (r#""kind": "sacrifice""#, r#""kind": "servqual""#, "unknown_value", "gap.kind"),
    (
        r#""kind": "sacrifice", "value": 2, "scale": "ease7""#,
        r#""kind": "sacrifice", "value": 2, "scale": "quality7""#,
        "inconsistent",
        "gap.scale",
    ),
    // Who, where, when
    (r#""id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88""#, r#""id": "1""#, "unknown_value", "id"),
    (r#""id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88""#, r#""id": 1"#, "wrong_type", "id"),
    (r#""study": "tea-shop""#, r#""study": "tea shop""#, "unknown_value", "study"),
    (r#""studyVersion": 3"#, r#""studyVersion": 0"#, "out_of_range", "studyVersion"),
    (r#""moment": "after""#, r#""moment": "during""#, "unknown_value", "moment"),
    (r#""wording": "9f2c41d07be35a86""#, r#""wording": "9F2C41D07BE35A86""#, "unknown_value", "wording"),
    (r#""stage": "purchase", "#, "", "missing", "stage"),
    (r#""facet": "process""#, r#""facet": "processes""#, "unknown_value", "facet"),
    (r#""population": "customer""#, r#""population": "everybody""#, "unknown_value", "population"),
    (r#""source": "widget""#, r#""source": "gadget""#, "unknown_value", "source"),
    (r#""complete": true"#, r#""complete": 1"#, "wrong_type", "complete"),
    (r#""sample": 0.25"#, r#""sample": 0"#, "out_of_range", "sample"),
    (r#""ageMs": 12"#, r#""ageMs": "12""#, "wrong_type", "ageMs"),
    (r#"{ "path": "/thanks" }"#, r#"{ "path": "/thanks", "query": "?name=Eve" }"#, "unknown_key", "page.query"),
    (r#""complete": true"#, r#""complete": true, "ip": "192.0.2.1""#, "unknown_key", "ip"),
];

const IN_A_PROMISE: &[Mistake] = &[
    (r#""promise": { "id": "two-days", "version": "2026-10" },"#, "", "missing", "promise"),
    (r#""kind": "xgap""#, r#""kind": "sacrifice""#, "inconsistent", "gap.verdict"),
    (r#""value": -1"#, r#""value": 1"#, "inconsistent", "gap.value"),
    (r#""version": "2026-10""#, r#""version": 2026"#, "wrong_type", "promise.version"),
    (r#""gap": { "kind": "xgap", "value": -1, "scale": "quality7", "verdict": "under-sold" },"#, "", "missing", "gap"),
];

const IN_AN_UNANSWERED_ONE: &[Mistake] = &[
    (r#""state": "skipped""#, r#""state": "answered""#, "missing", "answers[0].value"),
    (r#""complete": false"#, r#""complete": false, "gap": {}"#, "inconsistent", "gap"),
    (r#""complete": false"#, r#""complete": false, "pair": { "timing": "before", "expected": 6 }"#, "inconsistent", "pair"),
];

fn said(text: &str) -> Option<(&'static str, String)> {
    SurveyResult::parse(text).err().map(|error| (error.code(), error.path().into()))
}

#[test]
fn the_results_that_the_others_spoil_are_right() {
    assert_eq!([EXPERIENCE, PROMISE, UNANSWERED].map(said), [None, None, None]);
}

#[test]
fn a_result_that_cannot_be_counted_is_refused_with_its_place() {
    for (document, mistakes) in [(EXPERIENCE, IN_AN_EXPERIENCE), (PROMISE, IN_A_PROMISE), (UNANSWERED, IN_AN_UNANSWERED_ONE)] {
        for (piece, other, code, path) in mistakes {
            assert_eq!(said(&with(document, piece, other)), Some((*code, String::from(*path))), "{piece} → {other}");
        }
    }
}

#[test]
fn a_visitors_words_are_cut_by_nobody_but_refused_when_they_are_a_book() {
    let words = |count: usize| said(&with(EXPERIENCE, "Too many fields", &"ü".repeat(count)));
    assert_eq!(words(5000), None);
    assert_eq!(words(5001), Some(("too_long", "answers[1].text".into())));
}

#[test]
fn null_is_never_taken_for_absent_wherever_it_stands() {
    for document in [EXPERIENCE, PROMISE, UNANSWERED] {
        let result = Json::parse(document).unwrap();
        for place in places(&result) {
            let mut spoilt = result.clone();
            *place.of(&mut spoilt) = Json::Null;
            assert_eq!(said(&spoilt.to_text()), Some(("wrong_type", place.path.clone())));
        }
    }
}

#[test]
fn an_unknown_key_is_refused_in_every_object() {
    for document in [EXPERIENCE, PROMISE, UNANSWERED] {
        let result = Json::parse(document).unwrap();
        for place in places(&result) {
            let mut spoilt = result.clone();
            let Json::Object(entries) = place.of(&mut spoilt) else { continue };
            entries.push(("expectly".into(), Json::Integer(1)));
            let path = if place.path.is_empty() { "expectly".into() } else { format!("{}.expectly", place.path) };
            assert_eq!(said(&spoilt.to_text()), Some(("unknown_key", path)));
        }
    }
}

/// A study whose visitors choose, some of them blurred, and rate the items of a battery.
const ASKING: &str = r#"{
  "study": "tea-shop", "version": 3, "endpoint": { "url": "https://cx.example/v1/results" },
  "surveys": [ { "id": "relationship", "kind": "questions", "when": { "path": "/" }, "ask": [
    { "id": "channel", "type": "choice", "text": { "en": "Which?" }, "several": true, "other": true,
      "options": [ { "id": "mail", "text": { "en": "Mail" } }, { "id": "phone", "text": { "en": "Phone" } } ] },
    { "id": "habit", "type": "choice", "text": { "en": "Do you?" }, "randomized": 1.5,
      "options": [ { "id": "yes", "text": { "en": "Yes" } }, { "id": "no", "text": { "en": "No" } } ] },
    { "id": "mood", "type": "rating", "text": { "en": "How?" }, "scale": "quality7" },
    { "id": "why", "type": "text", "text": { "en": "Why?" } } ] } ] }"#;

#[test]
fn an_option_that_nobody_was_offered_cannot_change_the_shares_of_the_others() {
    let study = Study::parse(ASKING).unwrap();
    let said = |answer: &str| {
        let skipped = r#"{ "question": "recommend", "measure": "nps", "scale": "likelihood11", "state": "skipped" }"#;
        let result = SurveyResult::parse(&with(UNANSWERED, skipped, answer)).unwrap();
        result.check(&study).err().map(|error| (error.code(), String::from(error.path())))
    };
    let refused = Some(("inconsistent", String::from("answers[0]")));
    for right in [
        r#"{ "question": "channel", "state": "answered", "choices": ["phone", "other"], "text": "By pigeon" }"#,
        r#"{ "question": "habit", "state": "answered", "choices": ["no"], "randomized": 1.5 }"#,
        r#"{ "question": "habit", "state": "skipped" }"#,
    ] {
        assert_eq!(said(right), None, "{right}");
    }
    for wrong in [
        r#"{ "question": "channel", "state": "answered", "choices": ["pigeon"] }"#,
        r#"{ "question": "channel", "state": "answered", "text": "By pigeon" }"#,
        r#"{ "question": "channel", "state": "answered", "choices": ["mail"], "randomized": 1.5 }"#,
        r#"{ "question": "habit", "state": "answered", "choices": ["no"] }"#,
        r#"{ "question": "habit", "state": "answered", "choices": ["no"], "randomized": 0.1 }"#,
        r#"{ "question": "habit", "state": "answered", "choices": ["yes", "no"], "randomized": 1.5 }"#,
        r#"{ "question": "habit", "state": "answered", "choices": ["other"], "randomized": 1.5 }"#,
        r#"{ "question": "why", "state": "answered", "choices": ["mail"] }"#,
        r#"{ "question": "mood", "measure": "quality", "scale": "quality7", "state": "answered", "value": 4, "expected": 6 }"#,
    ] {
        assert_eq!(said(wrong), refused, "{wrong}");
    }
}

#[test]
fn a_result_that_no_page_can_have_sent_yet_or_says_more_of_its_visitor_than_the_study_lists_is_refused() {
    let listing = with(ASKING, r#""version": 3,"#, r#""version": 3, "attributes": ["plan"],"#);
    let study = Study::parse(&listing).unwrap();
    let said = |version: &str, attributes: &str| {
        let skipped = r#"{ "question": "recommend", "measure": "nps", "scale": "likelihood11", "state": "skipped" }"#;
        let known = with(UNANSWERED, skipped, r#"{ "question": "why", "state": "skipped" }"#);
        let told = with(&known, r#""complete": false"#, &format!(r#""complete": false, "attributes": {attributes}"#));
        let result = SurveyResult::parse(&with(&told, r#""studyVersion": 3"#, &format!(r#""studyVersion": {version}"#))).unwrap();
        result.check(&study).err().map(|error| (error.code(), String::from(error.path())))
    };
    assert_eq!(said("3", r#"{ "plan": "pro" }"#), None);
    assert_eq!(said("4", "{}"), Some(("out_of_range", "studyVersion".into())));
    assert_eq!(said("3", r#"{ "plan": "pro", "mood": "good" }"#), Some(("unknown_key", "attributes.mood".into())));
    assert_eq!(said("2", r#"{ "mood": "good" }"#), None, "an earlier version may have listed it");
}

#[test]
fn a_blur_that_tells_nothing_is_refused_before_a_report_stumbles_over_it() {
    let skipped = r#"{ "question": "recommend", "measure": "nps", "scale": "likelihood11", "state": "skipped" }"#;
    for epsilon in ["0", "-1", "1e-9", "21"] {
        let answer = format!(r#"{{ "question": "habit", "state": "answered", "choices": ["no"], "randomized": {epsilon} }}"#);
        assert_eq!(said(&with(UNANSWERED, skipped, &answer)), Some(("out_of_range", "answers[0].randomized".into())), "{epsilon}");
    }
}
