//! Owns the rows about gaps between two answers of the same person.

use expectly_core::answer::{Answer, Rating};
use expectly_core::asked::Advertised;
use expectly_core::family::PValue;
use expectly_core::gap::battery::{self, Battery, Respondent};
use expectly_core::gap::claim::Claim;
use expectly_core::gap::disconfirmation::Disconfirmation;
use expectly_core::gap::reliability::{self, Sides};
use expectly_core::gap::servqual::ServqualGap;
use expectly_core::gap::tolerance::{MeanGaps, Zone};
use expectly_core::gap::unpaired::UnpairedContrast;
use expectly_core::gap::xgap::{Margin, XGap};
use expectly_core::joint::JointTally;
use expectly_core::population::Customer;
use expectly_core::reading::Confidence;
use expectly_core::report::GapTests;
use expectly_core::scale::{Csat5, Disconfirmation7, Likelihood11, Quality7, Scale, ScaleId, Tolerance9};
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "gap_from_joint" => from_joint,
        "gap_tost" => equivalence,
        "servqual_unweighted" => overall,
        "servqual_from_people" => servqual,
        "libqual_gaps" => zone_of_means,
        "tolerance_from_triples" => zone,
        "disconfirmation_from_hist" => disconfirmation,
        "diff_reliability" => reliability,
        _ => return None,
    };
    Some(operation(input))
}

/// Expectations are rows and perceptions columns; the printed gap is perception − expectation. A table that is none of core's scales is
/// a part of a wider one, from −3 to 3 or from 0 to 10: values that nobody gave change no figure but the ceiling.
fn from_joint(input: &Input) -> Results {
    let (lowest, rows) = (input.number("min") as i8, input.table("joint"));
    match (lowest, rows.len()) {
        (1, 5) => of_scale::<Csat5>(input, rows),
        (1, 7) => of_scale::<Quality7>(input, rows),
        (1, 9) => of_scale::<Tolerance9>(input, rows),
        (-3, 7) => of_scale::<Disconfirmation7>(input, rows),
        _ if lowest < 0 => of_scale::<Disconfirmation7>(input, widened(lowest + 3, &rows, 7)),
        _ => of_scale::<Likelihood11>(input, widened(lowest, &rows, 11)),
    }
}

/// The same table among so many values, from that place on.
fn widened(first: i8, rows: &[Vec<u64>], values: usize) -> Vec<Vec<u64>> {
    let first = usize::try_from(first).expect("a part of the wider scale");
    let mut wide = vec![vec![0; values]; values];
    for (row, counts) in rows.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            wide[first + row][first + column] = *count;
        }
    }
    wide
}

fn of_scale<S: Scale>(input: &Input, rows: Vec<Vec<u64>>) -> Results {
    let joint = JointTally::<S>::from_rows(&rows).expect("a square table");
    let gap = ServqualGap::of(&joint);
    let confidence = confidence(input);
    let reading = gap.reading(confidence);
    let n = gap.n() as f64;
    let (centre, deviation) = (reading.point().expect("a gap"), gap.deviation().expect("two pairs"));
    let [_, met, exceeded] = joint.table().split();
    let unpaired = UnpairedContrast::of(
        &Tally::<S>::of(&joint.table().second()).expect("its scale"),
        &Tally::<S>::of(&joint.table().first()).expect("its scale"),
    );
    // scipy gives the statistic of the smaller rank sum, which is never above 0.
    let z = gap.signed_rank().map(|rank| -rank.z().abs());
    vec![
        ("n", vec![n]),
        ("mean_e", Vec::from_iter(gap.first(confidence).point())),
        ("mean_p", Vec::from_iter(gap.second(confidence).point())),
        ("gap", vec![centre]),
        ("sd_gap", vec![deviation]),
        ("r", Vec::from_iter(gap.correlation())),
        ("t", vec![centre / (deviation / n.sqrt())]),
        ("df", vec![n - 1.0]),
        ("ci", ends(&reading)),
        ("unpaired_welch_ci", ends(&unpaired.reading(confidence))),
        ("share_met_or_exceeded", vec![(met + exceeded) as f64 / n]),
        ("wilcoxon_z", Vec::from_iter(z)),
        ("wilcoxon_p", Vec::from_iter(gap.signed_rank().map(|rank| rank.p().alone()))),
        ("sign_p", Vec::from_iter(gap.sign_test().map(PValue::alone))),
        ("net_met", point(&gap.net_met(confidence))),
        ("net_met_ci", ends(&gap.net_met(confidence))),
    ]
}

/// The row counts differences only; any pairs with these differences give the same answer, here on 0 to 10.
fn equivalence(input: &Input) -> Results {
    let lowest = input.number("gap_min") as i64;
    let mut rows = vec![vec![0; 11]; 11];
    for (difference, count) in (lowest..).zip(input.counts("gap_hist")) {
        rows[difference.max(0) as usize][(-difference).max(0) as usize] = count;
    }
    let joint = JointTally::<Likelihood11, Advertised>::from_rows(&rows).expect("eleven by eleven");
    let gap = XGap::of(&joint);
    let alpha = input.number("alpha");
    let reading = gap.reading(Confidence::parse(1.0 - 2.0 * alpha).expect("a confidence"));
    let margin = Margin::parse(input.number("margin")).expect("a margin");
    let p = GapTests::of::<Customer>(joint.table(), Some(margin)).equivalence.map(PValue::alone);
    if gap.n() < 10_000 {
        assert_eq!(declared(margin, alpha, &joint).equivalence().map(PValue::alone), p, "a claim tests as documents do");
    }
    vec![
        ("mean", point(&reading)),
        ("p_tost", Vec::from_iter(p)),
        ("ci90", ends(&reading)),
        ("mean_abs", vec![gap.mean_distance().expect("pairs")]),
        ("rms", vec![gap.root_mean_square().expect("pairs")]),
    ]
}

