//! Owns the properties of NPS and its intervals: bounds, the point inside, and no favour for either side.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::reading::{Confidence, Interval};
use expectly_core::tally::{MOST_ANSWERS, Tally};
use proptest::prelude::*;

/// What rounding may move an end by; interval ends are shown to three digits.
const ROUNDING: f64 = 1e-9;

fn nps(detractors: u64, passives: u64, promoters: u64) -> Nps {
    Nps::of(&Tally::from_counts(&[detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]).unwrap())
}

fn interval(nps: Nps, method: NpsInterval, confidence: f64) -> Interval {
    nps.reading_by(method, Confidence::parse(confidence).unwrap()).interval().unwrap()
}

/// From none to very many, most often few: that is where intervals go wrong.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), 0..10_u64, 0..1000_u64, 0..=MOST_ANSWERS / 3]
}

fn counts() -> impl Strategy<Value = (u64, u64, u64)> {
    (count(), count(), count()).prop_filter("somebody answered", |(d, n, p)| d + n + p > 0)
}

fn confidence() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.95), 0.5..0.9999_f64]
}

proptest! {
    #[test]
    fn a_score_lies_within_its_interval_and_both_within_a_hundred_points((d, n, p) in counts(), confidence in confidence()) {
        let nps = nps(d, n, p);
        let point = nps.reading(Confidence::DEFAULT).point().unwrap();
        let Interval { low, high, .. } = interval(nps, NpsInterval::Score, confidence);
        prop_assert!((-1.0..=1.0).contains(&point));
        prop_assert!(-1.0 <= low && low <= point + ROUNDING && point <= high + ROUNDING && high <= 1.0, "{low} {point} {high}");
    }

    /// For fewer answers it leaves out a score of ±100, being centred on a score nearer to 0: one reason why it is not the default.
    #[test]
    fn the_other_method_holds_the_score_too_from_ten_answers_on((d, n, p) in counts(), confidence in 0.9..0.9999_f64) {
        let nps = nps(d, n, p);
        let point = nps.reading(Confidence::DEFAULT).point().unwrap();
        let Interval { low, high, .. } = interval(nps, NpsInterval::AdjustedWald, confidence);
        prop_assert!(-1.0 <= low && low < high && high <= 1.0, "{low} {high}");
        prop_assert!(nps.n() < 10 || (low <= point + ROUNDING && point <= high + ROUNDING), "{low} {point} {high}");
    }

    #[test]
    fn swapping_promoters_and_detractors_mirrors_the_interval((d, n, p) in counts(), confidence in confidence()) {
        for method in [NpsInterval::Score, NpsInterval::AdjustedWald] {
            let (one, other) = (interval(nps(d, n, p), method, confidence), interval(nps(p, n, d), method, confidence));
            prop_assert!((one.low + other.high).abs() < ROUNDING && (one.high + other.low).abs() < ROUNDING, "{one:?} {other:?}");
        }
    }

    #[test]
    fn being_surer_takes_a_wider_interval((d, n, p) in counts(), levels in (confidence(), confidence())) {
        let (less, more) = (levels.0.min(levels.1), levels.0.max(levels.1));
        for method in [NpsInterval::Score, NpsInterval::AdjustedWald] {
            let (inner, outer) = (interval(nps(d, n, p), method, less), interval(nps(d, n, p), method, more));
            prop_assert!(outer.low <= inner.low + ROUNDING && inner.high <= outer.high + ROUNDING, "{inner:?} {outer:?}");
        }
    }

    #[test]
    fn one_more_promoter_never_lowers_the_score((d, n, p) in counts()) {
        let (one, more) = (nps(d, n, p).reading(Confidence::DEFAULT), nps(d, n, p + 1).reading(Confidence::DEFAULT));
        prop_assert!(one.point() <= more.point());
    }
}

#[test]
fn nobody_has_no_score() {
    assert_eq!(nps(0, 0, 0).reading(Confidence::DEFAULT).point(), None);
}

#[test]
fn a_unanimous_few_get_no_interval_without_width() {
    let Interval { low, high, .. } = interval(nps(0, 0, 3), NpsInterval::Score, 0.95);
    assert!(low < 0.0 && high == 1.0, "{low} {high}");
}
