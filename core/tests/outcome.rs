//! Owns the properties of outcomes, goals and running moments.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::estimand::Direction;
use expectly_core::outcome::{
    Goal, GoalVerdict, Group, Lag, Metric, Review, Reviews, UnitOfAnalysis, Waits, churn, cost_of_sales, risk_difference, transition,
};
use expectly_core::rate::Rate;
use expectly_core::reading::{Confidence, Reading};
use expectly_core::stats::running::Running;
use proptest::prelude::*;

const ROUNDING: f64 = 1e-12;

fn running(amounts: &[f64]) -> Running {
    let mut running = Running::new();
    amounts.iter().for_each(|amount| running.push(*amount).unwrap());
    running
}

proptest! {
    #[test]
    fn amounts_in_any_parts_have_the_same_mean_and_spread(amounts in prop::collection::vec(-1e6..1e6_f64, 2..200), cut in 0..200_usize, far in 0.0..1e9_f64) {
        let amounts: Vec<f64> = amounts.into_iter().map(|amount| amount + far).collect();
        let (one, other) = amounts.split_at(cut.min(amounts.len()));
        let mut merged = running(other);
        merged.merge(&running(one)).unwrap();
        let whole = running(&amounts);
        prop_assert_eq!(merged.n(), whole.n());
        prop_assert!((merged.mean().unwrap() - whole.mean().unwrap()).abs() <= 4.0 * f64::EPSILON * (1e6 + far));
        prop_assert!((merged.deviation().unwrap() / whole.deviation().unwrap() - 1.0).abs() <= ROUNDING);
    }

    #[test]
    fn a_constant_added_to_all_amounts_leaves_their_spread(amounts in prop::collection::vec(-1000..1000_i32, 2..50), shift in 0..1_i64 << 40) {
        let at = |shift: f64| running(&amounts.iter().map(|amount| f64::from(*amount) + shift).collect::<Vec<_>>()).deviation().unwrap();
        prop_assert!((at(0.0) - at(shift as f64)).abs() <= ROUNDING * at(0.0));
    }

    #[test]
    fn money_in_another_currency_has_the_same_cost_of_sales(pairs in prop::collection::vec((0.0..1e5_f64, 1.0..1e5_f64), 2..50), rate in 0.01..100.0_f64) {
        let converted: Vec<_> = pairs.iter().map(|(cost, revenue)| (cost * rate, revenue * rate)).collect();
        let ratio = |pairs: &[(f64, f64)]| cost_of_sales(pairs, Confidence::DEFAULT).unwrap().point();
        if let (Some(one), Some(other)) = (ratio(&pairs), ratio(&converted)) {
            prop_assert!((one - other).abs() <= ROUNDING * one.max(1.0));
        }
    }

    #[test]
    fn a_median_lies_within_its_interval_and_open_waits_never_shorten_it(hours in prop::collection::vec(0.0..1000.0_f64, 0..60), open in 0..20_u64) {
        let median = |open| Waits::parse(hours.clone(), open).unwrap().median(Confidence::DEFAULT);
        if let Reading::Estimate(estimate) = median(open) {
            prop_assert!(estimate.interval.low <= estimate.point && estimate.point <= estimate.interval.high);
            prop_assert!(median(0).point().unwrap() <= estimate.point);
        }
    }

    #[test]
    fn swapping_the_groups_turns_the_sign_of_a_link(a in 0..50_u64, b in 0..50_u64) {
        let what = (Metric::Churn, Lag::parse(30).unwrap(), UnitOfAnalysis::Customer);
        let [one, other] = [a, b].map(|had| Group { had, of: 50 });
        let ends = |one, other| risk_difference(one, other, what, Confidence::DEFAULT).unwrap().reading.interval().unwrap();
        let (forwards, backwards) = (ends(one, other), ends(other, one));
        prop_assert!((forwards.low + backwards.high).abs() <= ROUNDING && (forwards.high + backwards.low).abs() <= ROUNDING);
        prop_assert!(-1.0 - ROUNDING <= forwards.low && forwards.low <= forwards.high && forwards.high <= 1.0 + ROUNDING);
    }
}

#[test]
fn an_effect_shows_in_churn_first_and_in_price_last() {
    let order = |metric: Metric| metric.order();
    assert_eq!([Metric::Churn, Metric::CostOfSales, Metric::Revenue, Metric::Price].map(order), [Some(1), Some(2), Some(3), Some(4)]);
    assert_eq!(Metric::Churn.direction(), Direction::LowIsGood);
}

