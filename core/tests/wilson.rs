//! Owns the properties of Wilson's interval of a share.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::reading::{Confidence, Interval};
use expectly_core::stats::wilson;
use expectly_core::tally::MOST_ANSWERS;
use proptest::prelude::*;

/// What rounding may move an end by; interval ends are shown to three digits.
const ROUNDING: f64 = 1e-12;

fn interval(hits: u64, n: u64, confidence: f64) -> Interval {
    wilson::share(hits, n, Confidence::parse(confidence).unwrap()).interval().unwrap()
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

#[test]
fn nobody_has_no_share() {
    assert_eq!(wilson::share(0, 0, Confidence::DEFAULT).point(), None);
}
