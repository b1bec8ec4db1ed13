//! Owns the properties of gaps: their signs, that they are people's own differences, and what a verdict on a promise rests on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::answer::{Answer, Rating};
use expectly_core::asked::{Advertised, Expected};
use expectly_core::family::PValue;
use expectly_core::gap::claim::Claim;
use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::gap::sacrifice::{Predictive, Sacrifice};
use expectly_core::gap::servqual::ServqualGap;
use expectly_core::gap::unpaired::UnpairedContrast;
use expectly_core::gap::xgap::{Margin, VERDICT_ALPHA, Verdict, XGap};
use expectly_core::joint::JointTally;
use expectly_core::key::{Key, Keyed};
use expectly_core::population::Internal;
use expectly_core::reading::{Confidence, Interval, Reading};
use expectly_core::scale::{Quality7, ScaleId};
use expectly_core::stats::binomial::fair_tail;
use expectly_core::tally::Tally;
use proptest::prelude::*;

/// What rounding may do to a mean or a p value.
const ROUNDING: f64 = 1e-9;
const CONFIDENCE: Confidence = Confidence::DEFAULT;

type Table = Vec<Vec<u64>>;

fn joint(table: &Table) -> JointTally<Quality7> {
    JointTally::from_rows(table).unwrap()
}

fn promises(table: &Table) -> JointTally<Quality7, Advertised> {
    JointTally::from_rows(table).unwrap()
}

