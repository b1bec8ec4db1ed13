//! Owns what a report promises beyond single formulas: what is pooled, what is kept apart, what is counted.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use expectly_core::reading::Confidence;
use expectly_core::report::{ChoiceCounts, Counts, Key, PairCounts, RatingCounts, Reading, Report};

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
    let counts = Counts {
        ratings,
        pairs: vec![pairs(key(None, "after 1"), "sacrifice", 10), pairs(key(None, "after 2"), "sacrifice", 6)],
        choices: vec![],
    };
    assert_eq!(report(&counts).gaps.iter().map(|gap| (gap.readings.n, gap.unpaired)).collect::<Vec<_>>(), [(10, 4), (6, 4)]);
}

#[test]
fn two_versions_of_a_promise_do_not_count_each_others_people_as_unpaired() {
    let ratings = vec![rating(key(Some("p@a"), "a"), "promised", "widget", 10), rating(key(Some("p@b"), "b"), "promised", "widget", 5)];
    let counts =
        Counts { ratings, pairs: vec![pairs(key(Some("p@a"), "a"), "xgap", 10), pairs(key(Some("p@b"), "b"), "xgap", 5)], choices: vec![] };
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
    let counts =
        Counts { ratings: vec![rating(staff(), "ease", "widget", 4)], pairs: vec![pairs(staff(), "sacrifice", 4)], choices: vec![] };
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

/// Eight people who said of an item what they expected and how it was, on 1 to 7.
const EIGHT: [(usize, usize); 8] = [(7, 5), (6, 6), (6, 4), (5, 5), (7, 6), (6, 7), (5, 3), (7, 4)];

fn item(question: &str, timing: &str, answers: &[(usize, usize)]) -> PairCounts {
    let mut row = pairs(key(None, "after"), "servqual", 0);
    answers.iter().for_each(|(expected, experienced)| row.joint[expected - 1][experienced - 1] += 1);
    PairCounts { question: question.into(), timing: timing.into(), ..row }
}

fn expected(question: &str, at_six: u64) -> RatingCounts {
    RatingCounts { expected: true, ..rating(key(None, "before"), question, "widget", at_six) }
}

fn estimate(reading: &Reading) -> [f64; 3] {
    let Reading::Estimate(estimate) = reading else { panic!("a number: {reading:?}") };
    [estimate.point, estimate.low, estimate.high]
}

fn assert_near(found: [f64; 3], wanted: [f64; 3]) {
    assert!(found.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 1e-9), "{found:?} is not {wanted:?}");
}

#[test]
fn an_item_of_a_battery_has_the_servqual_gap_that_a_statistician_would_report() {
    let report = report(&Counts { pairs: vec![item("service-prompt", "before", &EIGHT)], ..Counts::default() });
    let [gap] = report.gaps.as_slice() else { panic!("one gap") };
    // d = perception − expectation; d.mean(), then scipy.stats.t.interval(0.95, 7, d.mean(), scipy.stats.sem(d)); d.std(ddof=1).
    assert_near(estimate(&gap.readings.difference), [-1.125, -2.258_813_816_005_732_3, 0.008_813_816_005_732_5]);
    assert_eq!((estimate(&gap.readings.first)[0], estimate(&gap.readings.second)[0], gap.readings.n), (6.125, 5.0, 8));
    assert!((gap.readings.deviation.expect("it has a spread") - 1.356_202_681_860_537_5).abs() < 1e-12);
    assert_eq!((gap.gap.as_str(), gap.question.as_str()), ("servqual", "service-prompt"));
    assert_eq!(
        gap.cards.iter().find(|card| card.measure == "servqual-gap-mean").and_then(|card| card.timing.clone()),
        Some("before".into())
    );
}

#[test]
fn expectations_from_memory_never_soften_those_from_before_and_no_item_speaks_for_another() {
    let rows = ["before", "concurrent", "recalled", "before"].map(|timing| item("service-prompt", timing, &EIGHT[..4]));
    let pairs = rows.into_iter().chain([item("service-friendly", "before", &EIGHT)]).collect();
    let report = report(&Counts { pairs, ..Counts::default() });
    let gaps: Vec<_> = report.gaps.iter().map(|gap| (gap.question.as_str(), gap.timing.as_str(), gap.readings.n)).collect();
    let prompt = "service-prompt";
    assert_eq!(gaps, [("service-friendly", "before", 8), (prompt, "before", 8), (prompt, "concurrent", 4), (prompt, "recalled", 4)]);
}

#[test]
fn who_said_only_what_they_expect_of_an_item_is_counted_beside_it_and_not_beside_others() {
    let ratings =
        vec![expected("service-prompt", 11), expected("service-friendly", 8), rating(key(None, "a"), "expectation", "widget", 50)];
    let pairs = vec![item("service-prompt", "before", &EIGHT), item("service-friendly", "before", &EIGHT)];
    let report = report(&Counts { ratings, pairs, ..Counts::default() });
    assert_eq!(
        report.gaps.iter().map(|gap| (gap.question.as_str(), gap.unpaired)).collect::<Vec<_>>(),
        [("service-friendly", 0), ("service-prompt", 3)]
    );
}