#[test]
fn more_lost_than_there_were_is_refused() {
    assert_eq!(churn(2, 1, Confidence::DEFAULT).map_err(|error| error.path().to_owned()).err(), Some("lost".into()));
    assert_eq!(transition(2, 1, Confidence::DEFAULT).map_err(|error| error.path().to_owned()).err(), Some("moved".into()));
}

#[test]
fn complaints_without_exposure_are_refused() {
    for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Rate::parse(3, exposure).map_err(|error| error.path().to_owned()), Err("exposure".into()));
    }
    let both = Rate::parse(3, 100.0).unwrap().and(Rate::parse(1, 50.0).unwrap()).unwrap();
    assert_eq!((both.events(), both.exposure()), (4, 150.0));
}

#[test]
fn a_backlog_is_not_speed() {
    let waits = Waits::parse(vec![1.0; 10], 30).unwrap();
    assert!(matches!(waits.median(Confidence::DEFAULT), Reading::Insufficient { .. }));
    assert_eq!(waits.within(4.0, Confidence::DEFAULT).unwrap().point(), Some(0.25));
}

#[test]
fn reviews_that_nobody_asked_for_stay_apart() {
    let mut reviews = Reviews::new();
    for (stars, solicited) in [(5, true), (4, true), (1, false), (2, false), (1, false)] {
        reviews.record(Review::parse(stars, solicited, true).unwrap()).unwrap();
    }
    assert_eq!(reviews.stars(true, Confidence::DEFAULT).point(), Some(4.5));
    assert_eq!(reviews.stars(false, Confidence::DEFAULT).point(), Some(4.0 / 3.0));
    assert_eq!((reviews.solicited(), reviews.verified()), ((2, 5), (5, 5)));
    assert!(Review::parse(0, true, true).is_err() && Review::parse(6, true, true).is_err());
}

#[test]
fn a_goal_is_met_by_the_interval_and_not_by_the_point() {
    let goal = |direction, threshold| Goal::parse("so that", "nps", direction, threshold, "Ann").unwrap();
    let verdict = |direction, threshold, low, high| goal(direction, threshold).of_interval("nps", Some((low, high))).unwrap();
    // 30 is how people say it; in the unit of the reading it is 0.3.
    assert_eq!(goal(Direction::HighIsGood, 30.0).of_interval("nps", Some((0.4, 0.5))).unwrap_err().path(), "threshold");
    assert_eq!(verdict(Direction::HighIsGood, 0.3, 0.3, 0.5), GoalVerdict::Met);
    assert_eq!(verdict(Direction::HighIsGood, 0.3, 0.2, 0.5), GoalVerdict::Undetermined);
    assert_eq!(verdict(Direction::HighIsGood, 0.3, 0.1, 0.29), GoalVerdict::NotMet);
    assert_eq!(verdict(Direction::LowIsGood, 0.3, 0.1, 0.29), GoalVerdict::Met);
    assert_eq!(verdict(Direction::LowIsGood, 0.3, 0.31, 0.4), GoalVerdict::NotMet);
    assert_eq!(verdict(Direction::ZeroIsBest, 0.5, -0.4, 0.2), GoalVerdict::Met);
    assert_eq!(verdict(Direction::ZeroIsBest, 0.5, -0.9, -0.6), GoalVerdict::NotMet);
    assert_eq!(verdict(Direction::ZeroIsBest, 0.5, -0.6, 0.2), GoalVerdict::Undetermined);
}

#[test]
fn a_goal_without_an_owner_or_a_good_side_is_refused() {
    let refused = |owner, direction| Goal::parse("so that", "nps", direction, 0.1, owner).map_err(|error| error.path().to_owned()).err();
    assert_eq!(refused(" ", Direction::HighIsGood), Some("owner".into()));
    assert_eq!(refused("Ann", Direction::Neither), Some("direction".into()));
}

#[test]
fn a_link_is_called_an_association_with_its_lag_and_unit() {
    let what = (Metric::Churn, Lag::parse(90).unwrap(), UnitOfAnalysis::Account);
    let link = risk_difference(Group { had: 3, of: 10 }, Group { had: 1, of: 10 }, what, Confidence::DEFAULT).unwrap();
    assert_eq!(link.label("NPS"), "Association, not cause: NPS and churn 90 days later, by account");
    assert!(Lag::parse(3661).is_err());
}
