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
    RatingCounts { key, question: question.into(), expected: false, source: source.into(), counts, skipped: 0, dont_know: 0 }
}

/// `n` people who expected 6, half of whom got 4 and the others 5.
fn pairs(key: Key, gap: &str, n: u64) -> PairCounts {
    let mut joint = vec![vec![0; 7]; 7];
    joint[5][3] = n / 2;
    joint[5][4] = n - n / 2;
    PairCounts { key, question: String::new(), gap: gap.into(), timing: "before".into(), source: "widget".into(), joint, margin: None }
}

fn report(counts: &Counts) -> Report {
    Report::of(counts, Confidence::DEFAULT).expect("the counts are sound")
}

#[test]
fn people_asked_in_two_wordings_are_not_both_taken_for_lost_halves() {
    let ratings = vec![rating(key(None, "before"), "expectation", "widget", 20)];
    let counts = Counts { ratings, pairs: vec![pairs(key(None, "after 1"), "sacrifice", 10), pairs(key(None, "after 2"), "sacrifice", 6)], choices: vec![] };
    assert_eq!(report(&counts).gaps.iter().map(|gap| (gap.readings.n, gap.unpaired)).collect::<Vec<_>>(), [(10, 4), (6, 4)]);
}

#[test]
fn two_versions_of_a_promise_do_not_count_each_others_people_as_unpaired() {
    let ratings = vec![rating(key(Some("p@a"), "a"), "promised", "widget", 10), rating(key(Some("p@b"), "b"), "promised", "widget", 5)];
    let counts = Counts { ratings, pairs: vec![pairs(key(Some("p@a"), "a"), "xgap", 10), pairs(key(Some("p@b"), "b"), "xgap", 5)], choices: vec![] };
    assert!(report(&counts).gaps.iter().all(|gap| gap.unpaired == 0));
}

#[test]
fn sources_are_pooled_and_named_and_wordings_are_never_pooled() {
    let scores = vec![
        rating(key(None, "a"), "ease", "widget", 3),
        rating(key(None, "a"), "ease", "simulated", 4),
        rating(key(None, "b"), "ease", "widget", 5),
    ];
    let report = report(&Counts { ratings: scores, ..Counts::default() });
    assert_eq!(report.scores.iter().map(|score| score.n).collect::<Vec<_>>(), [7, 5]);
    assert_eq!(report.scores[0].sources.get("simulated"), Some(&4));
}

/// Five touchpoints: four with a thousand people whose mean gap is about 0.5, one with four people who all but one were let down.
fn touchpoints() -> Counts {
    let many = |name: &str, short: u64| {
        let mut row = pairs(Key { survey: name.into(), ..key(None, name) }, "sacrifice", 0);
        (row.joint[5][4], row.joint[5][5]) = (short, 1000 - short);
        row
    };
    let mut few = pairs(Key { survey: "few".into(), ..key(None, "few") }, "sacrifice", 0);
    (few.joint[5][3], few.joint[5][5]) = (3, 1);
    let none = pairs(Key { survey: "none".into(), ..key(None, "none") }, "sacrifice", 0);
    Counts { ratings: vec![], pairs: vec![many("a", 480), many("b", 500), many("c", 520), many("d", 540), few, none], choices: vec![] }
}

#[test]
fn four_unlucky_people_do_not_send_the_owner_to_the_wrong_touchpoint() {
    let report = report(&touchpoints());
    let [ranking] = report.rankings.as_slice() else { panic!("one ranking") };
    assert_eq!((ranking.measure, ranking.declared, ranking.rows.len()), ("sacrifice-mean", 6, 5));
    let few = ranking.rows.iter().find(|row| row.key.survey == "few").expect("it has a gap");
    assert_eq!(few.raw, 1.5);
    assert!(few.shrunk < 0.7, "{} is near what is common to all", few.shrunk);
    assert!(
        ranking.rows.iter().filter(|row| row.n == 1000).all(|row| (row.shrunk - row.raw).abs() < 0.05),
        "many people keep their own mean"
    );
}

#[test]
fn the_best_of_many_tests_is_judged_as_one_of_many() {
    let report = report(&touchpoints());
    let few = report.rankings[0].rows.iter().find(|row| row.key.survey == "few").expect("it has a gap");
    // Paired t of three 2s and a 0: t = 1.5 / 0.5 = 3 with 3 degrees of freedom, p = 0.0577 (scipy.stats.ttest_1samp), times six tests
    // over the fifth place.
    let adjusted = few.adjusted.expect("a gap is tested");
    assert!((adjusted - 0.057_668_885_622_437_3 * 6.0 / 5.0).abs() < 1e-9, "{adjusted}");
}

