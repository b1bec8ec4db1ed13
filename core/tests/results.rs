//! Owns showing that results are counted whole: each once, under everything that keeps unlike answers apart.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

#[allow(dead_code, clippy::panic, reason = "other tests use the rest")]
mod documents;

use documents::{EXPERIENCE, PROMISE};
use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Report, Results};
use expectly_core::wire::SurveyResult;

fn counted(texts: &[&str]) -> Counts {
    let mut results = Results::default();
    for text in texts {
        results.add(&SurveyResult::parse(text).unwrap()).unwrap();
    }
    results.counts()
}

#[test]
fn a_result_is_counted_once_however_often_it_comes() {
    assert_eq!(counted(&[EXPERIENCE, EXPERIENCE]), counted(&[EXPERIENCE]));
}

#[test]
fn both_sides_of_a_person_are_one_pair_and_each_rating_an_answer_of_its_own() {
    let counts = counted(&[EXPERIENCE]);
    assert_eq!((counts.ratings.len(), counts.pairs.len()), (1, 1), "the words that go with a rating are no rating");
    assert_eq!(counts.ratings[0].counts, [0, 0, 0, 1, 0, 0, 0]);
    assert_eq!(counts.pairs[0].joint[5][3], 1);
    assert_eq!((counts.pairs[0].gap.as_str(), counts.pairs[0].timing.as_str()), ("sacrifice", "before"));
}

#[test]
fn both_sides_of_a_promise_are_asked_at_once_and_kept_under_its_version() {
    let counts = counted(&[PROMISE]);
    assert_eq!(counts.pairs[0].timing, "concurrent");
    assert_eq!(counts.pairs[0].key.promise.as_deref(), Some("two-days@2026-10"));
}

#[test]
fn results_of_two_studies_are_not_counted_together() {
    let mut results = Results::default();
    results.add(&SurveyResult::parse(PROMISE).unwrap()).unwrap();
    let other = SurveyResult::parse(&PROMISE.replace("tea-shop", "other")).unwrap();
    assert_eq!(results.add(&other).map_err(|error| error.path().to_owned()), Err("study".to_owned()));
}

/// Somebody's items of a battery: before, after, and a third who is asked for both at once.
fn battery(moment: &str, timing: &str, answers: &str) -> String {
    format!(
        r#"{{ "v": 1, "id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b{:04x}", "study": "tea-shop", "studyVersion": 3, "survey": "service",
        "moment": "{moment}", "wording": "9f2c41d07be35a86", "population": "customer", "source": "widget", "locale": "en",
        "answers": [{answers}], "pair": {{ "timing": "{timing}" }}, "complete": true }}"#,
        moment.len() * 16 + timing.len()
    )
}

fn item(name: &str, rest: &str) -> String {
    format!(r#"{{ "question": "item-{name}", "measure": "quality", "scale": "quality7", {rest} }}"#)
}

#[test]
fn an_expectation_of_an_item_is_counted_once_though_it_is_sent_before_and_again_after() {
    let before =
        [item("prompt", r#""state": "not-shown", "expected": 6"#), item("kind", r#""state": "not-shown", "expected": 7"#)].join(",");
    let after = [item("prompt", r#""state": "answered", "value": 4, "expected": 6"#), item("kind", r#""state": "skipped", "expected": 7"#)]
        .join(",");
    let counts = counted(&[&battery("before", "before", &before), &battery("after", "before", &after)]);
    let rows: Vec<_> =
        counts.ratings.iter().map(|row| (row.question.as_str(), row.expected, row.counts.iter().sum::<u64>(), row.skipped)).collect();
    assert_eq!(rows, [("item-kind", false, 0, 1), ("item-kind", true, 1, 0), ("item-prompt", false, 1, 0), ("item-prompt", true, 1, 0)]);
    let [pair] = counts.pairs.as_slice() else { panic!("one item has both sides") };
    assert_eq!(
        (pair.question.as_str(), pair.gap.as_str(), pair.timing.as_str(), pair.joint[5][3]),
        ("item-prompt", "servqual", "before", 1)
    );
    let report = Report::of(&counts, Confidence::DEFAULT).unwrap();
    assert_eq!(report.gaps[0].unpaired, 0);
}

#[test]
fn both_sides_of_an_item_asked_at_once_or_from_memory_stay_apart_from_those_asked_before() {
    let both = item("prompt", r#""state": "answered", "value": 4, "expected": 6"#);
    let counts =
        counted(&[&battery("once", "concurrent", &both), &battery("after", "recalled", &both), &battery("after", "before", &both)]);
    let mut timings: Vec<_> = counts.pairs.iter().map(|row| row.timing.as_str()).collect();
    timings.sort_unstable();
    assert_eq!(timings, ["before", "concurrent", "recalled"]);
    let given: u64 = counts.ratings.iter().filter(|row| row.expected).flat_map(|row| &row.counts).sum();
    assert_eq!(given, 2, "the third was said before, in another result");
}

#[test]
fn who_passes_over_options_is_counted_with_those_who_chose_and_words_are_no_option() {
    let with = |id: u32, answer: &str| {
        let result = PROMISE.replace("0b8e7a52", &format!("{id:08x}"));
        let start = result.find("\"answers\"").unwrap();
        let end = result.find("\"promise\"").unwrap();
        let gap = result.find("\"gap\"").unwrap();
        let complete = result.find("\"complete\"").unwrap();
        [&result[..start], "\"answers\": [", answer, "],", &result[end..gap], &result[complete..]].concat()
    };
    let texts = [
        with(1, r#"{ "question": "channel", "state": "answered", "choices": ["mail", "other"], "text": "By pigeon" }"#),
        with(2, r#"{ "question": "channel", "state": "answered", "choices": ["mail"] }"#),
        with(3, r#"{ "question": "channel", "state": "skipped" }, { "question": "why", "state": "skipped" }"#),
        with(4, r#"{ "question": "why", "state": "answered", "text": "mail" }"#),
        with(5, r#"{ "question": "habit", "state": "answered", "choices": ["yes"], "randomized": 1.5 }"#),
        with(6, r#"{ "question": "habit", "state": "dont-know" }"#),
    ];
    let counts = counted(&texts.each_ref().map(String::as_str));
    let rows: Vec<_> =
        counts.choices.iter().map(|row| (row.question.as_str(), row.n, row.skipped, row.dont_know, row.randomized)).collect();
    assert_eq!(rows, [("channel", 2, 1, 0, None), ("habit", 1, 0, 1, Some(1.5))]);
    assert_eq!(counts.choices[0].options.get("mail"), Some(&2));
    assert_eq!(counts.choices[0].key.scale, "", "options have no scale");
}
