//! Owns the rows about gaps between two answers of the same person.

use expectly_core::asked::Advertised;
use expectly_core::gap::{
    sacrifice::Sacrifice,
    servqual::ServqualGap,
    xgap::{Margin, XGap},
};
use expectly_core::joint::JointTally;
use expectly_core::reading::{Confidence, Method};
use expectly_core::scale::Quality7;
use expectly_core::stats::mean;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "gap_from_joint" => from_joint,
        "gap_tost" => equivalence,
        _ => return None,
    };
    Some(operation(input))
}

/// Expectations are rows and perceptions columns; the printed gap is perception − expectation.
fn from_joint(input: &Input) -> Results {
    assert_eq!(input.count("min"), 1, "core's seven points start at 1");
    let joint = JointTally::<Quality7>::from_rows(&input.table("joint")).expect("seven by seven");
    let confidence = confidence(input);
    let side = |moments| point(&mean::reading(&moments, confidence, Method::StudentT));
    let gap = ServqualGap::of(&joint).reading(confidence);
    let n = joint.n() as f64;
    let (centre, deviation) = (gap.point().expect("a gap"), Sacrifice::of(&joint).deviation().expect("two pairs"));
    let reached: u64 = joint.table().by_pair().filter(|(expected, perceived, _)| perceived >= expected).map(|(.., count)| count).sum();
    vec![
        ("n", vec![n]),
        ("mean_e", side(joint.table().first().moments())),
        ("mean_p", side(joint.table().second().moments())),
        ("gap", vec![centre]),
        ("sd_gap", vec![deviation]),
        ("r", vec![joint.table().correlation().expect("spread on both sides")]),
        ("t", vec![centre / (deviation / n.sqrt())]),
        ("df", vec![n - 1.0]),
        ("ci", ends(&gap)),
        ("share_met_or_exceeded", vec![reached as f64 / n]),
    ]
}

/// The row counts differences only; any pairs with these differences give the same answer.
fn equivalence(input: &Input) -> Results {
    assert_eq!(input.number("gap_min"), -6.0, "differences on seven points start at −6");
    let mut rows = vec![vec![0; 7]; 7];
    for (index, count) in input.counts("gap_hist").into_iter().enumerate() {
        rows[index.saturating_sub(6)][6_usize.saturating_sub(index)] = count;
    }
    let gap = XGap::of(&JointTally::<Quality7, Advertised>::from_rows(&rows).expect("seven by seven"));
    let alpha = input.number("alpha");
    let reading = gap.reading(Confidence::parse(1.0 - 2.0 * alpha).expect("a confidence"));
    let margin = Margin::parse(input.number("margin")).expect("a margin");
    vec![
        ("mean", point(&reading)),
        ("p_tost", vec![gap.equivalence_p(margin).expect("spread")]),
        ("ci90", ends(&reading)),
        ("mean_abs", vec![gap.mean_distance().expect("pairs")]),
        ("rms", vec![gap.root_mean_square().expect("pairs")]),
    ]
}
