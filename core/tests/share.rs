//! Owns the properties of shares, their differences and their intervals by every name.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::reading::{Confidence, Interval};
use expectly_core::share::{Hits, ShareInterval, difference};
use expectly_core::tally::MOST_ANSWERS;
use proptest::prelude::*;

/// What rounding may move an end by; interval ends are shown to three digits.
const ROUNDING: f64 = 1e-12;

fn interval(hits: u64, n: u64, confidence: f64) -> Interval {
    by(ShareInterval::Wilson, hits, n, confidence)
}

fn by(way: ShareInterval, hits: u64, n: u64, confidence: f64) -> Interval {
    Hits::parse(hits, n).unwrap().reading_by(way, Confidence::parse(confidence).unwrap()).interval().unwrap()
}

fn every_way() -> impl Iterator<Item = ShareInterval> {
    ShareInterval::ALL.iter().map(|(way, _)| *way)
}

fn hits() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![1..20_u64, 1..1000_u64, 1..=MOST_ANSWERS].prop_flat_map(|n| (prop_oneof![Just(0), Just(n), 0..=n], Just(n)))
}

fn confidence() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.95), 0.5..0.9999_f64]
}

proptest! {
    #[test]
    fn a_share_lies_within_its_interval_and_both_within_0_and_1((hits, n) in hits(), confidence in confidence()) {
        let Interval { low, high, .. } = interval(hits, n, confidence);
        let share = hits as f64 / n as f64;
        prop_assert!(0.0 <= low && low <= share + ROUNDING && share <= high + ROUNDING && high <= 1.0, "{low} {share} {high}");
    }

    #[test]
    fn no_interval_is_without_width((hits, n) in hits(), confidence in confidence()) {
        let Interval { low, high, .. } = interval(hits, n, confidence);
        prop_assert!(low < high || n > 1_000_000, "{low} {high}");
    }

    #[test]
    fn counting_the_misses_instead_mirrors_the_interval((hits, n) in hits(), confidence in confidence()) {
        let (one, other) = (interval(hits, n, confidence), interval(n - hits, n, confidence));
        prop_assert!((one.low + other.high - 1.0).abs() < ROUNDING && (one.high + other.low - 1.0).abs() < ROUNDING, "{one:?} {other:?}");
    }

    #[test]
    fn being_surer_takes_a_wider_interval((hits, n) in hits(), levels in (confidence(), confidence())) {
        let (inner, outer) = (interval(hits, n, levels.0.min(levels.1)), interval(hits, n, levels.0.max(levels.1)));
        prop_assert!(outer.low <= inner.low + ROUNDING && inner.high <= outer.high + ROUNDING, "{inner:?} {outer:?}");
    }
}

proptest! {
    // Few cases: exact quantiles take their time unoptimised.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_interval_by_name_holds_the_share_and_stays_within_0_and_1((hits, n) in hits(), confidence in 0.8..0.9999_f64) {
        for way in every_way() {
            let Interval { low, high, .. } = by(way, hits, n, confidence);
            let share = hits as f64 / n as f64;
            prop_assert!(0.0 <= low && low <= share + ROUNDING && share <= high + ROUNDING && high <= 1.0, "{way:?} {low} {share} {high}");
        }
    }

    #[test]
    fn counting_the_misses_instead_mirrors_every_interval((hits, n) in hits(), confidence in confidence()) {
        for way in every_way() {
            let (one, other) = (by(way, hits, n, confidence), by(way, n - hits, n, confidence));
            prop_assert!((one.low + other.high - 1.0).abs() < ROUNDING && (one.high + other.low - 1.0).abs() < ROUNDING, "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_corrected_interval_is_never_narrower_than_wilsons(n in 1..5000_u64, confidence in 0.8..0.9999_f64) {
        let hits = n / 3;
        let (plain, corrected) = (by(ShareInterval::Wilson, hits, n, confidence), by(ShareInterval::WilsonCorrected, hits, n, confidence));
        prop_assert!(corrected.low <= plain.low + ROUNDING && plain.high <= corrected.high + ROUNDING, "{plain:?} {corrected:?}");
    }

    #[test]
    fn a_difference_holds_what_was_seen_and_turns_round_with_its_sides(one in hits(), other in hits(), confidence in confidence()) {
        let confidence = Confidence::parse(confidence).unwrap();
        let (one, other) = (Hits::parse(one.0, one.1).unwrap(), Hits::parse(other.0, other.1).unwrap());
        let (there, back) = (difference(one, other, confidence), difference(other, one, confidence));
        let (Interval { low, high, .. }, turned) = (there.interval().unwrap(), back.interval().unwrap());
        let point = there.point().unwrap();
        prop_assert!(-1.0 - ROUNDING <= low && low <= point + ROUNDING && point <= high + ROUNDING && high <= 1.0 + ROUNDING);
        prop_assert!((low + turned.high).abs() < ROUNDING && (high + turned.low).abs() < ROUNDING);
    }
}

#[test]
fn nobody_has_no_share_and_no_difference() {
    let nobody = Hits::parse(0, 0).unwrap();
    assert_eq!(nobody.reading(Confidence::DEFAULT).point(), None);
    assert_eq!(difference(nobody, Hits::parse(1, 2).unwrap(), Confidence::DEFAULT).point(), None);
}

#[test]
fn more_hits_than_people_are_refused() {
    assert_eq!(Hits::parse(3, 2).map_err(|error| error.code()), Err("out_of_range"));
    assert_eq!(Hits::parse(1, MOST_ANSWERS + 1).map_err(|error| error.code()), Err("overflow"));
}
