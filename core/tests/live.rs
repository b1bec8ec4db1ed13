//! Owns the properties of live bands.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::live::{Design, NpsBand, NpsMonitor, ShareMonitor};
use expectly_core::reading::{Anytime, Confidence, Interval, Reading};
use expectly_core::tally::Tally;
use expectly_core::{nps::Nps, scale::Likelihood11};
use proptest::prelude::*;

/// What bisection and rounding may move an end by.
const ROUNDING: f64 = 1e-9;

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), 0..30_u64, 0..5000_u64, 0..1_000_000_000_u64, Just((1 << 53) / 4)]
}

fn tally(detractors: u64, passives: u64, promoters: u64) -> Tally<Likelihood11> {
    Tally::from_counts(&[detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters]).unwrap()
}

fn band(counts: (u64, u64, u64), alpha: f64, planned: u64, band: NpsBand) -> Option<Interval<Anytime>> {
    let mut monitor = NpsMonitor::new(Design::new(alpha, planned).unwrap(), band);
    monitor.add(&tally(counts.0, counts.1, counts.2)).unwrap();
    monitor.reading().interval()
}

fn share(hits: u64, n: u64, alpha: f64, planned: u64) -> Interval<Anytime> {
    let mut monitor = ShareMonitor::new(Design::new(alpha, planned).unwrap());
    monitor.add(hits, n).unwrap();
    monitor.reading().interval().unwrap()
}

fn any_band() -> impl Strategy<Value = NpsBand> {
    prop_oneof![Just(NpsBand::SubGaussian), Just(NpsBand::Asymptotic), Just(NpsBand::Dirichlet)]
}

proptest! {
    #[test]
    fn a_live_score_lies_within_its_band_and_both_within_their_range(
        counts in (count(), count(), count()), alpha in 0.001..0.5_f64, planned in 1..100_000_u64, kind in any_band()
    ) {
        let n = counts.0 + counts.1 + counts.2;
        if let Some(Interval { low, high, .. }) = band(counts, alpha, planned, kind) {
            let point = (counts.2 as f64 - counts.0 as f64) / n as f64;
            prop_assert!(-1.0 <= low && low <= point + ROUNDING && point <= high + ROUNDING && high <= 1.0, "{low} {point} {high}");
        }
    }

    #[test]
    fn swapping_promoters_and_detractors_mirrors_the_band(counts in (count(), count(), count()), kind in any_band()) {
        let (one, other) = (band(counts, 0.05, 500, kind), band((counts.2, counts.1, counts.0), 0.05, 500, kind));
        prop_assert_eq!(one.is_some(), other.is_some());
        if let (Some(one), Some(other)) = (one, other) {
            prop_assert!((one.low + other.high).abs() < ROUNDING && (one.high + other.low).abs() < ROUNDING, "{one:?} {other:?}");
        }
    }

    #[test]
    fn being_surer_takes_a_wider_band(counts in (count(), count(), 1..1000_u64), alphas in (0.001..0.5_f64, 0.001..0.5_f64)) {
        for kind in [NpsBand::SubGaussian, NpsBand::Dirichlet] {
            let design = |alpha: f64| Design::new(alpha, 500).unwrap().tuned_for(0.05).unwrap();
            let ends = |alpha: f64| {
                let mut monitor = NpsMonitor::new(design(alpha), kind);
                monitor.add(&tally(counts.0, counts.1, counts.2)).unwrap();
                monitor.reading().interval().unwrap()
            };
            let (inner, outer) = (ends(alphas.0.max(alphas.1)), ends(alphas.0.min(alphas.1)));
            prop_assert!(outer.low <= inner.low + ROUNDING && inner.high <= outer.high + ROUNDING, "{inner:?} {outer:?}");
        }
    }

    #[test]
    fn a_guaranteed_live_band_is_never_narrower_than_the_interval_of_a_report(counts in (count(), count(), 1..100_000_u64)) {
        let live = band(counts, 0.05, 500, NpsBand::SubGaussian).unwrap();
        let report = Nps::of(&tally(counts.0, counts.1, counts.2)).reading(Confidence::DEFAULT).interval().unwrap();
        prop_assert!(live.high - live.low >= report.high - report.low - ROUNDING, "{live:?} {report:?}");
    }

    #[test]
    fn a_live_share_lies_within_its_band_and_counting_the_misses_mirrors_it(
        (hits, n) in count().prop_flat_map(|n| (0..=n.max(1), Just(n.max(1)))), alpha in 0.001..0.5_f64, planned in 1..100_000_u64
    ) {
        let (one, other) = (share(hits, n, alpha, planned), share(n - hits, n, alpha, planned));
        let point = hits as f64 / n as f64;
        prop_assert!(0.0 <= one.low && one.low <= point + ROUNDING && point <= one.high + ROUNDING && one.high <= 1.0, "{one:?} {point}");
        prop_assert!((one.low + other.high - 1.0).abs() < ROUNDING && (one.high + other.low - 1.0).abs() < ROUNDING, "{one:?} {other:?}");
    }

    #[test]
    fn batches_tell_the_same_as_answers_one_by_one(hits in prop::collection::vec(any::<bool>(), 1..60)) {
        let mut one = ShareMonitor::new(Design::new(0.05, 100).unwrap());
        let mut batch = one.clone();
        hits.iter().for_each(|hit| one.record(*hit).unwrap());
        batch.add(hits.iter().filter(|hit| **hit).count() as u64, hits.len() as u64).unwrap();
        prop_assert_eq!(one.reading(), batch.reading());
    }
}

#[test]
fn an_asymptotic_band_is_not_shown_before_its_guarantee_has_set_in() {
    assert_eq!(band((10, 20, 19), 0.05, 500, NpsBand::Asymptotic), None);
    assert!(band((10, 20, 20), 0.05, 500, NpsBand::Asymptotic).is_some());
    assert_eq!(band((0, 0, 60), 0.05, 500, NpsBand::Asymptotic), None, "no width where all agree");
}

#[test]
fn a_reset_keeps_its_reason_and_forgets_the_answers() {
    let mut monitor = NpsMonitor::new(Design::new(0.05, 500).unwrap(), NpsBand::SubGaussian);
    monitor.add(&tally(1, 2, 3)).unwrap();
    monitor.reset("new checkout");
    assert!(matches!(monitor.reading(), Reading::Insufficient { n: 0, .. }));
    assert_eq!(monitor.resets().iter().map(|reset| (reset.reason.as_str(), reset.n)).collect::<Vec<_>>(), [("new checkout", 6)]);
}

#[test]
fn a_band_without_a_design_is_refused() {
    for (alpha, planned, path) in
        [(0.0, 500, "alpha"), (0.6, 500, "alpha"), (f64::NAN, 500, "alpha"), (1e-20, 500, "alpha"), (0.05, 0, "plannedN")]
    {
        assert_eq!(Design::new(alpha, planned).unwrap_err().path(), path);
    }
}
