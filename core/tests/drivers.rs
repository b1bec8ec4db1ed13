//! Owns the properties of correlation, regression, Kano and importance–performance: what no order, unit or name may change, and what may
//! not be said.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::driver::correlation::Correlation;
use expectly_core::driver::edwards::{Observation, Regression};
use expectly_core::histogram::Histogram;
use expectly_core::importance::{Attribute, Crosshair, Plane, Quadrant};
use expectly_core::kano::{Kano, KanoAnswer, KanoClass};
use expectly_core::reading::{Confidence, Lack, Reading};
use expectly_core::scale::{Importance7, ScaleId};
use expectly_core::table::Table;
use expectly_core::tally::Tally;
use proptest::prelude::*;

const CONFIDENCE: Confidence = Confidence::DEFAULT;
/// What rounding may do to a correlation or a coefficient.
const ROUNDING: f64 = 1e-9;

fn pairs() -> impl Strategy<Value = Vec<(i8, i8)>> {
    proptest::collection::vec((1..=7_i8, 1..=7_i8), 4..60)
}

fn numbers(pairs: &[(i8, i8)]) -> Vec<(f64, f64)> {
    pairs.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect()
}

fn r(pairs: &[(f64, f64)]) -> Option<f64> {
    Correlation::of_pairs(pairs).unwrap().reading(CONFIDENCE).point()
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < ROUNDING,
        (None, None) => true,
        _ => false,
    }
}

fn people(seed: &[(i8, i8)]) -> Vec<Observation> {
    let wave = |index: usize| ((index * 7919 + 13) % 31) as f64 / 10.0;
    let observation = |(index, (e, p)): (usize, &(i8, i8))| Observation {
        expected: f64::from(*e),
        perceived: f64::from(*p),
        outcome: f64::from(*p) - 0.5 * f64::from(*e) + wave(index),
    };
    seed.iter().enumerate().map(observation).collect()
}

fn fit(people: &[Observation], centre: f64) -> Vec<Option<f64>> {
    let fit = Regression::of(people, centre).unwrap();
    fit.coefficients(CONFIDENCE).iter().map(Reading::point).chain([fit.r_squared()]).collect()
}