#[test]
fn three_touchpoints_are_not_ranked() {
    let mut counts = touchpoints();
    counts.pairs.truncate(3);
    assert!(report(&counts).rankings.is_empty());
}

#[test]
fn four_employees_are_not_shown_with_what_they_answered() {
    let staff = || Key { population: "internal".into(), ..key(None, "staff") };
    let counts = Counts { ratings: vec![rating(staff(), "ease", "widget", 4)], pairs: vec![pairs(staff(), "sacrifice", 4)], choices: vec![] };
    let json = serde_json::to_value(report(&counts)).expect("a report is JSON");
    assert_eq!(json["scores"][0]["readings"][0]["status"], "suppressed");
    assert_eq!(json["scores"][0]["histogram"], serde_json::json!([0, 0, 0, 0, 0, 0, 0]));
    let gap = &json["gaps"][0];
    assert_eq!([&gap["first"]["status"], &gap["difference"]["status"], &gap["netMet"]["status"]], ["suppressed"; 3]);
    assert_eq!((&gap["split"], gap["deviation"].is_null()), (&serde_json::json!([0, 0, 0]), true));
    assert!(gap["joint"].as_array().expect("a table").iter().flat_map(|row| row.as_array().expect("a row")).all(|count| count == 0));
}

#[test]
fn every_number_has_a_card_that_says_what_was_asked() {
    let report = report(&touchpoints());
    let card = |measure| report.gaps[0].cards.iter().find(|card| card.measure == measure).expect("a number");
    let gap = card("sacrifice-mean");
    assert_eq!((gap.lowest, gap.highest, gap.timing.as_deref()), (Some(1), Some(7), Some("before")));
    assert_eq!((card("net-met").version, card("net-met").wording.as_deref()), (1, Some("a")));
}

#[test]
fn four_employees_are_kept_back_in_every_reading_and_their_nps_is_another_measure() {
    let internal = |scale: &str| Key { scale: scale.into(), population: "internal".into(), ..key(None, "a") };
    let recommend = |counts: Vec<u64>| RatingCounts { counts, ..rating(internal("likelihood11"), "recommend", "widget", 0) };
    let all = |ratings| {
        let report = report(&Counts { ratings, pairs: vec![pairs(internal("ease7"), "sacrifice", 4)], choices: vec![] });
        serde_json::to_value(&report).expect("a report is JSON")
    };
    let few = all(vec![rating(internal("ease7"), "ease", "widget", 4), recommend(vec![0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])]);
    let readings = few["scores"].as_array().expect("scores").iter().flat_map(|score| score["readings"].as_array().expect("readings"));
    let statuses: Vec<&str> = readings.chain([&few["gaps"][0]["difference"]]).filter_map(|reading| reading["status"].as_str()).collect();
    assert_eq!(statuses, ["suppressed"; 4]);
    let enough = all(vec![recommend(vec![1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])]);
    assert_eq!(enough["scores"][0]["readings"][0]["measure"], "enps");
}

#[test]
fn people_who_are_no_customers_are_asked_what_they_expect_and_score_nothing_that_they_have_not_had() {
    let prospects = || Key { population: "prospect".into(), ..key(None, "brand") };
    let expectation = RatingCounts { counts: vec![0, 0, 1, 0, 2, 3, 0], ..rating(prospects(), "expectation", "widget", 0) };
    let report = report(&Counts { ratings: vec![expectation, rating(prospects(), "ease", "widget", 4)], ..Counts::default() });
    let measures = |index: usize| serde_json::to_value(&report.scores[index].readings).expect("readings are JSON");
    let of = |question| report.scores.iter().position(|score| score.question == question).expect("it was asked");
    assert_eq!(measures(of("expectation"))[0]["measure"], "prospect-expectation-mean");
    assert_eq!(measures(of("ease")), serde_json::json!([]));
}

#[test]
fn a_touchpoint_that_nobody_has_answered_yet_is_still_one_of_many() {
    let ease = |name: &str, at_six: u64| {
        let mut row = rating(Key { survey: name.into(), ..key(None, name) }, "ease", "widget", at_six);
        row.counts[2] = at_six;
        row
    };
    let ratings = vec![ease("a", 10), ease("b", 20), ease("c", 30), ease("d", 40), ease("none", 0)];
    let report = report(&Counts { ratings, ..Counts::default() });
    assert_eq!(report.rankings.iter().map(|it| (it.measure, it.declared, it.rows.len())).collect::<Vec<_>>(), [("ces-mean", 5, 4)]);
}
