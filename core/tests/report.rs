//! Owns what a report promises beyond single formulas: what is pooled, what is kept apart, what is counted.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Key, PairCounts, RatingCounts, Report};

fn key(promise: Option<&str>, wording: &str) -> Key {
    Key {
        survey: "ease".into(),
        touchpoint: None,
        stage: None,
        facet: None,
        promise: promise.map(String::from),
        scale: "ease7".into(),
        wording: wording.into(),
        population: "customer".into(),
        ..Key::default()
    }
}

fn rating(key: Key, question: &str, source: &str, at_six: u64) -> RatingCounts {
    let counts = vec![0, 0, 0, 0, 0, at_six, 0];
    RatingCounts { key, question: question.into(), source: source.into(), counts, skipped: 0, dont_know: 0 }
}

/// `n` people who expected 6, half of whom got 4 and the others 5.
fn pairs(key: Key, gap: &str, n: u64) -> PairCounts {
    let mut joint = vec![vec![0; 7]; 7];
    joint[5][3] = n / 2;
    joint[5][4] = n - n / 2;
    PairCounts { key, gap: gap.into(), timing: "before".into(), source: "widget".into(), joint, margin: None }
}

fn report(counts: &Counts) -> Report {
    Report::of(counts, Confidence::DEFAULT).expect("the counts are sound")
}

#[test]
fn people_asked_in_two_wordings_are_not_both_taken_for_lost_halves() {
    let ratings = vec![rating(key(None, "before"), "expectation", "widget", 20)];
    let counts = Counts { ratings, pairs: vec![pairs(key(None, "after 1"), "sacrifice", 10), pairs(key(None, "after 2"), "sacrifice", 6)] };
    assert_eq!(report(&counts).gaps.iter().map(|gap| (gap.readings.n, gap.unpaired)).collect::<Vec<_>>(), [(10, 4), (6, 4)]);
}

#[test]
fn two_versions_of_a_promise_do_not_count_each_others_people_as_unpaired() {
    let ratings = vec![rating(key(Some("p@a"), "a"), "promised", "widget", 10), rating(key(Some("p@b"), "b"), "promised", "widget", 5)];
    let counts = Counts { ratings, pairs: vec![pairs(key(Some("p@a"), "a"), "xgap", 10), pairs(key(Some("p@b"), "b"), "xgap", 5)] };
    assert!(report(&counts).gaps.iter().all(|gap| gap.unpaired == 0));
}

#[test]
fn sources_are_pooled_and_named_and_wordings_are_never_pooled() {
    let scores = vec![
        rating(key(None, "a"), "ease", "widget", 3),
        rating(key(None, "a"), "ease", "simulated", 4),
        rating(key(None, "b"), "ease", "widget", 5),
    ];
    let report = report(&Counts { ratings: scores, pairs: vec![] });
    assert_eq!(report.scores.iter().map(|score| score.n).collect::<Vec<_>>(), [7, 5]);
    assert_eq!(report.scores[0].sources.get("simulated"), Some(&4));
}

#[test]
fn four_employees_are_kept_back_in_every_reading_and_their_nps_is_another_measure() {
    let internal = |scale: &str| Key { scale: scale.into(), population: "internal".into(), ..key(None, "a") };
    let recommend = |counts: Vec<u64>| RatingCounts { counts, ..rating(internal("likelihood11"), "recommend", "widget", 0) };
    let all = |ratings| {
        let report = report(&Counts { ratings, pairs: vec![pairs(internal("ease7"), "sacrifice", 4)] });
        serde_json::to_value(&report).expect("a report is JSON")
    };
    let few = all(vec![rating(internal("ease7"), "ease", "widget", 4), recommend(vec![0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])]);
    let readings = few["scores"].as_array().expect("scores").iter().flat_map(|score| score["readings"].as_array().expect("readings"));
    let statuses: Vec<&str> = readings.chain([&few["gaps"][0]["difference"]]).filter_map(|reading| reading["status"].as_str()).collect();
    assert_eq!(statuses, ["suppressed"; 4]);
    let enough = all(vec![recommend(vec![1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])]);
    assert_eq!(enough["scores"][0]["readings"][0]["measure"], "enps");
}
