//! Owns the rows about journeys.

use expectly_core::answer::Rating;
use expectly_core::gap::xgap::Margin;
use expectly_core::histogram::Histogram;
use expectly_core::journey::claims::{self, Claim};
use expectly_core::journey::matrix::{Cell, Matrix};
use expectly_core::journey::{contacts::Contacts, net, seam::Seam, service::Service, told::Told};
use expectly_core::reading::{Reading, Unit};
use expectly_core::scale::ScaleId::Quality7;
use expectly_core::study::{Facet, Stage};
use expectly_core::table::Table;
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "person_gaps" => persons,
        "seam_penalty" => seam,
        "told_contrast" => told,
        "service_gaps" => service,
        "promise_ranks" => promises,
        "journey_matrix" => matrix,
        "net_effect" => net_effect,
        _ => return None,
    };
    Some(operation(input))
}

fn rating(value: u64) -> Rating {
    Rating::parse(Quality7, value as i64).expect("seven points")
}

fn table(input: &Input, name: &str) -> Table {
    Table::from_rows(Quality7, &input.table(name)).expect("seven by seven")
}

fn persons(input: &Input) -> Results {
    let mut contacts = Contacts::new(Quality7).expect("high is good");
    let sides = input.counts("expected").into_iter().zip(input.counts("experienced"));
    for ((person, touchpoint), (expected, experienced)) in input.counts("persons").iter().zip(input.counts("touchpoints")).zip(sides) {
        let pair = Some((rating(expected), rating(experienced)));
        contacts.record(&person.to_string(), &touchpoint.to_string(), pair).expect("one scale");
    }
    for (person, touchpoint) in input.counts("missed_persons").iter().zip(input.counts("missed_touchpoints")) {
        contacts.record(&person.to_string(), &touchpoint.to_string(), None).expect("one scale");
    }
    let confidence = confidence(input);
    let (persons, pooled) = (contacts.persons(confidence), contacts.pooled(confidence));
    let (unevenness, weakest) = (contacts.unevenness(confidence), contacts.weakest(confidence));
    vec![
        ("n", vec![persons.n() as f64]),
        ("persons", point(&persons)),
        ("persons_ci", ends(&persons)),
        ("pooled", point(&pooled)),
        ("pooled_ci", ends(&pooled)),
        ("coverage", vec![contacts.coverage().expect("people")]),
        ("unevenness", point(&unevenness)),
        ("unevenness_ci", ends(&unevenness)),
        ("weakest", point(&weakest)),
        ("weakest_ci", ends(&weakest)),
        ("tau_squared", vec![contacts.between().expect("two touchpoints").tau_squared]),
    ]
}

fn seam(input: &Input) -> Results {
    let mut seam = Seam::new(Quality7).expect("high is good");
    for (name, channels) in [("single", 1), ("multi", 2)] {
        input.counts(name).into_iter().for_each(|value| seam.record(channels, rating(value), None).expect("a conversation"));
    }
    let penalty = seam.penalty(confidence(input));
    vec![("difference", point(&penalty)), ("ci", ends(&penalty))]
}

fn told(input: &Input) -> Results {
    let contrast = Told::of(&table(input, "told"), &table(input, "not_told")).expect("one scale");
    let (difference, share) = (contrast.difference(confidence(input)), contrast.share(confidence(input)));
    vec![("difference", point(&difference)), ("ci", ends(&difference)), ("share", point(&share)), ("share_ci", ends(&share))]
}

fn service(input: &Input) -> Results {
    let target = Histogram::from_counts(Quality7, &input.counts("target")).expect("seven counts");
    let service = Service::from_counts(&target, Some(rating(input.count("promised"))), &table(input, "joint")).expect("one scale");
    let gaps = service.gaps(confidence(input));
    vec![
        ("alignment", vec![service.alignment().expect("five of the team")]),
        ("knowledge", point(&gaps.knowledge)),
        ("knowledge_ci", ends(&gaps.knowledge)),
        ("standard", point(&gaps.standard)),
        ("standard_ci", ends(&gaps.standard)),
        ("delivery", point(&gaps.delivery)),
        ("delivery_ci", ends(&gaps.delivery)),
        ("communication", point(&gaps.communication)),
        ("communication_ci", ends(&gaps.communication)),
        ("service", point(&gaps.service)),
        ("service_ci", ends(&gaps.service)),
    ]
}

/// The results are in the order of the input, which its names, one letter each, have too.
fn promises(input: &Input) -> Results {
    let given = input.part("claims");
    let claim = |(index, claim): (usize, Input)| {
        let margin = Margin::parse(claim.number("margin")).expect("a margin");
        Claim::from_table(&index.to_string(), margin, &table(&claim, "joint"))
    };
    let counted: Vec<_> = given.parts().enumerate().map(claim).collect();
    let mut ranked = claims::rank(&counted, confidence(input)).expect("one scale");
    ranked.sort_by(|one, other| one.id.cmp(&other.id));
    vec![
        ("gaps", ranked.iter().flat_map(|claim| point(&claim.gap)).collect()),
        ("at_least", ranked.iter().map(|claim| claim.at_least).collect()),
        ("ranks", ranked.iter().map(|claim| claim.rank as f64).collect()),
    ]
}

fn matrix(input: &Input) -> Results {
    let mut matrix = Matrix::default();
    for cell in input.part("cells").parts() {
        let stage = Stage::NAMES.iter().find(|(name, _)| *name == cell.text("stage")).expect("a stage").1;
        let facet = Facet::NAMES.iter().find(|(name, _)| *name == cell.text("facet")).expect("a facet").1;
        let ease = Tally::from_counts(&cell.counts("ease")).expect("seven counts");
        let satisfaction = Tally::from_counts(&cell.counts("satisfaction")).expect("five counts");
        matrix.insert(stage, facet, Cell { pairs: Some(table(&cell, "joint")), ease, satisfaction }).expect("one cell a place");
    }
    let cells = matrix.readings(input.count("least"), confidence(input));
    let (mut gap, mut ease, mut satisfied, mut hidden) = (Vec::new(), Vec::new(), Vec::new(), 0.0);
    for cell in &cells {
        hidden += shown(&cell.gap, &mut gap) + shown(&cell.ease, &mut ease) + shown(&cell.satisfied, &mut satisfied);
    }
    vec![("gap", gap), ("ease", ease), ("satisfied", satisfied), ("hidden", vec![hidden])]
}

/// Takes a reading apart, or says that it is 1 suppressed.
fn shown<U: Unit>(reading: &Reading<U>, into: &mut Vec<f64>) -> f64 {
    if let Reading::Suppressed { .. } = reading {
        return 1.0;
    }
    into.extend(point(reading));
    into.extend(ends(reading));
    0.0
}

fn net_effect(input: &Input) -> Results {
    let reading = net::effect(&table(input, "joint"), confidence(input));
    vec![("net", point(&reading)), ("ci", ends(&reading))]
}
