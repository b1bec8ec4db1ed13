//! Owns the properties of satisfaction and effort scores: bounds, polarity, and that forms and populations keep apart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::ces::{Agreement, Ces, Ease, Effort};
use expectly_core::csat;
use expectly_core::levels::Levels;
use expectly_core::nps::{Nps, enps::Enps};
use expectly_core::population::Internal;
use expectly_core::reading::{Confidence, Interval, Reading};
use expectly_core::scale::{Agree7, Csat5, Ease7, Effort5, Likelihood11};
use expectly_core::tally::{MOST_ANSWERS, Tally};
use proptest::prelude::*;

/// What rounding may do to a share or a mean.
const ROUNDING: f64 = 1e-9;
const CONFIDENCE: Confidence = Confidence::DEFAULT;

/// From none to very many, most often few: that is where intervals go wrong.
fn counts(levels: usize) -> impl Strategy<Value = Vec<u64>> {
    let count = prop_oneof![2 => Just(0), 3 => 0..30_u64, 1 => 0..=MOST_ANSWERS / 11];
    proptest::collection::vec(count, levels)
}

fn reversed(counts: &[u64]) -> Vec<u64> {
    counts.iter().rev().copied().collect()
}

fn holds_its_point(ces: &Ces) -> Result<(), TestCaseError> {
    let readings = [ces.easy(CONFIDENCE), ces.top2(CONFIDENCE)].map(|reading| (reading.point(), reading.interval(), 0.0));
    let net = (ces.net(CONFIDENCE).point(), ces.net(CONFIDENCE).interval(), -1.0);
    for (point, interval, lowest) in readings.into_iter().chain([net]) {
        let (Some(point), Some(Interval { low, high, .. })) = (point, interval) else { continue };
        prop_assert!(lowest <= low && low <= point + ROUNDING && point <= high + ROUNDING && high <= 1.0, "{low} {point} {high}");
    }
    if let Some(pomp) = ces.pomp(CONFIDENCE).point() {
        prop_assert!((0.0..=100.0).contains(&pomp));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_estimand_of_effort_stays_in_its_range(seven in counts(7), five in counts(5)) {
        holds_its_point(&Ease::of(&Tally::<Ease7>::from_counts(&seven).unwrap()))?;
        holds_its_point(&Agreement::of(&Tally::<Agree7>::from_counts(&seven).unwrap()))?;
        holds_its_point(&Effort::of(&Tally::<Effort5>::from_counts(&five).unwrap()))?;
    }

    #[test]
    fn more_effort_is_never_a_better_score(five in counts(5)) {
        // Answers turned round: what was low is high.
        let [one, other] = [five.clone(), reversed(&five)].map(|counts| Effort::of(&Tally::<Effort5>::from_counts(&counts).unwrap()));
        let (Some(mean), Some(turned)) = (one.mean(CONFIDENCE).point(), other.mean(CONFIDENCE).point()) else { return Ok(()) };
        prop_assert!((mean + turned - 6.0).abs() < ROUNDING);
        prop_assert_eq!(one.net(CONFIDENCE).point(), other.net(CONFIDENCE).point().map(|net| -net));
    }

    #[test]
    fn a_better_answer_lowers_no_estimand_of_ease(seven in counts(7), from in 0..6_usize) {
        prop_assume!(seven[from] > 0);
        let mut better = seven.clone();
        better[from] -= 1;
        better[from + 1] += 1;
        let [before, after] = [seven, better].map(|counts| Ease::of(&Tally::<Ease7>::from_counts(&counts).unwrap()));
        let rises = |one: Option<f64>, other: Option<f64>| one.zip(other).is_none_or(|(one, other)| one <= other + ROUNDING);
        prop_assert!(rises(before.mean(CONFIDENCE).point(), after.mean(CONFIDENCE).point()));
        prop_assert!(rises(before.easy(CONFIDENCE).point(), after.easy(CONFIDENCE).point()));
        prop_assert!(rises(before.top2(CONFIDENCE).point(), after.top2(CONFIDENCE).point()));
        prop_assert!(rises(before.net(CONFIDENCE).point(), after.net(CONFIDENCE).point()));
        prop_assert!(rises(before.pomp(CONFIDENCE).point(), after.pomp(CONFIDENCE).point()));
    }

    #[test]
    fn satisfaction_is_the_same_whether_its_scale_is_known_or_described(five in counts(5)) {
        let (tally, levels) = (Tally::<Csat5>::from_counts(&five).unwrap(), Levels::from_counts(1, &five).unwrap());
        prop_assert_eq!(csat::top2(&tally, CONFIDENCE), levels.top(2, CONFIDENCE).unwrap());
        prop_assert_eq!(csat::top1(&tally, CONFIDENCE), levels.top(1, CONFIDENCE).unwrap());
        prop_assert_eq!(csat::mean(&tally, CONFIDENCE), levels.mean(CONFIDENCE));
        prop_assert_eq!(csat::pomp(&tally, CONFIDENCE), levels.pomp(CONFIDENCE));
    }

    #[test]
    fn where_a_scale_starts_moves_its_mean_but_no_share(counts in proptest::collection::vec(0..500_u64, 2..=11), lowest in -50..50_i64) {
        let (here, there) = (Levels::from_counts(0, &counts).unwrap(), Levels::from_counts(lowest, &counts).unwrap());
        prop_assert_eq!(here.top(1, CONFIDENCE), there.top(1, CONFIDENCE));
        prop_assert_eq!(here.moments().deviation(), there.moments().deviation());
        if let (Some(here), Some(there)) = (here.pomp(CONFIDENCE).point(), there.pomp(CONFIDENCE).point()) {
            prop_assert!((here - there).abs() < ROUNDING);
        }
    }

    #[test]
    fn four_employees_stay_unseen_and_five_are_read_like_customers(counts in proptest::collection::vec(0..3_u64, 11)) {
        let employees = Enps::of(&Tally::<Likelihood11, Internal>::from_counts(&counts).unwrap());
        let customers = Nps::of(&Tally::<Likelihood11>::from_counts(&counts).unwrap());
        match employees.n() {
            1..5 => prop_assert_eq!(employees.reading(CONFIDENCE), Reading::Suppressed { n: employees.n(), need: 5 }),
            _ => prop_assert_eq!(employees.reading(CONFIDENCE), customers.reading(CONFIDENCE)),
        }
    }
}

#[test]
fn that_three_employees_agree_is_not_told() {
    let agreed = Tally::<Csat5, Internal>::from_counts(&[0, 0, 0, 0, 3]).unwrap();
    assert_eq!(csat::mean(&agreed, CONFIDENCE), Reading::Suppressed { n: 3, need: 5 });
}

#[test]
fn a_share_of_all_values_is_no_share() {
    let levels = Levels::from_counts(1, &[4, 5]).unwrap();
    assert_eq!([0, 2, u64::MAX].map(|top| levels.top(top, CONFIDENCE).unwrap_err().code()), ["out_of_range"; 3]);
    assert_eq!(Levels::from_counts(1, &[4]).unwrap_err().code(), "out_of_range");
    assert_eq!(Levels::from_counts(1000, &[4, 5]).unwrap_err().path(), "min");
}
