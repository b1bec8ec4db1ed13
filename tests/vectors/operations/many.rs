//! Owns the rows about many tests and many touchpoints.

use expectly_core::family::{Adjusted, EValue, PValue};
use expectly_core::nps::Nps;
use expectly_core::plan::Plan;
use expectly_core::shrinkage::{self, Shrinkage};
use expectly_core::tally::Tally;

use crate::case::{Input, Results};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "benjamini_hochberg" => benjamini_hochberg,
        "e_bh" => e_bh,
        "james_stein" => james_stein,
        "shrink" => shrink,
        "shrink_nps" => shrink_nps,
        _ => return None,
    };
    Some(operation(input))
}

fn benjamini_hochberg(input: &Input) -> Results {
    let values = input.numbers("p");
    let mut family = plan(input, values.len()).family();
    for (index, p) in values.into_iter().enumerate() {
        family.record(&index.to_string(), PValue::parse(p).expect("a p value")).expect("a declared test");
    }
    judged(&family.adjust())
}

fn e_bh(input: &Input) -> Results {
    let values = input.numbers("e");
    let mut family = plan(input, values.len()).family_by_evidence();
    for (index, e) in values.into_iter().enumerate() {
        family.record(&index.to_string(), EValue::parse(e).expect("an e value")).expect("a declared test");
    }
    judged(&family.adjust())
}

/// As many tests as there are values, unless the row says that more were declared.
fn plan(input: &Input, values: usize) -> Plan {
    let declared = input.find("declared").map_or(values, |declared| declared as usize);
    let draft = Plan::draft(input.number("q"));
    (0..declared).fold(draft, |draft, index| draft.test(&index.to_string())).freeze().expect("a plan")
}

fn judged(adjusted: &Adjusted) -> Results {
    let values = adjusted.tests.iter().filter_map(|test| test.adjusted).collect();
    vec![("rejected", vec![adjusted.rejected() as f64]), ("adjusted", values)]
}

fn james_stein(input: &Input) -> Results {
    let shrunk = shrinkage::james_stein(&input.counts("successes"), input.count("n")).expect("four shares");
    let (first, last) = (shrunk.shrunk.first(), shrunk.shrunk.last());
    vec![("c", vec![shrunk.c]), ("first", first.copied().into_iter().collect()), ("last", last.copied().into_iter().collect())]
}

fn shrink(input: &Input) -> Results {
    let scores: Vec<_> = input.numbers("y").into_iter().zip(input.numbers("v")).collect();
    shrunk(&Shrinkage::of(&scores).expect("four scores"))
}

fn shrink_nps(input: &Input) -> Results {
    let nps = |[detractors, passives, promoters]: [u64; 3]| {
        let mut counts = [0; 11];
        (counts[0], counts[7], counts[9]) = (detractors, passives, promoters);
        Nps::of(&Tally::from_counts(&counts).expect("counts"))
    };
    let scores: Vec<_> = input.table("counts").into_iter().map(|row| nps(row.try_into().expect("three counts"))).collect();
    shrunk(&Shrinkage::of_nps(&scores).expect("four scores"))
}

fn shrunk(shrinkage: &Shrinkage) -> Results {
    let each = |of: fn(&shrinkage::Shrunk) -> f64| shrinkage.each.iter().map(of).collect();
    vec![
        ("tau2", vec![shrinkage.tau_squared]),
        ("mean", vec![shrinkage.mean]),
        ("shrunk", each(|one| one.shrunk)),
        ("kept", each(|one| one.kept)),
        ("rank", each(|one| one.rank as f64)),
    ]
}
