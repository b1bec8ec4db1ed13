//! Owns the properties of weighted estimates: what weighing, merging and non-response must never do to a score.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;

use expectly_core::key::{Key, Keyed};
use expectly_core::population::{Customer, Internal};
use expectly_core::reading::{Confidence, Lack, Reading};
use expectly_core::scale::Likelihood11;
use expectly_core::tally::Tally;
use expectly_core::weights::{
    Adjustment, Correction, Drawn, ResponseClass, ResponseRate, Sample, SamplingFraction, SamplingProb, Strata, Weighted, WorstCase,
    effective_size, nps, post_stratify,
};
use proptest::prelude::*;

/// What rounding may move a mean by, relative to its values.
const ROUNDING: f64 = 1e-9;

fn rows() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((-10.0..10.0_f64, 0.001..=1.0_f64), 2..40)
}

fn sample(rows: &[(f64, f64)], factor: f64, cluster: impl Fn(usize) -> Option<u32>) -> Sample {
    let row = |(index, (value, probability)): (usize, &(f64, f64))| {
        let drawn = Drawn { value: *value, stratum: 0, cluster: cluster(index) };
        Weighted::drawn(drawn, SamplingProb::parse(*probability).unwrap()).adjusted(Adjustment::parse(factor).unwrap())
    };
    Sample::new(rows.iter().enumerate().map(row).collect(), Correction::None).unwrap()
}

fn tally<P: expectly_core::population::Population>(counts: &[u64; 11]) -> Tally<Likelihood11, P> {
    Tally::from_counts(counts).unwrap()
}

fn keyed(counts: &[u64; 11], probability: SamplingProb) -> Weighted<Keyed<Tally<Likelihood11>>> {
    Weighted::drawn(Keyed::new(Key::default(), tally(counts)), probability)
}

proptest! {
    #[test]
    fn a_weighted_mean_never_leaves_what_people_answered(rows in rows()) {
        let mean = sample(&rows, 1.0, |_| None).mean(Confidence::DEFAULT).point().unwrap();
        let (low, high) = rows.iter().fold((f64::MAX, f64::MIN), |(low, high), (value, _)| (low.min(*value), high.max(*value)));
        prop_assert!(low - ROUNDING <= mean && mean <= high + ROUNDING);
    }

    #[test]
    fn weights_in_another_unit_change_neither_mean_nor_error(rows in rows(), factor in 0.01..100.0_f64) {
        let (one, other) = (sample(&rows, 1.0, |_| None), sample(&rows, factor, |_| None));
        let mean = |sample: &Sample| sample.mean(Confidence::DEFAULT).point().unwrap();
        prop_assert!((mean(&one) - mean(&other)).abs() <= ROUNDING);
        prop_assert!((one.mean_error().unwrap() - other.mean_error().unwrap()).abs() <= ROUNDING);
    }

    #[test]
    fn somebody_who_answers_everything_twice_does_not_make_the_interval_narrower(rows in rows()) {
        let twice: Vec<_> = rows.iter().flat_map(|row| [*row, *row]).collect();
        let (once, twice) = (sample(&rows, 1.0, |_| None), sample(&twice, 1.0, |index| Some(index as u32 / 2)));
        prop_assert!((once.mean_error().unwrap() - twice.mean_error().unwrap()).abs() <= ROUNDING);
        prop_assert_eq!(once.mean(Confidence::DEFAULT).n(), twice.mean(Confidence::DEFAULT).n());
    }

    #[test]
    fn unequal_weights_never_tell_more_than_as_many_people(weights in prop::collection::vec(0.001..1000.0_f64, 1..50)) {
        let size = effective_size(weights.iter().copied()).unwrap();
        prop_assert!(1.0 - ROUNDING <= size && size <= weights.len() as f64 * (1.0 + ROUNDING));
    }

    #[test]
    fn merging_before_weighing_gives_the_bits_of_weighing_the_whole(
        parts in prop::collection::vec(prop::array::uniform11(0..1000_u64), 1..6), rare in 0.001..1.0_f64, other in prop::array::uniform11(1..50_u64),
    ) {
        let rare = SamplingProb::parse(rare).unwrap();
        let score = |parts: &[[u64; 11]]| {
            let mut merged = keyed(&[0; 11], rare);
            parts.iter().for_each(|part| merged.merge(&keyed(part, rare)).unwrap());
            let reading = nps(&[merged.into_counts(), keyed(&other, SamplingProb::CERTAIN).into_counts()], Confidence::DEFAULT);
            let interval = reading.interval().unwrap();
            [reading.point().unwrap(), interval.low, interval.high].map(f64::to_bits)
        };
        let backwards: Vec<_> = parts.iter().rev().copied().collect();
        let whole = std::array::from_fn(|cell| parts.iter().map(|part| part[cell]).sum());
        prop_assert_eq!(score(&parts), score(&backwards));
        prop_assert_eq!(score(&parts), score(&[whole]));
    }

    #[test]
    fn a_stratum_speaks_for_as_many_as_live_in_it(one in prop::array::uniform11(1..50_u64), other in prop::array::uniform11(1..50_u64)) {
        let score = |counts: &[u64; 11]| expectly_core::nps::Nps::of(&tally(counts)).reading(Confidence::DEFAULT).point().unwrap();
        let mut strata = Strata::<Customer>::new();
        strata.add(&tally(&one), 9_000).unwrap();
        strata.add(&tally(&other), 1_000).unwrap();
        let weighted = strata.nps(Confidence::DEFAULT).point().unwrap();
        prop_assert!((weighted - (0.9 * score(&one) + 0.1 * score(&other))).abs() <= ROUNDING);
    }

    #[test]
    fn asking_everybody_leaves_nothing_uncertain(counts in prop::array::uniform11(0..50_u64)) {
        let n: u64 = counts.iter().sum();
        prop_assume!(n > 0);
        let mut strata = Strata::<Customer>::new();
        strata.add(&tally(&counts), n).unwrap();
        let interval = strata.nps(Confidence::DEFAULT).interval().unwrap();
        prop_assert_eq!(interval.low, interval.high);
    }

    #[test]
    fn post_stratified_weights_add_up_to_the_people_there(weights in prop::collection::vec(0.01..100.0_f64, 2..30), sizes in (1.0..1e6_f64, 1.0..1e6_f64)) {
        let size = |size| Adjustment::parse(size).unwrap();
        let answers: Vec<_> = weights.iter().enumerate().map(|(index, weight)| (index as u32 % 2, size(*weight))).collect();
        let scaled = post_stratify(&answers, &BTreeMap::from([(0, size(sizes.0)), (1, size(sizes.1))])).unwrap();
        let sum: f64 = scaled.iter().step_by(2).map(|weight| weight.factor()).sum();
        prop_assert!((sum / sizes.0 - 1.0).abs() <= ROUNDING);
    }

    #[test]
    fn no_answers_of_the_silent_reach_past_the_bounds(score in -1.0..=1.0_f64, rate in 0.001..=1.0_f64, silent in -1.0..=1.0_f64) {
        let bounds = WorstCase::of_nps(score, ResponseRate::parse(rate).unwrap()).unwrap();
        let whole = rate * score + (1.0 - rate) * silent;
        prop_assert!(bounds.low() - ROUNDING <= whole && whole <= bounds.high() + ROUNDING);
        prop_assert!(bounds.tipping_point().is_none_or(|tipping| (rate * score + (1.0 - rate) * tipping).abs() <= ROUNDING));
    }
}

