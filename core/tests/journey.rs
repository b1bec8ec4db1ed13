//! Owns the properties of journeys: that people and not answers are counted, that nobody shows through, and what no order may change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::answer::{Answer, Rating};
use expectly_core::gap::xgap::{Margin, Verdict};
use expectly_core::histogram::Histogram;
use expectly_core::journey::claims::{self, Claim};
use expectly_core::journey::contacts::Contacts;
use expectly_core::journey::matrix::{Cell, LEAST, Matrix};
use expectly_core::journey::{net, roles::Roles, seam::Seam, service::Service, told::Told};
use expectly_core::reading::{Confidence, Lack, Reading, Unit};
use expectly_core::scale::ScaleId::{self, Quality7};
use expectly_core::stats::welch;
use expectly_core::study::{Facet, Stage};
use expectly_core::table::Table;
use expectly_core::tally::Tally;
use proptest::prelude::*;

const CONFIDENCE: Confidence = Confidence::DEFAULT;
/// What rounding may do to a mean.
const ROUNDING: f64 = 1e-9;

type Visit = (u8, u8, Option<(i64, i64)>);

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    let pair = proptest::option::weighted(0.8, (1..=7_i64, 1..=7_i64));
    proptest::collection::vec((0..6_u8, 0..4_u8, pair), 0..60)
}

fn rating(value: i64) -> Rating {
    Rating::parse(Quality7, value).unwrap()
}

fn contacts(visits: &[Visit]) -> Contacts {
    let mut contacts = Contacts::new(Quality7).unwrap();
    for (person, touchpoint, pair) in visits {
        let pair = pair.map(|(expected, experienced)| (rating(expected), rating(experienced)));
        contacts.record(&person.to_string(), &touchpoint.to_string(), pair).unwrap();
    }
    contacts
}

fn counts() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(prop_oneof![1 => Just(0), 2 => 0..30_u64], 7)
}

fn table() -> impl Strategy<Value = Table> {
    let cell = prop_oneof![3 => Just(0), 1 => 0..40_u64];
    proptest::collection::vec(proptest::collection::vec(cell, 7), 7).prop_map(|rows| Table::from_rows(Quality7, &rows).unwrap())
}

fn histogram(counts: &[u64]) -> Histogram {
    Histogram::from_counts(Quality7, counts).unwrap()
}

fn hidden<U: Unit>(reading: &Reading<U>) -> bool {
    matches!(reading, Reading::Suppressed { .. })
}

