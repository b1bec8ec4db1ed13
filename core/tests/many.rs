//! Owns the properties of families of tests, plans, shrinkage and charts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::change::{cusum::Cusum, decayed::Decayed, detector::EDetector};
use expectly_core::family::PValue;
use expectly_core::histogram::Histogram;
use expectly_core::plan::{Draft, Plan};
use expectly_core::reading::Confidence;
use expectly_core::scale::ScaleId;
use expectly_core::shrinkage::{Shrinkage, james_stein};
use proptest::collection::vec;
use proptest::prelude::*;

const ROUNDING: f64 = 1e-12;

fn draft(tests: usize) -> Draft {
    (0..tests).fold(Plan::draft(0.05), |draft, index| draft.test(&index.to_string()))
}

fn adjusted(values: &[f64], declared: usize) -> Vec<(f64, bool)> {
    let mut family = draft(declared).freeze().unwrap().family();
    for (index, p) in values.iter().enumerate() {
        family.record(&index.to_string(), PValue::parse(*p).unwrap()).unwrap();
    }
    family.adjust().tests.into_iter().filter_map(|test| test.adjusted.map(|p| (p, test.rejected))).collect()
}

proptest! {
    #[test]
    fn no_test_looks_surer_within_its_family_than_alone(values in vec(0.0..=1.0_f64, 1..40), more in 0..40_usize) {
        let few = adjusted(&values, values.len());
        let many = adjusted(&values, values.len() + more);
        for ((p, few), many) in values.iter().zip(&few).zip(&many) {
            prop_assert!(*p <= few.0 + ROUNDING && few.0 <= many.0 + ROUNDING && many.0 <= 1.0, "{p} {few:?} {many:?}");
            prop_assert!(few.1 || !many.1, "declaring more tests made one significant");
        }
    }

    #[test]
    fn a_smaller_p_is_never_rejected_after_a_larger_one(values in vec(0.0..=1.0_f64, 2..40)) {
        let judged = adjusted(&values, values.len());
        for (one, first) in values.iter().zip(&judged) {
            for (other, second) in values.iter().zip(&judged) {
                prop_assert!(one > other || (first.0 <= second.0 && (first.1 || !second.1)));
            }
        }
    }

    #[test]
    fn shrunk_scores_lie_between_the_raw_one_and_the_common_mean(scores in vec((-1.0..1.0_f64, 1e-6..0.5_f64), 4..20)) {
        let shrinkage = Shrinkage::of(&scores).unwrap();
        for one in &shrinkage.each {
            let (low, high) = (one.raw.min(shrinkage.mean) - ROUNDING, one.raw.max(shrinkage.mean) + ROUNDING);
            prop_assert!((0.0..=1.0).contains(&one.kept) && low <= one.shrunk && one.shrunk <= high, "{one:?}");
        }
    }

    #[test]
    fn james_stein_never_turns_the_ranking_round(successes in vec(0..=60_u64, 4..20)) {
        let shrunk = james_stein(&successes, 60).unwrap();
        prop_assert!((0.0..=1.0).contains(&shrunk.c));
    }

    #[test]
    fn late_periods_give_the_same_decayed_score_to_the_bit(
        (periods, others) in vec((0..9_u64, vec(0..50_u64, 7)), 1..12).prop_flat_map(|periods| (Just(periods.clone()), Just(periods).prop_shuffle()))
    ) {
        let read = |periods: &[(u64, Vec<u64>)]| {
            let mut decayed = Decayed::new(ScaleId::Ease7, 2.5).unwrap();
            periods.iter().for_each(|(age, counts)| decayed.add(*age, &Histogram::from_counts(ScaleId::Ease7, counts).unwrap()).unwrap());
            decayed.mean(Confidence::DEFAULT)
        };
        prop_assert_eq!(read(&periods), read(&others));
    }

    #[test]
    fn a_cusum_turned_upside_down_signals_at_the_same_point(points in vec(-4.0..4.0_f64, 1..80)) {
        let cusum = Cusum::new(0.0, 0.5, 4.0).unwrap().with_deviation(1.0).unwrap();
        let turned: Vec<f64> = points.iter().map(|point| -point).collect();
        let (one, other) = (cusum.chart(&points).unwrap(), cusum.chart(&turned).unwrap());
        prop_assert_eq!((&one.upper, one.rise, one.fall), (&other.lower, other.fall, other.rise));
    }

    #[test]
    fn a_detector_takes_no_alarm_from_answers_at_or_beyond_its_baseline(answers in vec(0.7..=1.0_f64, 0..200)) {
        let mut detector = EDetector::new((0.0, 1.0), 0.7, 0.5, 0.01).unwrap();
        for answer in answers {
            prop_assert_eq!(detector.record(answer).unwrap(), None);
        }
    }
}

#[test]
fn a_test_that_was_not_declared_or_is_made_twice_is_refused() {
    let mut family = draft(2).freeze().unwrap().family();
    let p = || PValue::parse(0.01).unwrap();
    assert_eq!(family.record("the best of twenty", p()).unwrap_err().code(), "unknown_reference");
    family.record("0", p()).unwrap();
    assert_eq!(family.record("0", p()).unwrap_err().code(), "duplicate_id");
    assert_eq!(family.adjust().of("0"), Some(0.02));
}

#[test]
fn another_plan_has_another_fingerprint() {
    let print = |draft: Draft| draft.freeze().unwrap().fingerprint();
    let plan = || Plan::draft(0.05).margin("two-days", 0.5).margin("returns", 1.0).test("checkout");
    assert_eq!(print(plan()), print(Plan::draft(0.05).test("checkout").margin("returns", 1.0).margin("two-days", 0.5)));
    for other in [plan().least_n(2), plan().test("delivery"), plan().margin("tests", 0.5), Plan::draft(0.1)] {
        assert_ne!(print(plan()), print(other));
    }
}

#[test]
fn a_plan_that_cannot_be_kept_is_refused() {
    let code = |draft: Draft| draft.freeze().unwrap_err().code();
    assert_eq!(code(Plan::draft(0.0)), "out_of_range");
    assert_eq!(code(Plan::draft(0.05).least_n(0)), "out_of_range");
    assert_eq!(code(Plan::draft(0.05).margin("two-days", -1.0)), "out_of_range");
    assert_eq!(code(Plan::draft(0.05).margin("two-days", 1.0).margin("two-days", 0.5)), "duplicate_id");
    assert_eq!(code(draft(2).test("1")), "duplicate_id");
}

#[test]
fn three_touchpoints_are_too_few_to_shrink() {
    assert_eq!(Shrinkage::of(&[(0.1, 0.1); 3]).unwrap_err().code(), "out_of_range");
    assert_eq!(james_stein(&[1, 2, 3], 5).unwrap_err().code(), "out_of_range");
    assert_eq!(james_stein(&[5, 5, 5, 5], 5).unwrap().c, 0.0);
}