#[test]
fn a_probability_of_nought_or_above_one_is_refused() {
    for value in [0.0, -0.1, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY, 1e-310] {
        assert_eq!(SamplingProb::parse(value).map_err(|error| error.code()), Err("out_of_range"), "{value}");
    }
    assert_eq!(SamplingProb::parse(1.0).unwrap().weight(), 1.0);
}

#[test]
fn counts_of_other_chances_do_not_merge() {
    let mut one = keyed(&[1; 11], SamplingProb::CERTAIN);
    let refused = one.merge(&keyed(&[1; 11], SamplingProb::parse(0.5).unwrap())).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("incompatible", "weight"));
}

#[test]
fn more_answers_than_people_are_refused() {
    let refused = Strata::<Customer>::new().add(&tally(&[1; 11]), 10).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("inconsistent", "population"));
}

#[test]
fn a_stratum_that_nobody_answered_in_is_not_guessed() {
    let mut strata = Strata::<Customer>::new();
    strata.add(&tally(&[1; 11]), 100).unwrap();
    strata.add(&tally(&[0; 11]), 100).unwrap();
    assert!(matches!(strata.nps(Confidence::DEFAULT), Reading::Insufficient { .. }));
}

#[test]
fn a_stratum_of_one_says_how_many_answers_it_takes() {
    let row = |stratum| Weighted::drawn(Drawn { value: 1.0 + f64::from(stratum), stratum, cluster: None }, SamplingProb::CERTAIN);
    let sample = Sample::new(vec![row(0), row(0), row(1), row(2)], Correction::None).unwrap();
    let reading = sample.mean(Confidence::DEFAULT);
    assert!(matches!(reading, Reading::Insufficient { n: 4, lack: Lack::TooFew { need: 6 } }), "{reading:?}");
}

#[test]
fn four_employees_are_not_shown_however_they_are_weighed() {
    let four = [0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1];
    let mut strata = Strata::<Internal>::new();
    strata.add(&tally(&four), 9).unwrap();
    assert!(matches!(strata.nps(Confidence::DEFAULT), Reading::Suppressed { need: 5, .. }));
    assert!(matches!(
        nps(&[Weighted::drawn(tally::<Internal>(&four), SamplingProb::CERTAIN)], Confidence::DEFAULT),
        Reading::Suppressed { .. }
    ));
}

#[test]
fn a_class_of_twenty_nine_is_not_divided_by() {
    let mut class = ResponseClass::new();
    for person in 0..29 {
        class.record(SamplingProb::CERTAIN, person % 2 == 0);
    }
    assert_eq!(class.adjustment().map_err(|error| error.path().to_owned()), Err("asked".into()));
    class.record(SamplingProb::CERTAIN, false);
    assert_eq!(class.adjustment().unwrap().factor(), 2.0);
}

#[test]
fn a_stratum_without_its_fraction_is_refused() {
    let row = Weighted::drawn(Drawn { value: 1.0, stratum: 7, cluster: None }, SamplingProb::CERTAIN);
    let fractions = Correction::ByStratum(BTreeMap::from([(1, SamplingFraction::parse(0.1).unwrap())]));
    assert_eq!(Sample::new(vec![row], fractions).map_err(|error| error.code()), Err("missing"));
}

#[test]
fn everybody_asked_is_said_in_one_sentence() {
    let text = |score, rate| WorstCase::of_nps(score, ResponseRate::parse(rate).unwrap()).unwrap().text();
    assert_eq!(
        text(0.3, 0.15),
        "15 % answered, with NPS +30.0: of everybody asked it lies between −80.5 and +89.5, and it would be 0 if the others were at −5.3."
    );
    assert_eq!(
        text(0.9, 0.8),
        "80 % answered, with NPS +90.0: of everybody asked it lies between +52.0 and +92.0, and no answers of the others could bring it to 0."
    );
}