proptest! {
    #[test]
    fn no_bit_of_a_journey_depends_on_the_order_in_which_contacts_came_or_on_names(visits in visits(), turn in 0..60_usize) {
        let mut other = visits.clone();
        let len = other.len().max(1);
        other.rotate_left(turn % len);
        let renamed: Vec<Visit> = visits.iter().map(|(person, touchpoint, pair)| (9 - person, *touchpoint, *pair)).collect();
        let (one, two, three) = (contacts(&visits), contacts(&other), contacts(&renamed));
        prop_assert_eq!(&one, &two);
        prop_assert_eq!(one.persons(CONFIDENCE), three.persons(CONFIDENCE));
        prop_assert_eq!(one.pooled(CONFIDENCE), three.pooled(CONFIDENCE));
        prop_assert_eq!(one.unevenness(CONFIDENCE), three.unevenness(CONFIDENCE));
        prop_assert_eq!(one.between(), three.between());
    }

    #[test]
    fn somebody_who_answers_the_same_ten_times_still_counts_once(visits in visits()) {
        let often: Vec<Visit> = visits.iter().flat_map(|visit| [*visit; 10]).collect();
        let (once, often) = (contacts(&visits).persons(CONFIDENCE), contacts(&often).persons(CONFIDENCE));
        prop_assert_eq!(once, often);
        let people: std::collections::BTreeSet<u8> = visits.iter().filter(|visit| visit.2.is_some()).map(|visit| visit.0).collect();
        prop_assert_eq!(once.n(), people.len() as u64);
    }

    #[test]
    fn the_pooled_gap_of_people_with_one_contact_each_is_the_mean_of_persons(pairs in proptest::collection::vec((1..=7_i64, 1..=7_i64), 2..40)) {
        let visits: Vec<Visit> = pairs.iter().enumerate().map(|(person, pair)| (person as u8, 0, Some(*pair))).collect();
        let contacts = contacts(&visits);
        let (persons, pooled) = (contacts.persons(CONFIDENCE), contacts.pooled(CONFIDENCE));
        prop_assert_eq!(persons.point().is_some(), pooled.point().is_some());
        if let (Some(one), Some(other)) = (persons.point(), pooled.point()) {
            prop_assert!((one - other).abs() < ROUNDING);
        }
        if let (Some(t), Some(normal)) = (persons.interval(), pooled.interval()) {
            prop_assert!(normal.high - normal.low < t.high - t.low);
        }
    }

    #[test]
    fn coverage_is_a_share_and_counts_contacts_that_nobody_rated(visits in visits()) {
        let contacts = contacts(&visits);
        prop_assert_eq!(contacts.encountered(), visits.len() as u64);
        prop_assert_eq!(contacts.measured(), visits.iter().filter(|visit| visit.2.is_some()).count() as u64);
        prop_assert_eq!(contacts.coverage().is_some(), !visits.is_empty());
        prop_assert!(contacts.coverage().is_none_or(|share| (0.0..=1.0).contains(&share)));
    }

    #[test]
    fn the_weakest_touchpoint_is_no_better_than_the_mean_and_variances_are_not_negative(visits in visits()) {
        let contacts = contacts(&visits);
        if let (Some(weakest), Some(touchpoints)) = (contacts.weakest(CONFIDENCE).point(), contacts.touchpoints(CONFIDENCE).first()) {
            prop_assert!((-6.0..=6.0).contains(&weakest));
            prop_assert!(touchpoints.weakest > 0);
        }
        prop_assert!(contacts.unevenness(CONFIDENCE).point().is_none_or(|spread| spread > 0.0));
        prop_assert!(contacts.between().is_none_or(|between| between.tau_squared >= 0.0 && between.touchpoints >= 2));
    }

    #[test]
    fn no_reading_of_a_matrix_rests_on_fewer_than_the_least(table in table(), ease in counts(), least in 0..60_u64) {
        let mut matrix = Matrix::default();
        let cell = Cell { pairs: Some(table), ease: Tally::from_counts(&ease).unwrap(), ..Cell::default() };
        matrix.insert(Stage::Use, Facet::Product, cell).unwrap();
        let cell = matrix.readings(least, CONFIDENCE)[0];
        let hides = |n: u64| 0 < n && n < least;
        prop_assert_eq!(hidden(&cell.gap), hides(table.n()));
        prop_assert_eq!(hidden(&cell.net), hides(table.n()));
        prop_assert_eq!(hidden(&cell.ease), hides(ease.iter().sum()));
        prop_assert!(!hidden(&cell.satisfied));
    }

    #[test]
    fn swapping_what_was_expected_and_experienced_turns_a_net_effect_round(table in table()) {
        let rows = table.rows();
        let turned: Vec<Vec<u64>> = (0..7).map(|column| rows.iter().map(|row| row[column]).collect()).collect();
        let (one, other) = (net::effect(&table, CONFIDENCE), net::effect(&Table::from_rows(Quality7, &turned).unwrap(), CONFIDENCE));
        prop_assert_eq!(one.point(), other.point().map(|point| 0.0 - point));
        if let (Some(one), Some(other)) = (one.interval(), other.interval()) {
            prop_assert!((one.low + other.high).abs() < ROUNDING && (one.high + other.low).abs() < ROUNDING);
        }
    }

    #[test]
    fn a_welch_difference_turns_with_its_sides_and_holds_the_difference_of_means(a in counts(), b in counts()) {
        let (a, b) = (histogram(&a).moments(), histogram(&b).moments());
        let (one, other) = (welch::difference(&a, &b, CONFIDENCE), welch::difference(&b, &a, CONFIDENCE));
        prop_assert_eq!(one.point(), other.point().map(|point| 0.0 - point));
        if let (Some(point), Some(interval)) = (one.point(), one.interval()) {
            prop_assert!((point - (a.mean().unwrap() - b.mean().unwrap())).abs() < ROUNDING);
            prop_assert!(interval.low < point && point < interval.high);
        }
    }

    #[test]
    fn service_gaps_add_up_along_the_chain(target in counts(), promised in 1..=7_i64, customers in table()) {
        let gaps = Service::from_counts(&histogram(&target), Some(rating(promised)), &customers).unwrap().gaps(CONFIDENCE);
        // target − experience = (target − expectation) + (expectation − experience) = (target − promise) + (promise − experience).
        if let (Some(knowledge), Some(service), Some(delivery)) = (gaps.knowledge.point(), gaps.service.point(), gaps.delivery.point()) {
            prop_assert!((knowledge + service - delivery).abs() < ROUNDING);
        }
        if let (Some(standard), Some(spoken), Some(delivery)) = (gaps.standard.point(), gaps.communication.point(), gaps.delivery.point()) {
            prop_assert!((standard + spoken - delivery).abs() < ROUNDING);
        }
    }

    #[test]
    fn fewer_than_five_of_the_team_never_show_through(target in proptest::collection::vec(0..2_u64, 7), customers in table()) {
        let n: u64 = target.iter().sum();
        let service = Service::from_counts(&histogram(&target), Some(rating(5)), &customers).unwrap();
        let gaps = service.gaps(CONFIDENCE);
        if n < 5 {
            let shown = [service.target(CONFIDENCE), gaps.knowledge, gaps.standard, gaps.delivery].iter().filter_map(Reading::point).count();
            prop_assert_eq!((shown, service.alignment()), (0, None));
        }
        prop_assert!(!hidden(&gaps.communication) && !hidden(&gaps.service));
    }

    #[test]
    fn promises_rank_by_how_large_their_gap_is_at_least_in_any_order_given(tables in proptest::collection::vec(table(), 1..6)) {
        let margin = Margin::parse(0.5).unwrap();
        let mut given: Vec<Claim> =
            tables.iter().enumerate().map(|(name, table)| Claim::from_table(&name.to_string(), margin, table)).collect();
        let ranked = claims::rank(&given, CONFIDENCE).unwrap();
        prop_assert!(ranked.windows(2).all(|pair| pair[0].at_least >= pair[1].at_least && pair[0].rank <= pair[1].rank));
        for claim in &ranked {
            let better = ranked.iter().filter(|other| other.at_least > claim.at_least).count() as u64;
            prop_assert_eq!(claim.rank, better + 1);
        }
        given.reverse();
        prop_assert_eq!(ranked, claims::rank(&given, CONFIDENCE).unwrap());
    }

    #[test]
    fn the_told_difference_is_that_of_the_two_gaps(told in table(), not_told in table()) {
        let contrast = Told::of(&told, &not_told).unwrap();
        let points = (contrast.told(CONFIDENCE).point(), contrast.not_told(CONFIDENCE).point(), contrast.difference(CONFIDENCE).point());
        if let (Some(told), Some(not_told), Some(difference)) = points {
            prop_assert!((told - not_told - difference).abs() < ROUNDING);
        }
    }
}