proptest! {
    #[test]
    fn a_correlation_stays_within_one_and_its_interval_holds_it(pairs in pairs()) {
        if let Reading::Estimate(estimate) = Correlation::of_pairs(&numbers(&pairs)).unwrap().reading(CONFIDENCE) {
            prop_assert!(-1.0 <= estimate.interval.low && estimate.interval.low <= estimate.point);
            prop_assert!(estimate.point <= estimate.interval.high && estimate.interval.high <= 1.0);
        }
    }

    #[test]
    fn a_correlation_does_not_change_with_the_unit_of_a_side_and_turns_with_its_sign(pairs in pairs(), scale in 0.001..1e6, shift in -1e3..1e3) {
        let numbers = numbers(&pairs);
        let moved: Vec<_> = numbers.iter().map(|(x, y)| (x * scale + shift, -y)).collect();
        let swapped: Vec<_> = numbers.iter().map(|(x, y)| (*y, *x)).collect();
        // Shifting costs digits where the scale is small beside it.
        let digits = (r(&numbers), r(&moved).map(|r| -r));
        if let (Some(one), Some(other)) = digits {
            prop_assert!((one - other).abs() < 1e-6, "{one} {other}");
        }
        prop_assert!(near(r(&numbers), r(&swapped)));
    }

    #[test]
    fn a_correlation_of_a_table_is_that_of_its_pairs(pairs in pairs()) {
        let mut rows = vec![vec![0; 7]; 7];
        for (x, y) in &pairs {
            rows[*x as usize - 1][*y as usize - 1] += 1;
        }
        let table = Table::from_rows(ScaleId::Quality7, &rows).unwrap();
        prop_assert!(near(Correlation::of_table(&table).reading(CONFIDENCE).point(), r(&numbers(&pairs))));
    }

    #[test]
    fn more_answers_of_the_same_kind_narrow_a_correlations_interval(pairs in pairs()) {
        let width = |pairs: &[(f64, f64)]| {
            Correlation::of_pairs(pairs).unwrap().reading(CONFIDENCE).interval().map(|interval| interval.high - interval.low)
        };
        let once = numbers(&pairs);
        if let (Some(wide), Some(narrow)) = (width(&once), width(&[once.clone(), once].concat())) {
            prop_assert!(narrow < wide);
        }
    }

    #[test]
    fn centring_moves_a_surface_and_does_not_bend_it(seed in proptest::collection::vec((1..=7_i8, 1..=7_i8), 20..80)) {
        let people = people(&seed);
        let (raw, centred) = (fit(&people, 0.0), fit(&people, 4.0));
        // Squares, product and R² stay; the slopes and the constant are read elsewhere.
        for index in 3..7 {
            prop_assert!(match (raw[index], centred[index]) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-7,
                (None, None) => true,
                _ => false,
            }, "{index}: {raw:?} {centred:?}");
        }
    }

    #[test]
    fn a_surface_does_not_depend_on_the_order_of_people(seed in proptest::collection::vec((1..=7_i8, 1..=7_i8), 20..80)) {
        let mut people = people(&seed);
        let before = fit(&people, 4.0);
        people.reverse();
        for (one, other) in before.into_iter().zip(fit(&people, 4.0)) {
            prop_assert!(near(one, other));
        }
    }

    #[test]
    fn kano_shares_keep_within_their_signs_and_their_intervals(counts in proptest::array::uniform6(0..1000_u64)) {
        let kano = Kano::from_counts(counts).unwrap();
        prop_assert_eq!(kano.n(), counts.iter().sum::<u64>());
        if let Reading::Estimate(better) = kano.better(CONFIDENCE) {
            prop_assert!(0.0 <= better.interval.low && better.interval.low <= better.point);
            prop_assert!(better.point <= better.interval.high && better.interval.high <= 1.0);
        }
        if let Reading::Estimate(worse) = kano.worse(CONFIDENCE) {
            prop_assert!(-1.0 <= worse.interval.low && worse.interval.low <= worse.point);
            prop_assert!(worse.point <= worse.interval.high && worse.interval.high <= 0.0);
        }
    }

    #[test]
    fn a_kano_class_is_named_only_if_most_people_chose_it(counts in proptest::array::uniform6(0..60_u64)) {
        if let Some(class) = Kano::from_counts(counts).unwrap().most_frequent(CONFIDENCE) {
            let place = KanoClass::NAMES.iter().position(|(_, known)| *known == class).unwrap();
            prop_assert!(counts.iter().enumerate().all(|(other, count)| other == place || *count < counts[place]));
        }
    }

    #[test]
    fn an_attribute_gets_a_quadrant_only_if_both_intervals_keep_to_one_side(
        importance in proptest::collection::vec(0..30_u64, 7),
        performance in proptest::collection::vec(0..30_u64, 7),
    ) {
        let attribute = attribute(&importance, &performance);
        let plane = Plane::of(&[attribute], Crosshair::Midpoint, CONFIDENCE).unwrap();
        let placed = plane.attributes[0];
        let apart = |reading: Reading<_>| reading.interval().is_some_and(|interval| interval.low > 4.0 || interval.high < 4.0);
        prop_assert_eq!(placed.quadrant != Quadrant::Undetermined, apart(placed.importance) && apart(placed.performance));
    }
}

fn attribute(importance: &[u64], performance: &[u64]) -> Attribute {
    let performance = Histogram::from_counts(ScaleId::Quality7, performance).unwrap();
    Attribute::of(&Tally::<Importance7>::from_counts(importance).unwrap(), &performance).unwrap()
}

