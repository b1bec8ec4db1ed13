//! Owns the properties of counting: no order, no partition and no detour through another process changes a score by a single bit.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use expectly_core::answer::Answer;
use expectly_core::gap::sacrifice::{Predictive, Sacrifice};
use expectly_core::joint::JointTally;
use expectly_core::key::{Counted, Key, Keyed};
use expectly_core::nps::Nps;
use expectly_core::reading::Confidence;
use expectly_core::scale::{Ease7, Likelihood11, Scale};
use expectly_core::tally::{MOST_ANSWERS, Tally};
use proptest::collection::vec;
use proptest::prelude::*;

type Pair = (i64, i64);

fn tally<S: Scale>(values: &[i64]) -> Tally<S> {
    let mut tally = Tally::new();
    values.iter().for_each(|value| tally.record(Answer::parse(*value).unwrap()).unwrap());
    tally
}

fn joint(pairs: &[Pair]) -> JointTally<Ease7> {
    let mut joint = JointTally::new();
    pairs.iter().for_each(|(first, second)| joint.record(Answer::parse(*first).unwrap(), Answer::parse(*second).unwrap()).unwrap());
    joint
}

fn shuffled<T: Clone + std::fmt::Debug + 'static>(things: impl Strategy<Value = Vec<T>>) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    things.prop_flat_map(|things| (Just(things.clone()), Just(things).prop_shuffle()))
}

/// Answers, each with the store that happened to receive it.
fn scattered<T: std::fmt::Debug>(answer: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<(T, usize)>> {
    vec((answer, 0..STORES), 0..200)
}

const STORES: usize = 5;

fn at<T: Clone>(store: usize, answers: &[(T, usize)]) -> Vec<T> {
    answers.iter().filter(|(_, at)| *at == store).map(|(answer, _)| answer.clone()).collect()
}

/// Counts of one and the same thing.
fn keyed<T: Counted>(counts: T) -> Keyed<T> {
    Keyed::new(Key::default(), counts)
}

proptest! {
    #[test]
    fn answers_that_arrive_in_another_order_give_the_same_score((values, others) in shuffled(vec(0..=10_i64, 0..200))) {
        let (one, other) = (tally::<Likelihood11>(&values), tally::<Likelihood11>(&others));
        prop_assert_eq!(one, other);
        prop_assert_eq!(Nps::of(&one).reading(Confidence::DEFAULT), Nps::of(&other).reading(Confidence::DEFAULT));
    }

    #[test]
    fn pairs_that_arrive_in_another_order_give_the_same_gap((pairs, others) in shuffled(vec((1..=7_i64, 1..=7_i64), 0..200))) {
        let (one, other) = (joint(&pairs), joint(&others));
        prop_assert_eq!(one, other);
        prop_assert_eq!(Sacrifice::<Predictive>::of(&one).reading(Confidence::DEFAULT), Sacrifice::<Predictive>::of(&other).reading(Confidence::DEFAULT));
    }

    #[test]
    fn stores_that_each_saw_a_part_add_up_to_the_whole(answers in scattered(0..=10_i64)) {
        let mut merged = keyed(Tally::<Likelihood11>::new());
        for store in 0..STORES {
            merged.merge(&keyed(tally(&at(store, &answers)))).unwrap();
        }
        prop_assert_eq!(*merged.counts(), tally(&answers.into_iter().map(|(answer, _)| answer).collect::<Vec<_>>()));
    }

    #[test]
    fn stores_that_each_saw_some_pairs_add_up_to_the_whole(answers in scattered((1..=7_i64, 1..=7_i64))) {
        let mut merged = keyed(JointTally::<Ease7>::new());
        for store in 0..STORES {
            merged.merge(&keyed(joint(&at(store, &answers)))).unwrap();
        }
        prop_assert_eq!(*merged.counts(), joint(&answers.into_iter().map(|(answer, _)| answer).collect::<Vec<_>>()));
    }

    #[test]
    fn merging_in_any_tree_gives_the_same_counts(parts in [vec(0..=10_i64, 0..50), vec(0..=10_i64, 0..50), vec(0..=10_i64, 0..50)]) {
        let [a, b, c] = parts.map(|part| tally::<Likelihood11>(&part));
        let merged = |one: Tally<Likelihood11>, other: Tally<Likelihood11>| {
            let mut one = keyed(one);
            one.merge(&keyed(other)).unwrap();
            *one.counts()
        };
        prop_assert_eq!(merged(merged(a, b), c), merged(a, merged(b, c)));
        prop_assert_eq!(merged(a, b), merged(b, a));
        prop_assert_eq!(merged(a, Tally::new()), a);
    }

    #[test]
    fn counts_that_were_stored_come_back_as_they_were(values in vec(0..=10_i64, 0..200), pairs in vec((1..=7_i64, 1..=7_i64), 0..200)) {
        let (tally, joint) = (tally::<Likelihood11>(&values), joint(&pairs));
        prop_assert_eq!(Tally::from_counts(tally.counts()), Ok(tally));
        prop_assert_eq!(JointTally::from_rows(&joint.table().rows()), Ok(joint));
    }

    #[test]
    fn a_value_off_the_scale_is_never_counted(value in any::<i64>()) {
        prop_assert_eq!(Answer::<Ease7>::parse(value).is_ok(), (1..=7).contains(&value));
    }
}

#[test]
fn counts_that_would_overflow_are_refused_and_leave_the_tally_as_it_was() {
    let mut full = keyed(Tally::<Ease7>::from_counts(&[0, 0, 0, 0, 0, 0, MOST_ANSWERS]).unwrap());
    let one = keyed(tally::<Ease7>(&[7]));
    assert_eq!(full.merge(&one).unwrap_err().code(), "overflow");
    assert_eq!(full.counts_mut().record(Answer::parse(7).unwrap()).unwrap_err().code(), "overflow");
    assert_eq!(full.counts().n(), MOST_ANSWERS);
    assert_eq!(Tally::<Ease7>::from_counts(&[u64::MAX, 1, 0, 0, 0, 0, 0]).unwrap_err().code(), "overflow");
}

#[test]
fn the_spread_of_the_most_answers_does_not_overflow() {
    let half = MOST_ANSWERS / 2;
    let moments = Tally::<Ease7>::from_counts(&[half, 0, 0, 0, 0, 0, half]).unwrap().moments();
    assert_eq!(moments.mean(), Some(4.0));
    assert!((moments.deviation().unwrap() - 3.0).abs() < 1e-12);
}