/// The table's pairs, one by one, under a margin that was there first.
fn claim(table: &Table, margin: f64) -> Claim<Quality7> {
    let mut claim = Claim::declare(Margin::parse(margin).unwrap());
    for (first, second, count) in promises(table).table().by_pair() {
        let answer = |value: i8| Answer::parse(i64::from(value)).unwrap();
        (0..count).for_each(|_| claim.record(answer(first), answer(second)).unwrap());
    }
    claim
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
        let gap = XGap::of(&promises(&table));
        let Some(distance) = gap.mean_distance() else { return Ok(()) };
        let mean = joint(&table).table().differences().mean().unwrap();
        prop_assert!(mean.abs() <= distance + ROUNDING && distance <= gap.root_mean_square().unwrap() + ROUNDING);
    }

    #[test]
    fn a_promise_is_called_kept_only_when_both_tests_say_so(table in table(), points in 0.05..3.0_f64) {
        let claim = claim(&table, points);
        let verdict = claim.verdict();
        match claim.equivalence().map(PValue::alone) {
            Some(p) if (p - VERDICT_ALPHA).abs() > ROUNDING => prop_assert_eq!(verdict == Verdict::Close, p < VERDICT_ALPHA),
            Some(_) => {}
            None => prop_assert_eq!(verdict, Verdict::Undetermined),
        }
    }

    #[test]
    fn a_wider_margin_never_turns_a_kept_promise_into_a_broken_one(table in table(), points in 0.05..3.0_f64, more in 0.0..2.0_f64) {
        let (narrow, wide) = (claim(&table, points), claim(&table, points + more));
        if narrow.verdict() == Verdict::Close {
            prop_assert_eq!(wide.verdict(), Verdict::Close);
        }
        if wide.verdict() == Verdict::Gap {
            prop_assert_eq!(narrow.verdict(), Verdict::Gap);
        }
    }

    #[test]
    fn a_declared_level_has_no_error_of_its_own(counts in proptest::collection::vec(0..60_u64, 7), level in 1..=7_i64) {
        let actual = Tally::<Quality7>::from_counts(&counts).unwrap();
        let gap = XGap::of_level(Answer::parse(level).unwrap(), &actual);
        prop_assert_eq!(gap.n(), actual.n());
        prop_assert_eq!(gap.deviation(), actual.moments().deviation());
        prop_assert_eq!(gap.correlation(), None);
        if let (Some(gap), Some(mean)) = (gap.reading(CONFIDENCE).point(), actual.moments().mean()) {
            prop_assert!((gap - (level as f64 - mean)).abs() < ROUNDING);
        }
    }

    #[test]
    fn the_net_met_share_has_one_sign_for_every_gap_and_stays_within_its_interval(table in table(), level in 0.5..0.9999_f64) {
        let (gap, confidence) = (Sacrifice::<Predictive>::of(&joint(&table)), Confidence::parse(level).unwrap());
        let met = gap.net_met(confidence);
        prop_assert_eq!(met, gap.to_servqual().net_met(confidence));
        prop_assert_eq!(met.point(), Sacrifice::<Predictive>::of(&joint(&transposed(&table))).net_met(confidence).point().map(|net| -net));
        let (Some(point), Some(Interval { low, high, .. })) = (met.point(), met.interval()) else { return Ok(()) };
        prop_assert!(-1.0 <= low && low <= point + ROUNDING && point <= high + ROUNDING && high <= 1.0);
    }

    #[test]
    fn rank_tests_ask_only_for_order_and_turn_with_the_sides(table in table()) {
        let (one, other) = (Sacrifice::<Predictive>::of(&joint(&table)), Sacrifice::<Predictive>::of(&joint(&transposed(&table))));
        prop_assert_eq!(one.signed_rank().map(|rank| rank.z()), other.signed_rank().map(|rank| -rank.z()));
        prop_assert_eq!(one.signed_rank().map(|rank| rank.z()), one.to_servqual().signed_rank().map(|rank| -rank.z()));
        prop_assert_eq!(one.sign_test(), other.sign_test());
        for p in [one.sign_test(), one.signed_rank().map(|rank| rank.p())].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&p.alone()));
        }
    }

    #[test]
    fn people_without_a_difference_change_no_rank_test(table in table(), more in 1..50_u64) {
        let mut padded = table.clone();
        padded[3][3] += more;
        let (one, other) = (Sacrifice::<Predictive>::of(&joint(&table)), Sacrifice::<Predictive>::of(&joint(&padded)));
        prop_assert_eq!(one.signed_rank(), other.signed_rank());
        prop_assert_eq!(one.sign_test(), other.sign_test());
    }

    #[test]
    fn a_fair_coins_tails_add_up(n in 0..3000_u64, k in 0..3000_u64) {
        prop_assume!(2 * k < n);
        // P(X ≤ k) + P(X ≤ n − k − 1) = 1, and below the middle each step adds one term.
        let (here, next) = (fair_tail(k, n), fair_tail(k + 1, n));
        prop_assert!(0.0 <= here && here <= next + f64::EPSILON && next <= 1.0);
        if n % 2 == 1 {
            prop_assert!((fair_tail(n / 2, n) - 0.5).abs() < 1e-12);
        }
    }

    #[test]
    fn an_unpaired_contrast_is_the_difference_of_means_whatever_the_pairing(table in table()) {
        let (first, second) = (joint(&table).table().first(), joint(&table).table().second());
        let (first, second) = (Tally::<Quality7>::of(&first).unwrap(), Tally::<Quality7>::of(&second).unwrap());
        let contrast = UnpairedContrast::of(&first, &second).reading(CONFIDENCE);
        let turned = UnpairedContrast::of(&second, &first).reading(CONFIDENCE);
        prop_assert_eq!(contrast.point(), turned.point().map(|point| -point));
        let Some(point) = contrast.point() else { return Ok(()) };
        prop_assert!((point - joint(&table).table().differences().mean().unwrap()).abs() < ROUNDING);
    }

    #[test]
    fn few_employees_pairs_show_nothing(values in proptest::collection::vec((1..=7_i64, 1..=7_i64), 0..12)) {
        let mut pairs = JointTally::<Quality7, Expected, Internal>::new();
        for (first, second) in &values {
            pairs.record(Answer::parse(*first).unwrap(), Answer::parse(*second).unwrap()).unwrap();
        }
        let gap = Sacrifice::<Predictive>::of(&pairs);
        let hidden = (1..5).contains(&values.len());
        prop_assert_eq!(hidden, matches!(gap.reading(CONFIDENCE), Reading::Suppressed { need: 5, .. }));
        prop_assert_eq!(hidden, matches!(gap.net_met(CONFIDENCE), Reading::Suppressed { .. }));
        if values.len() < 5 {
            prop_assert_eq!((gap.deviation(), gap.correlation(), gap.sign_test(), gap.signed_rank()), (None, None, None, None));
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

#[test]
fn claims_with_other_margins_are_not_pooled() {
    let declared = |margin| Keyed::new(Key::default(), Claim::<Quality7>::declare(Margin::parse(margin).unwrap()));
    let mut strict = declared(0.25);
    assert_eq!(strict.merge(&declared(0.25)), Ok(()));
    let error = strict.merge(&declared(1.0)).unwrap_err();
    assert_eq!((error.code(), error.path()), ("incompatible", "margin"));
}
