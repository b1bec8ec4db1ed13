//! Owns the properties of randomized response: privacy that holds for every answer, and no bias in what is told from many.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::privacy::{Epsilon, GapClass, RandomizedResponse};
use expectly_core::reading::{Confidence, Reading};
use proptest::prelude::*;

const ROUNDING: f64 = 1e-9;

fn response(k: usize, epsilon: f64) -> RandomizedResponse {
    RandomizedResponse::new(k, Epsilon::parse(epsilon).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn no_sent_answer_betrays_the_truth_by_more_than_epsilon(k in 2..50_usize, epsilon in 0.001..20.0_f64) {
        let response = response(k, epsilon);
        prop_assert!((response.truth() / response.other() / epsilon.exp() - 1.0).abs() <= ROUNDING);
        prop_assert!((response.truth() + (k as f64 - 1.0) * response.other() - 1.0).abs() <= ROUNDING);
    }

    #[test]
    fn each_other_category_is_sent_as_often_as_any(k in 2..12_usize, category in 0..12_usize, epsilon in 0.1..4.0_f64) {
        prop_assume!(category < k);
        let response = response(k, epsilon);
        let mut sent = vec![0_u32; k];
        for step in 0..10_000 {
            sent[response.randomise(category, (f64::from(step) + 0.5) / 10_000.0).unwrap()] += 1;
        }
        for (other, count) in sent.into_iter().enumerate() {
            let expected = if other == category { response.truth() } else { response.other() };
            prop_assert!((f64::from(count) / 10_000.0 - expected).abs() <= 2e-4, "{other}: {count}");
        }
    }

    #[test]
    fn shares_told_from_what_was_sent_add_up_to_everybody(counts in prop::collection::vec(0..1_000_000_u64, 2..20), epsilon in 0.01..8.0_f64) {
        prop_assume!(counts.iter().sum::<u64>() > 0);
        let shares = response(counts.len(), epsilon).debias(&counts).unwrap().unwrap();
        let noise = ROUNDING * shares.iter().map(|share| share.abs()).sum::<f64>();
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() <= noise.max(ROUNDING));
    }

    /// What would be sent on average, exactly, has to be told back as the truth.
    #[test]
    fn what_is_sent_on_average_is_told_back_as_the_truth(truth in prop::array::uniform3(1..1000_u64)) {
        // e^ε = 3 and k = 3: truth with 3/5, each other with 1/5.
        let response = response(3, 3_f64.ln());
        let all: u64 = truth.iter().sum();
        let sent: Vec<u64> = truth.iter().map(|count| 3 * count + (all - count)).collect();
        let shares = response.debias(&sent).unwrap().unwrap();
        for (share, count) in shares.iter().zip(truth) {
            prop_assert!((share - count as f64 / all as f64).abs() <= ROUNDING);
        }
        let nps = response.nps(&sent, Confidence::DEFAULT).unwrap().point().unwrap();
        prop_assert!((nps - (truth[2] as f64 - truth[0] as f64) / all as f64).abs() <= ROUNDING);
    }

    #[test]
    fn parts_average_to_the_whole_because_nothing_is_clipped(one in prop::array::uniform11(0..100_u64), other in prop::array::uniform11(0..100_u64)) {
        let (n, m): (u64, u64) = (one.iter().sum(), other.iter().sum());
        prop_assume!(n > 0 && m > 0);
        let response = response(11, 0.5);
        let whole: Vec<u64> = one.iter().zip(other).map(|(one, other)| one + other).collect();
        let shares = |counts: &[u64]| response.debias(counts).unwrap().unwrap();
        for ((one, other), whole) in shares(&one).iter().zip(shares(&other)).zip(shares(&whole)) {
            prop_assert!(((one * n as f64 + other * m as f64) / (n + m) as f64 - whole).abs() <= ROUNDING);
        }
    }

    #[test]
    fn more_privacy_never_tells_more(epsilon in 0.01..5.0_f64, more in 0.01..1.0_f64, share in 0.0..=1.0_f64, k in 2..12_usize) {
        let variance = |epsilon| response(k, epsilon).variance(1000, share).unwrap();
        prop_assert!(variance(epsilon) >= variance(epsilon + more));
    }
}

#[test]
fn an_epsilon_that_promises_nothing_or_everything_is_refused() {
    for value in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Epsilon::parse(value).map_err(|error| error.code()), Err("out_of_range"), "{value}");
    }
}

#[test]
fn a_very_large_epsilon_sends_the_truth_and_no_nan() {
    let response = response(11, 5000.0);
    assert_eq!((response.truth(), response.other()), (1.0, 0.0));
    assert_eq!(response.randomise(4, 1.0 - f64::EPSILON).unwrap(), 4);
    assert_eq!(response.debias(&[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]).unwrap().unwrap()[10], 0.75);
}

#[test]
fn a_draw_or_a_category_out_of_range_is_refused() {
    let response = response(3, 1.0);
    for (category, draw) in [(3, 0.5), (0, 1.0), (0, -0.1), (0, f64::NAN)] {
        assert_eq!(response.randomise(category, draw).map_err(|error| error.code()), Err("out_of_range"));
    }
}

#[test]
fn nobody_is_no_share_and_no_score() {
    let response = response(3, 1.0);
    assert_eq!(response.debias(&[0; 3]), Ok(None));
    assert!(matches!(response.nps(&[0; 3], Confidence::DEFAULT), Ok(Reading::Insufficient { n: 0, .. })));
}

#[test]
fn a_sacrifice_is_sent_as_worse_and_a_surprise_as_better() {
    assert_eq!([3, 0, -1].map(GapClass::of_sacrifice), [GapClass::Worse, GapClass::Met, GapClass::Better]);
    assert_eq!(GapClass::Better.category() + 1, GapClass::COUNT);
}