#[test]
fn cells_come_in_the_order_of_the_lifecycle_and_no_place_is_given_twice() {
    let mut matrix = Matrix::default();
    for stage in [Stage::Advocacy, Stage::Awareness, Stage::Use] {
        matrix.insert(stage, Facet::People, Cell::default()).unwrap();
    }
    let refused = matrix.insert(Stage::Use, Facet::People, Cell::default()).unwrap_err();
    assert_eq!(refused.code(), "duplicate_id");
    let stages: Vec<Stage> = matrix.readings(LEAST, CONFIDENCE).iter().map(|cell| cell.stage).collect();
    assert_eq!(stages, [Stage::Awareness, Stage::Use, Stage::Advocacy]);
}

#[test]
fn effort_where_low_is_good_is_refused_where_a_sign_would_lie() {
    let effort = Table::new(ScaleId::Effort5);
    let codes = [
        Contacts::new(ScaleId::Effort5).unwrap_err(),
        Seam::new(ScaleId::Effort5).unwrap_err(),
        Told::of(&effort, &effort).unwrap_err(),
        Service::from_counts(&Histogram::new(ScaleId::Effort5), None, &effort).unwrap_err(),
        Matrix::default().insert(Stage::Use, Facet::Product, Cell { pairs: Some(effort), ..Cell::default() }).unwrap_err(),
    ];
    for error in codes {
        assert_eq!((error.code(), error.path()), ("incompatible", "scale"));
    }
}

