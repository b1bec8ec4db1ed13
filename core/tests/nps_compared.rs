//! Owns the properties of NPS intervals by every name, of two NPS compared, and of the exact bootstrap.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::asked::Earlier;
use expectly_core::joint::JointTally;
use expectly_core::nps::{MOST_BOOTSTRAPPED, Nps, NpsDifferenceInterval, NpsInterval, Paired, Pseudo};
use expectly_core::reading::Confidence;
use expectly_core::scale::Likelihood11;
use expectly_core::tally::MOST_ANSWERS;
use proptest::prelude::*;

const ROUNDING: f64 = 1e-9;
const WAYS: [NpsDifferenceInterval; 3] = [NpsDifferenceInterval::Mover, NpsDifferenceInterval::AdjustedWald, NpsDifferenceInterval::Wald];

fn camps(most: u64) -> impl Strategy<Value = Nps> {
    let count = move || prop_oneof![Just(0), 0..=most.min(10), 0..=most / 3];
    (count(), count(), count()).prop_filter_map("somebody answered", |(detractors, passives, promoters)| {
        Nps::of_camps(detractors, passives, promoters).ok().filter(|nps| nps.n() > 0)
    })
}

fn mirrored(nps: &Nps) -> Nps {
    Nps::of_camps(nps.promoters(), nps.passives(), nps.detractors()).unwrap()
}

fn joint() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(prop::collection::vec(prop_oneof![3 => Just(0_u64), 1 => 0..20_u64], 11), 11)
}

proptest! {
    #[test]
    fn every_interval_by_name_is_mirrored_where_promoters_and_detractors_change_places(nps in camps(MOST_ANSWERS)) {
        for way in NpsInterval::ALL {
            let (one, other) = (nps.reading_by(*way, Confidence::DEFAULT).interval(), mirrored(&nps).reading_by(*way, Confidence::DEFAULT).interval());
            prop_assert_eq!(one.is_some(), other.is_some());
            if let (Some(one), Some(other)) = (one, other) {
                prop_assert!(one.low >= -1.0 && one.high <= 1.0 && one.low < one.high + ROUNDING);
                prop_assert!((one.low + other.high).abs() < ROUNDING && (one.high + other.low).abs() < ROUNDING, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_plain_interval_is_never_given_without_width(nps in camps(1000)) {
        if let Some(interval) = nps.reading_by(NpsInterval::Wald, Confidence::DEFAULT).interval() {
            prop_assert!(interval.low < interval.high, "{interval:?}");
        }
    }

    #[test]
    fn a_difference_turns_its_sign_with_its_sides(one in camps(MOST_ANSWERS), other in camps(MOST_ANSWERS), level in 0.5..0.999_f64) {
        let confidence = Confidence::parse(level).unwrap();
        for way in WAYS {
            let (there, back) = (one.difference(&other, way, confidence), other.difference(&one, way, confidence));
            prop_assert_eq!(there.point(), back.point().map(|point| -point));
            if let (Some(there), Some(back)) = (there.interval(), back.interval()) {
                prop_assert!(-2.0 <= there.low && there.low <= there.high && there.high <= 2.0, "{there:?}");
                prop_assert!((there.low + back.high).abs() < ROUNDING && (there.high + back.low).abs() < ROUNDING, "{there:?} {back:?}");
            }
        }
    }

    #[test]
    fn the_default_difference_is_always_given_and_holds_what_was_seen(one in camps(MOST_ANSWERS), other in camps(MOST_ANSWERS)) {
        let reading = one.difference(&other, NpsDifferenceInterval::Mover, Confidence::DEFAULT);
        let (point, interval) = (reading.point().unwrap(), reading.interval().unwrap());
        prop_assert!(interval.low <= point + ROUNDING && point <= interval.high + ROUNDING);
    }

    #[test]
    fn a_score_does_not_differ_from_itself(nps in camps(1_000_000)) {
        if let Some(test) = nps.test(&nps, Pseudo::Rocks) {
            prop_assert_eq!((test.z, test.p.alone()), (0.0, 1.0));
        }
    }

    #[test]
    fn people_who_answer_the_same_twice_have_not_changed_and_turning_time_round_turns_the_change(rows in joint()) {
        let turned: Vec<Vec<u64>> = (0..11).map(|column| rows.iter().filter_map(|row| row.get(column)).copied().collect()).collect();
        let reading = |rows: &[Vec<u64>]| Paired::of(&JointTally::<Likelihood11, Earlier>::from_rows(rows).unwrap()).reading(Confidence::DEFAULT);
        let (there, back) = (reading(&rows), reading(&turned));
        prop_assert_eq!(there.point(), back.point().map(|point| -point));
    }
}

proptest! {
    // Few cases: convolving takes its time unoptimised.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_bootstrap_is_the_same_each_time_mirrored_and_holds_the_score(nps in camps(900)) {
        let ends = |nps: &Nps| nps.bootstrap(Confidence::DEFAULT).unwrap().interval().map(|interval| (interval.low, interval.high));
        prop_assert_eq!(ends(&nps), ends(&nps));
        if let (Some((low, high)), Some(mirror)) = (ends(&nps), ends(&mirrored(&nps))) {
            let point = nps.point().unwrap();
            prop_assert!(-1.0 <= low && low <= point && point <= high && high <= 1.0);
            prop_assert_eq!((low, high), (-mirror.1, -mirror.0));
        }
    }
}

#[test]
fn a_bootstrap_that_would_stop_the_page_is_refused() {
    let many = Nps::of_camps(1, 0, MOST_BOOTSTRAPPED).unwrap();
    assert_eq!(
        many.bootstrap(Confidence::DEFAULT).map_err(|error| (error.code(), error.path().to_owned())),
        Err(("out_of_range", "n".into()))
    );
}

#[test]
fn a_unanimous_few_show_no_plain_interval_and_no_test() {
    let all = Nps::of_camps(0, 0, 3).unwrap();
    assert_eq!(all.reading_by(NpsInterval::Wald, Confidence::DEFAULT).point(), None);
    assert_eq!(all.bootstrap(Confidence::DEFAULT).unwrap().point(), None);
    assert_eq!(all.test(&all, Pseudo::None), None);
}