#[test]
fn a_lone_attribute_at_its_own_grand_mean_is_undetermined_and_not_a_problem() {
    let attribute = attribute(&[0, 0, 0, 5, 9, 20, 30], &[30, 20, 5, 1, 0, 0, 0]);
    let at = |crosshair| Plane::of(&[attribute], crosshair, CONFIDENCE).unwrap().attributes[0].quadrant;
    assert_eq!((at(Crosshair::Midpoint), at(Crosshair::GrandMean)), (Quadrant::ConcentrateHere, Quadrant::Undetermined));
}

#[test]
fn effort_where_low_is_good_is_no_performance() {
    let effort = Histogram::new(ScaleId::Effort5);
    let refused = Attribute::of(&Tally::new(), &effort).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("incompatible", "performance"));
}

#[test]
fn the_kano_table_is_that_of_berger_1993() {
    let letters = "AOMIRQ";
    for ((_, functional), row) in KanoAnswer::NAMES.iter().zip(["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]) {
        for ((_, dysfunctional), letter) in KanoAnswer::NAMES.iter().zip(row.chars()) {
            let class = KanoClass::NAMES[letters.find(letter).unwrap()].1;
            assert_eq!(KanoClass::of(*functional, *dysfunctional), class, "{functional:?} {dysfunctional:?}");
        }
    }
}

#[test]
fn nobody_and_ties_have_no_kano_class() {
    assert_eq!(Kano::default().most_frequent(CONFIDENCE), None);
    assert_eq!(Kano::from_counts([500_000_000, 500_000_000, 0, 0, 0, 0]).unwrap().most_frequent(CONFIDENCE), None);
    assert_eq!(Kano::from_counts([500_100_000, 499_900_000, 0, 0, 0, 0]).unwrap().most_frequent(CONFIDENCE), Some(KanoClass::Attractive));
}

#[test]
fn what_cannot_be_told_apart_gets_no_number() {
    let lack = |pairs: &[(f64, f64)]| match Correlation::of_pairs(pairs).unwrap().reading(CONFIDENCE) {
        Reading::Insufficient { lack, .. } => Some(lack),
        _ => None,
    };
    assert_eq!(lack(&[]), Some(Lack::NoAnswers));
    assert_eq!(lack(&[(1.0, 2.0), (2.0, 1.0), (3.0, 5.0)]), Some(Lack::TooFew { need: 4 }));
    assert_eq!(lack(&[(0.1, 1.0), (0.1, 2.0), (0.1, 3.0), (0.1, 5.0)]), Some(Lack::NoSpread));
    assert_eq!(lack(&[(1.0, 0.1), (2.0, 0.2), (3.0, 0.3), (4.0, 0.4)]), Some(Lack::Dependent));

    let surface = |people: &[Observation]| match Regression::of(people, 4.0).unwrap().coefficients(CONFIDENCE)[1] {
        Reading::Insufficient { lack, .. } => Some(lack),
        _ => None,
    };
    let seed: Vec<_> = (0..30_i8).map(|i| (1 + i % 7, 1 + (i * 3 + i / 7) % 7)).collect();
    assert_eq!(surface(&people(&seed)), None);
    assert_eq!(surface(&people(&seed[..6])), Some(Lack::TooFew { need: 7 }));
    let two_levels: Vec<_> = seed.iter().map(|(e, p)| (1 + e % 2, *p)).collect();
    assert_eq!(surface(&people(&two_levels)), Some(Lack::Dependent));
    let same: Vec<_> = people(&seed).into_iter().map(|it| Observation { outcome: 5.0, ..it }).collect();
    assert_eq!(surface(&same), Some(Lack::NoSpread));
    let exact: Vec<_> = people(&seed).into_iter().map(|it| Observation { outcome: it.perceived - it.expected, ..it }).collect();
    assert_eq!(surface(&exact), Some(Lack::Dependent));
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let refused = Correlation::of_pairs(&[(1.0, 2.0), (3.0, f64::NAN)]).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("out_of_range", "[1][1]"));
    let refused = Regression::of(&[Observation { expected: 1.0, perceived: f64::INFINITY, outcome: 2.0 }], 0.0).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("out_of_range", "[0].perceived"));
}