#[test]
fn a_conversation_without_a_channel_is_no_conversation() {
    let refused = Seam::new(Quality7).unwrap().record(0, rating(5), None).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("out_of_range", "channels"));
}

#[test]
fn having_to_repeat_oneself_is_a_share_of_those_asked() {
    let mut seam = Seam::new(Quality7).unwrap();
    for (channels, repeated) in [(1, Some(false)), (1, None), (2, Some(true)), (3, Some(true)), (2, Some(false))] {
        seam.record(channels, rating(5), repeated).unwrap();
    }
    let (single, multi) = (seam.single(CONFIDENCE).repeated, seam.multi(CONFIDENCE).repeated);
    assert_eq!((single.n(), single.point(), multi.n(), multi.point()), (1, Some(0.0), 3, Some(2.0 / 3.0)));
}

#[test]
fn a_claim_that_few_were_asked_about_does_not_lead_the_list() {
    let margin = Margin::parse(0.5).unwrap();
    let of = |name: &str, places: &[(usize, usize, u64)]| {
        let mut rows = vec![vec![0; 7]; 7];
        places.iter().for_each(|(advertised, actual, count)| rows[*advertised][*actual] = *count);
        Claim::from_table(name, margin, &Table::from_rows(Quality7, &rows).unwrap())
    };
    let few = of("few", &[(6, 0, 1), (6, 5, 1)]);
    let many = of("many", &[(6, 4, 60), (6, 5, 50), (6, 6, 9)]);
    let under_sold = of("under-sold", &[(2, 5, 40), (2, 6, 40)]);
    let ranked = claims::rank(&[few.clone(), many, under_sold], CONFIDENCE).unwrap();
    let order: Vec<(&str, u64, Verdict)> = ranked.iter().map(|claim| (claim.id.as_str(), claim.rank, claim.verdict)).collect();
    assert_eq!(order, [("under-sold", 1, Verdict::Gap), ("many", 2, Verdict::Gap), ("few", 3, Verdict::Undetermined)]);
    assert_eq!(claims::rank(&[few.clone(), few], CONFIDENCE).unwrap_err().code(), "duplicate_id");
}

#[test]
fn one_group_without_answers_gives_no_difference_and_says_so() {
    let (none, some) = (histogram(&[0; 7]).moments(), histogram(&[0, 0, 1, 2, 3, 0, 0]).moments());
    let lack = |a, b| match welch::difference(a, b, CONFIDENCE) {
        Reading::Insufficient { n, lack } => (n, lack),
        other => panic!("{other:?}"),
    };
    let (one, equal) = (histogram(&[1, 0, 0, 0, 0, 0, 0]).moments(), histogram(&[9, 0, 0, 0, 0, 0, 0]).moments());
    assert_eq!(lack(&none, &some), (0, Lack::NoAnswers));
    assert_eq!(lack(&some, &one), (1, Lack::TooFew { need: 2 }));
    assert_eq!(lack(&equal, &equal), (9, Lack::NoSpread));
}

proptest! {
    #[test]
    fn a_sellers_weakest_role_is_no_better_than_any_mean(people in proptest::collection::vec(proptest::array::uniform4(1..=7_i64), 2..40)) {
        let mut roles = Roles::default();
        for ratings in &people {
            roles.record(ratings.map(|value| Answer::parse(value).unwrap())).unwrap();
        }
        if let Some(minimum) = roles.minimum(CONFIDENCE).point() {
            prop_assert!(roles.means(CONFIDENCE).iter().filter_map(Reading::point).all(|mean| minimum <= mean + ROUNDING));
        }
        prop_assert!(roles.weakest().iter().sum::<u64>() >= people.len() as u64);
    }
}
