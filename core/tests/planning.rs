//! Owns the properties of sample sizes and of rates.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::rate::Rate;
use expectly_core::reading::Confidence;
use expectly_core::sample_size::{NPS_UNIFORM, NPS_WORST_CASE, Precision, per_group};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_finer_precision_never_takes_fewer_answers(variance in 0.0..=1.0_f64, one in 0.001..1.9_f64, other in 0.001..1.9_f64) {
        let answers = |half_width: f64| Precision::of_nps(variance, half_width).unwrap().answers();
        prop_assert!(answers(one.min(other)) >= answers(one.max(other)));
    }

    #[test]
    fn nobody_is_asked_to_find_more_answers_than_there_are_people(share in 0.0..=1.0_f64, half_width in 0.0001..0.9_f64, population in 1..1_000_000_u64) {
        let wanted = Precision::of_share(share, half_width).unwrap();
        let (limited, unlimited) = (wanted.in_population(population).unwrap(), wanted);
        prop_assert!((1..=population).contains(&limited.answers()));
        prop_assert!(limited.answers() <= unlimited.answers());
        prop_assert_eq!(limited.more_after(limited.answers()), 0);
    }

    #[test]
    fn clusters_never_make_a_sample_smaller(variance in 0.01..=1.0_f64, effect in 1.0..10.0_f64) {
        let wanted = Precision::of_nps(variance, 0.05).unwrap();
        prop_assert!(wanted.with_design_effect(effect).unwrap().answers() >= wanted.answers());
    }

    #[test]
    fn a_rate_lies_within_its_interval_and_scales_with_its_exposure(events in prop_oneof![Just(0), 0..50_u64, 0..1_000_000_000_u64], exposure in 0.001..1e9_f64) {
        let reading = |exposure| Rate::parse(events, exposure).unwrap().reading(Confidence::DEFAULT);
        let (one, twice) = (reading(exposure), reading(2.0 * exposure));
        let (point, interval) = (one.point().unwrap(), one.interval().unwrap());
        prop_assert!(0.0 <= interval.low && interval.low <= point && point < interval.high, "{interval:?}");
        prop_assert_eq!(interval.high, 2.0 * twice.interval().unwrap().high);
    }
}

#[test]
fn the_sizes_that_are_printed_everywhere_come_out() {
    let nps = |variance, half_width| Precision::of_nps(variance, half_width).unwrap().answers();
    assert_eq!([nps(NPS_WORST_CASE, 0.1), nps(NPS_UNIFORM, 0.1), nps(NPS_WORST_CASE, 0.05)], [385, 257, 1537]);
}

#[test]
fn a_wish_that_cannot_be_is_refused() {
    let code = |wanted: Result<Precision, _>| wanted.map_err(|error: expectly_core::error::Error| error.path().to_owned()).unwrap_err();
    assert_eq!(code(Precision::of_share(1.5, 0.1)), "share");
    assert_eq!(code(Precision::of_share(0.5, f64::NAN)), "halfWidth");
    assert_eq!(code(Precision::of_nps(1.1, 0.1)), "variance");
    assert!(per_group(1.0, 0.0, Confidence::DEFAULT, 0.8).is_err());
    assert!(Rate::parse(1, f64::INFINITY).is_err());
}
