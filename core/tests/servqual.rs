//! Owns the properties of the instruments with several ratings a person: SERVQUAL and the zone of tolerance.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::answer::{Answer, Rating};
use expectly_core::gap::battery::{Battery, DIMENSIONS, Respondent, overall};
use expectly_core::gap::reliability::{Sides, of_difference};
use expectly_core::gap::tolerance::Zone;
use expectly_core::key::{Key, Keyed};
use expectly_core::reading::Confidence;
use expectly_core::scale::{ScaleId, Tolerance9};
use proptest::prelude::*;

/// What rounding may do to a mean.
const ROUNDING: f64 = 1e-9;
const CONFIDENCE: Confidence = Confidence::DEFAULT;
const ITEMS: [usize; DIMENSIONS] = [1, 3, 2, 4, 3];

fn person() -> impl Strategy<Value = Respondent> {
    let pairs = |items| proptest::collection::vec((1..=7_i64, 1..=7_i64), items);
    let rating = |value| Rating::parse(ScaleId::Agree7, value).unwrap();
    let points = (0..=40_u8, 0..=20_u8, 0..=20_u8, 0..=20_u8).prop_map(|(a, b, c, d)| [a, b, c, d, 100 - a - b - c - d]);
    (ITEMS.map(pairs), points).prop_map(move |(items, points)| Respondent {
        items: items.map(|pairs| pairs.into_iter().map(|(expected, perceived)| (rating(expected), rating(perceived))).collect()),
        points: Some(points),
    })
}

fn battery(people: &[Respondent]) -> Battery {
    let mut battery = Battery::new(ScaleId::Agree7, ITEMS).unwrap();
    people.iter().for_each(|person| battery.record(person).unwrap());
    battery
}

fn answer(value: i64) -> Answer<Tolerance9> {
    Answer::parse(value).unwrap()
}

fn zone(levels: &[(i64, i64, i64)]) -> Zone {
    let mut zone = Zone::new();
    levels.iter().for_each(|(minimum, desired, perceived)| zone.record(answer(*minimum), answer(*desired), answer(*perceived)).unwrap());
    zone
}

proptest! {
    #[test]
    fn the_whole_is_the_mean_of_the_dimensions(people in proptest::collection::vec(person(), 2..12)) {
        let battery = battery(&people);
        let dimensions = battery.dimensions(CONFIDENCE).map(|reading| reading.point());
        let (Some(whole), [Some(a), Some(b), Some(c), Some(d), Some(e)]) = (battery.unweighted(CONFIDENCE).point(), dimensions) else {
            return Ok(());
        };
        prop_assert!((whole - overall([a, b, c, d, e]).unwrap()).abs() < ROUNDING);
        prop_assert!((-6.0..=6.0).contains(&whole));
    }

    #[test]
    fn twenty_points_each_weigh_nothing(people in proptest::collection::vec(person(), 2..12)) {
        let people: Vec<Respondent> = people.into_iter().map(|person| Respondent { points: Some([20; DIMENSIONS]), ..person }).collect();
        let battery = battery(&people);
        let (one, other) = (battery.unweighted(CONFIDENCE), battery.weighted(CONFIDENCE));
        if let (Some(one), Some(other)) = (one.point(), other.point()) {
            prop_assert!((one - other).abs() < ROUNDING);
        }
    }

    #[test]
    fn parts_of_a_survey_pool_to_the_same_bits(people in proptest::collection::vec(person(), 0..12), cut in 0..12_usize) {
        let (some, others) = people.split_at(cut.min(people.len()));
        let mut pooled = Keyed::new(Key::default(), battery(others));
        pooled.merge(&Keyed::new(Key::default(), battery(some))).unwrap();
        prop_assert_eq!(pooled.counts(), &battery(&people));
    }

    #[test]
    fn a_person_who_left_out_an_item_changes_nothing(people in proptest::collection::vec(person(), 1..6), dimension in 0..DIMENSIONS) {
        let mut all = battery(&people);
        let before = all;
        let mut short = people[0].clone();
        short.items[dimension].pop();
        prop_assert_eq!(all.record(&short).unwrap_err().code(), "inconsistent");
        let unequal = Respondent { points: Some([20, 20, 20, 20, 21]), ..people[0].clone() };
        let error = all.record(&unequal).unwrap_err();
        prop_assert_eq!((error.code(), error.path()), ("inconsistent", "weights"));
        prop_assert_eq!(all, before);
    }

    #[test]
    fn contradictory_levels_are_counted_and_never_swapped(levels in proptest::collection::vec((1..=9_i64, 1..=9_i64, 1..=9_i64), 0..40)) {
        let all = zone(&levels);
        let kept: Vec<_> = levels.iter().copied().filter(|(minimum, desired, _)| minimum <= desired).collect();
        let only_kept = zone(&kept);
        prop_assert_eq!((all.n(), all.inconsistent()), (kept.len() as u64, (levels.len() - kept.len()) as u64));
        prop_assert_eq!(all.adequacy(CONFIDENCE), only_kept.adequacy(CONFIDENCE));
        prop_assert_eq!(all.superiority(CONFIDENCE), only_kept.superiority(CONFIDENCE));
        prop_assert_eq!(all.inside(CONFIDENCE), only_kept.inside(CONFIDENCE));
    }

    #[test]
    fn the_zones_width_is_what_lies_between_its_two_gaps(levels in proptest::collection::vec((1..=9_i64, 1..=9_i64, 1..=9_i64), 2..40)) {
        let zone = zone(&levels);
        let points = [zone.adequacy(CONFIDENCE), zone.superiority(CONFIDENCE), zone.width(CONFIDENCE)].map(|reading| reading.point());
        let [Some(adequacy), Some(superiority), Some(width)] = points else { return Ok(()) };
        prop_assert!((adequacy - superiority - width).abs() < ROUNDING && width >= 0.0);
    }

    #[test]
    fn scores_that_go_together_leave_a_less_reliable_difference(r in 0.0..1.0_f64, low in -0.9..0.9_f64, more in 0.0..0.09_f64, s in 0.1..5.0_f64) {
        let sides = |correlation| Sides { reliabilities: [r, r], correlation, deviations: [s, s] };
        let (one, other) = (of_difference(sides(low)).unwrap(), of_difference(sides(low + more)).unwrap());
        prop_assert!(other <= one + ROUNDING && one <= 1.0);
    }
}

#[test]
fn two_scores_without_a_difference_have_no_reliability_of_it() {
    let sides = Sides { reliabilities: [1.0, 1.0], correlation: 1.0, deviations: [2.0, 2.0] };
    assert_eq!(of_difference(sides).map_err(|error| (error.code(), String::from(error.path()))), Err(("inconsistent", "rxy".into())));
    let wrong = Sides { reliabilities: [1.1, 1.0], ..sides };
    assert_eq!(of_difference(wrong).unwrap_err().path(), "rxx");
}