/// The same pairs one by one, under a margin that was there first.
fn declared(margin: Margin, alpha: f64, joint: &JointTally<Likelihood11, Advertised>) -> Claim<Likelihood11> {
    let mut claim = Claim::declare_at(margin, alpha).expect("an error rate");
    let answer = |value: i8| Answer::parse(i64::from(value)).expect("on the scale");
    for (advertised, actual, count) in joint.table().by_pair() {
        (0..count).for_each(|_| claim.record(answer(advertised), answer(actual)).expect("room"));
    }
    claim
}

fn overall(input: &Input) -> Results {
    let gaps = <[f64; battery::DIMENSIONS]>::try_from(input.numbers("gaps")).expect("five gaps");
    vec![("value", vec![battery::overall(gaps).expect("finite gaps")])]
}

/// `people` lists for each person its dimensions, each a list of [expectation, perception]; `weights` each person's points.
fn servqual(input: &Input) -> Results {
    let rating = |value: &u64| Rating::parse(ScaleId::Agree7, *value as i64).expect("on the scale");
    let pairs = |dimension: &[Vec<u64>]| dimension.iter().map(|pair| (rating(&pair[0]), rating(&pair[1]))).collect();
    let weights: Vec<Vec<u64>> = input.table("weights");
    let mut all: Option<Battery> = None;
    for (index, person) in input.tables("people").enumerate() {
        let items: Vec<Vec<_>> = person.iter().map(|dimension| pairs(dimension)).collect();
        let points = weights.get(index).map(|points| points.iter().map(|points| *points as u8).collect::<Vec<u8>>());
        let person = Respondent {
            items: items.try_into().expect("five dimensions"),
            points: points.map(|points| points.try_into().expect("five weights")),
        };
        let counts: [usize; battery::DIMENSIONS] = std::array::from_fn(|dimension| person.items[dimension].len());
        let all = all.get_or_insert_with(|| Battery::new(ScaleId::Agree7, counts).expect("items"));
        all.record(&person).expect("a person");
    }
    let (battery, confidence) = (all.expect("people"), confidence(input));
    let (unweighted, weighted) = (battery.unweighted(confidence), battery.weighted(confidence));
    vec![
        ("dimensions", battery.dimensions(confidence).iter().flat_map(point).collect()),
        ("dimension_cis", battery.dimensions(confidence).iter().flat_map(ends).collect()),
        ("unweighted", point(&unweighted)),
        ("unweighted_ci", ends(&unweighted)),
        ("weighted", point(&weighted)),
        ("weighted_ci", ends(&weighted)),
    ]
}

fn zone_of_means(input: &Input) -> Results {
    let mean = |name| input.number(name);
    let gaps = MeanGaps::of(mean("minimum"), mean("desired"), mean("perceived")).expect("finite means");
    vec![("adequacy", vec![gaps.adequacy]), ("superiority", vec![gaps.superiority]), ("zone_width", vec![gaps.zone_width])]
}

/// `triples` are minimum, desired and perceived.
fn zone(input: &Input) -> Results {
    let mut zone = Zone::<Customer>::new();
    for triple in input.table("triples") {
        let level = |side: usize| Answer::parse(triple[side] as i64).expect("on the scale");
        zone.record(level(0), level(1), level(2)).expect("room");
    }
    let confidence = confidence(input);
    let (adequacy, superiority, width) = (zone.adequacy(confidence), zone.superiority(confidence), zone.width(confidence));
    let inside = zone.inside(confidence);
    vec![
        ("n", vec![zone.n() as f64]),
        ("inconsistent", vec![zone.inconsistent() as f64]),
        ("adequacy", point(&adequacy)),
        ("adequacy_ci", ends(&adequacy)),
        ("superiority", point(&superiority)),
        ("superiority_ci", ends(&superiority)),
        ("width", point(&width)),
        ("width_ci", ends(&width)),
        ("inside", point(&inside)),
        ("inside_ci", ends(&inside)),
    ]
}

fn disconfirmation(input: &Input) -> Results {
    let answers = Disconfirmation::of(&Tally::<Disconfirmation7>::from_counts(&input.counts("hist")).expect("seven counts"));
    let confidence = confidence(input);
    let (mean, net) = (answers.mean(confidence), answers.net(confidence));
    vec![("mean", point(&mean)), ("mean_ci", ends(&mean)), ("net", point(&net)), ("net_ci", ends(&net))]
}

fn reliability(input: &Input) -> Results {
    let number = |name| input.number(name);
    let sides =
        Sides { reliabilities: [number("rxx"), number("ryy")], correlation: number("rxy"), deviations: [number("sx"), number("sy")] };
    vec![("value", vec![reliability::of_difference(sides).expect("possible sides")])]
}