#[test]
fn an_item_with_two_sides_is_read_as_their_gap_and_not_as_a_score_besides() {
    let ratings = ["service-prompt", "parking"].map(|question| rating(key(None, "after"), question, "widget", 9));
    let ratings = [expected("service-prompt", 9)].into_iter().chain(ratings).collect();
    let report = report(&Counts { ratings, pairs: vec![item("service-prompt", "before", &EIGHT)], ..Counts::default() });
    assert_eq!(report.scores.iter().map(|score| score.question.as_str()).collect::<Vec<_>>(), ["parking"]);
}

#[test]
fn items_of_one_battery_are_not_ranked_as_if_they_were_touchpoints() {
    let item = |name: &str, at_one: u64| {
        let mut row = rating(key(None, "a"), name, "widget", 30);
        row.counts[0] = at_one;
        row
    };
    let ratings = vec![item("a", 1), item("b", 2), item("c", 3), item("d", 4), item("e", 5)];
    assert!(report(&Counts { ratings, ..Counts::default() }).rankings.is_empty());
}

fn choice(source: &str, randomized: Option<f64>, options: &[(&str, u64)], n: u64) -> ChoiceCounts {
    let key = Key { scale: String::new(), ..key(None, "a") };
    let options = options.iter().map(|(name, count)| (String::from(*name), *count)).collect();
    ChoiceCounts { key, question: "channel".into(), source: source.into(), options, n, skipped: 2, dont_know: 1, randomized }
}

fn chosen(choices: Vec<ChoiceCounts>) -> Report {
    report(&Counts { choices, ..Counts::default() })
}

#[test]
fn a_share_of_people_is_of_those_who_chose_something_however_many_options_each_of_them_chose() {
    let rows = vec![choice("widget", None, &[("mail", 20), ("phone", 45)], 50), choice("email", None, &[("mail", 10), ("shop", 3)], 30)];
    let report = chosen(rows);
    let [found] = report.choices.as_slice() else { panic!("one question") };
    assert_eq!(
        found.options.iter().map(|one| (one.option.as_str(), one.count)).collect::<Vec<_>>(),
        [("mail", 30), ("phone", 45), ("shop", 3)]
    );
    // scipy.stats.binomtest(30, 80).proportion_ci(method="wilson")
    assert_near(estimate(&found.options[0].share), [0.375, 0.276_941_787_015_311_8, 0.484_512_745_368_57]);
    assert_eq!((found.n, found.skipped, found.dont_know, found.sources.get("email")), (80, 4, 2, Some(&30)));
    assert_eq!(found.cards.iter().map(|card| card.measure).collect::<Vec<_>>(), ["share"]);
}

#[test]
fn blurred_answers_are_told_back_as_published_and_never_pooled_with_others() {
    let options = [("a", 52), ("b", 28), ("c", 20)];
    let report = chosen(vec![
        choice("widget", Some(3_f64.ln()), &options, 100),
        choice("widget", Some(2.0), &options, 100),
        choice("widget", None, &options, 100),
    ]);
    assert_eq!(report.choices.iter().map(|one| one.randomized).collect::<Vec<_>>(), [None, Some(3_f64.ln()), Some(2.0)]);
    // Wang et al. 2017, direct encoding: p = 3/5 and q = 1/5, so (52/100 − 1/5) / (2/5) = 0.8, and 0.2, and 0. The ends are those of
    // scipy.stats.binomtest(52, 100).proportion_ci(method="wilson"), moved likewise.
    let shares: Vec<_> = report.choices[1].options.iter().map(|one| estimate(&one.share)).collect();
    assert_near(shares[0], [0.8, 0.557_914_444_130_598_9, 1.038_386_206_048_702_4]);
    assert_near([shares[1][0], shares[2][0], shares[2][1]], [0.2, 0.0, -0.166_582_666_672_418_78]);
    assert_eq!(report.choices[1].cards[0].measure, "randomized-share");
    assert_eq!(estimate(&report.choices[0].options[0].share)[0], 0.52);
}

#[test]
fn a_blur_among_options_that_nobody_knows_gives_no_share_rather_than_a_wrong_one() {
    let report = chosen(vec![choice("widget", Some(1.0), &[("a", 5)], 5)]);
    assert!(matches!(&report.choices[0].options[0].share, Reading::Insufficient(_)), "{:?}", report.choices[0].options);
}

#[test]
fn four_employees_are_not_shown_with_what_they_chose() {
    let mut row = choice("widget", None, &[("mail", 3), ("phone", 1)], 4);
    row.key.population = "internal".into();
    let report = chosen(vec![row]);
    assert!(report.choices[0].options.iter().all(|one| one.count == 0 && matches!(one.share, Reading::Suppressed(_))));
    assert!(report.choices[0].cards.is_empty());
}

#[test]
fn an_option_that_more_people_chose_than_there_were_is_an_error_and_no_share_above_one() {
    let counts = Counts { choices: vec![choice("widget", None, &[("mail", 9)], 8)], ..Counts::default() };
    assert_eq!(Report::of(&counts, Confidence::DEFAULT).map_err(|error| error.code()).err(), Some("out_of_range"));
}
