//! Owns the properties of gaps: their signs, that they are people's own differences, and what a verdict on a promise rests on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::answer::Rating;
use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::gap::sacrifice::{Predictive, Sacrifice};
use expectly_core::gap::servqual::ServqualGap;
use expectly_core::gap::xgap::{Margin, VERDICT_ALPHA, Verdict, XGap};
use expectly_core::joint::JointTally;
use expectly_core::reading::{Confidence, Interval};
use expectly_core::scale::{Quality7, ScaleId};
use proptest::prelude::*;

/// What rounding may do to a mean or a p value.
const ROUNDING: f64 = 1e-9;
const CONFIDENCE: Confidence = Confidence::DEFAULT;

type Table = Vec<Vec<u64>>;

fn joint(table: &Table) -> JointTally<Quality7> {
    JointTally::from_rows(table).unwrap()
}

/// Most cells empty, as in real tables.
fn table() -> impl Strategy<Value = Table> {
    let cell = prop_oneof![3 => Just(0), 1 => 0..40_u64];
    proptest::collection::vec(proptest::collection::vec(cell, 7), 7)
}

fn transposed(table: &Table) -> Table {
    (0..table.len()).map(|column| table.iter().filter_map(|row| row.get(column).copied()).collect()).collect()
}

proptest! {
    #[test]
    fn servqual_is_sacrifice_with_the_other_sign_and_never_silently(table in table()) {
        let sacrifice = Sacrifice::<Predictive>::of(&joint(&table));
        let (one, other) = (sacrifice.reading(CONFIDENCE), ServqualGap::of(&joint(&table)).reading(CONFIDENCE));
        prop_assert_eq!(one.point(), other.point().map(|point| -point));
        let (ends, mirrored) = (one.interval().map(|it| (it.low, it.high)), other.interval().map(|it| (-it.high, -it.low)));
        prop_assert_eq!(ends, mirrored);
        prop_assert_eq!(sacrifice.to_servqual().to_sacrifice(), sacrifice);
        prop_assert_eq!(one.n(), other.n());
    }

    #[test]
    fn swapping_the_sides_swaps_the_sign(table in table()) {
        let point = |table| Sacrifice::<Predictive>::of(&joint(table)).reading(CONFIDENCE).point();
        prop_assert_eq!(point(&table), point(&transposed(&table)).map(|point| -point));
        let [above, equal, below] = joint(&table).table().split();
        prop_assert_eq!(joint(&transposed(&table)).table().split(), [below, equal, above]);
        prop_assert_eq!(above + equal + below, joint(&table).n());
    }

    #[test]
    fn a_mean_gap_is_the_difference_of_its_sides_means(table in table()) {
        let joint = joint(&table);
        let (first, second) = (joint.table().first().moments(), joint.table().second().moments());
        prop_assert_eq!((first.n(), second.n()), (joint.n(), joint.n()));
        let Some(gap) = joint.table().differences().mean() else { return Ok(()) };
        prop_assert!((gap - (first.mean().unwrap() - second.mean().unwrap())).abs() < ROUNDING);
    }

    #[test]
    fn the_spread_of_a_gap_is_what_spreads_and_correlation_make_it(table in table()) {
        let joint = joint(&table);
        let (Some(r), Some(spread)) = (joint.table().correlation(), joint.table().differences().deviation()) else { return Ok(()) };
        prop_assert!((-1.0 - ROUNDING..=1.0 + ROUNDING).contains(&r));
        let (first, second) = (joint.table().first().moments().deviation().unwrap(), joint.table().second().moments().deviation().unwrap());
        prop_assert!((spread.powi(2) - (first.powi(2) + second.powi(2) - 2.0 * r * first * second)).abs() < ROUNDING);
    }

    #[test]
    fn a_gap_lies_within_its_interval(table in table(), level in 0.5..0.9999_f64) {
        let reading = Sacrifice::<Predictive>::of(&joint(&table)).reading(Confidence::parse(level).unwrap());
        let (Some(point), Some(Interval { low, high, .. })) = (reading.point(), reading.interval()) else { return Ok(()) };
        prop_assert!(low < point && point < high && (-6.0..=6.0).contains(&point));
    }

    #[test]
    fn over_and_under_selling_cancel_in_the_mean_but_not_in_the_distance(table in table()) {
        let gap = XGap::from_table(joint(&table).table());
        let Some(distance) = gap.mean_distance() else { return Ok(()) };
        let mean = joint(&table).table().differences().mean().unwrap();
        prop_assert!(mean.abs() <= distance + ROUNDING && distance <= gap.root_mean_square().unwrap() + ROUNDING);
    }

    #[test]
    fn a_promise_is_called_kept_only_when_both_tests_say_so(table in table(), points in 0.05..3.0_f64) {
        let (gap, margin) = (XGap::from_table(joint(&table).table()), Margin::parse(points).unwrap());
        let verdict = gap.verdict(margin, VERDICT_ALPHA).unwrap();
        match gap.equivalence_p(margin) {
            Some(p) if (p - VERDICT_ALPHA).abs() > ROUNDING => prop_assert_eq!(verdict == Verdict::Close, p < VERDICT_ALPHA),
            Some(_) => {}
            None => prop_assert_eq!(verdict, Verdict::Undetermined),
        }
    }

    #[test]
    fn one_persons_gap_says_its_sign_in_words(first in 1..=7_i64, second in 1..=7_i64) {
        let rating = |value| Rating::parse(ScaleId::Quality7, value).unwrap();
        let words = [(GapKind::Sacrifice, ["exceeded", "met", "fell-short"]), (GapKind::XGap, ["under-sold", "kept", "over-promised"])];
        for (kind, [below, equal, above]) in words {
            let gap = PersonalGap::of(kind, rating(first), rating(second)).unwrap();
            prop_assert_eq!(i64::from(gap.value()), first - second);
            let word = if first < second { below } else if first == second { equal } else { above };
            prop_assert_eq!(gap.verdict(), word);
        }
    }
}

#[test]
fn ratings_on_unlike_scales_have_no_gap() {
    let (ease, quality) = (Rating::parse(ScaleId::Ease7, 5).unwrap(), Rating::parse(ScaleId::Quality7, 5).unwrap());
    assert_eq!(PersonalGap::of(GapKind::Sacrifice, ease, quality).unwrap_err().code(), "inconsistent");
}

#[test]
fn one_pair_and_equal_pairs_have_no_interval() {
    let only = |n: u64| {
        let mut table = vec![vec![0; 7]; 7];
        table[5][3] = n;
        Sacrifice::<Predictive>::of(&joint(&table)).reading(CONFIDENCE)
    };
    assert_eq!((only(0).point(), only(1).point(), only(9).point()), (None, None, None));
}
