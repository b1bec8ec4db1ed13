//! Owns the ranking of promises by how far experience is from them: the claims to retire or to mend come first.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::asked::Advertised;
use crate::error::Error;
use crate::gap::xgap::{Margin, VERDICT_ALPHA, Verdict, XGap, verdict_confidence};
use crate::histogram::same_scale;
use crate::joint::JointTally;
use crate::population::Customer;
use crate::reading::{Confidence, Reading, ScalePoints};
use crate::scale::Scale;
use crate::stats::order;
use crate::table::Table;

/// A claim with the pairs of everybody who was asked about it.
///
/// A promise is no expectation:
/// ```compile_fail,E0308
/// use expectly_core::{gap::xgap::Margin, joint::JointTally, journey::claims::Claim, scale::Quality7};
/// Claim::of("fast-delivery", Margin::parse(0.5).unwrap(), &JointTally::<Quality7>::new());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    id: String,
    margin: Margin,
    table: Table,
}

impl Claim {
    /// A claim, its margin (how large a gap still counts as kept) and its pairs.
    pub fn of<S: Scale>(id: &str, margin: Margin, joint: &JointTally<S, Advertised, Customer>) -> Claim {
        Claim::from_table(id, margin, joint.table())
    }

    /// The same from a table whose first side is known at run time only. Whoever calls has checked that it is a promise.
    pub fn from_table(id: &str, margin: Margin, table: &Table) -> Claim {
        Claim { id: String::from(id), margin, table: *table }
    }
}

/// A claim in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// 1 for the claim that is furthest from what people get. Claims that are equally far share a rank, and the next ones are counted on
    /// behind them: 1, 2, 2, 4.
    pub rank: u64,
    /// The claim's name.
    pub id: String,
    /// Mean of advertised − actual: above 0 it promises too much, below 0 too little.
    pub gap: Reading<ScalePoints>,
    /// How large the mean gap is at least, in points: the end of its interval that is nearer to 0, and 0 if it holds 0 or there is none.
    pub at_least: f64,
    /// Mean size of the gap regardless of its sign, in points of the scale; none without pairs.
    pub mean_distance: Option<f64>,
    /// Against the claim's margin, at 5 %.
    pub verdict: Verdict,
}

/// Ranks claims by how large their mean gap is at least, in either direction, largest first; a claim is not moved up by a large gap that
/// few people's chance explains. Equally far claims share a rank and are listed by mean distance, then by name. Errors:
/// [`Error::Incompatible`] when scales differ, whose points are not the same; [`Error::DuplicateId`] when two claims have one name.
pub fn rank(claims: &[Claim], confidence: Confidence) -> Result<Vec<Ranked>, Error> {
    let verdict_at = verdict_confidence(VERDICT_ALPHA)?;
    let mut ranked = Vec::new();
    for claim in claims {
        if let Some(first) = claims.first() {
            same_scale(first.table.scale(), claim.table.scale())?;
        }
        if ranked.iter().any(|other: &Ranked| other.id == claim.id) {
            return Err(Error::DuplicateId { path: claim.id.clone() });
        }
        let xgap = XGap::from_table::<Customer>(&claim.table);
        let gap = xgap.reading(confidence);
        ranked.push(Ranked {
            rank: 0,
            id: claim.id.clone(),
            gap,
            at_least: gap.interval().map_or(0.0, |interval| interval.low.max(-interval.high).max(0.0)),
            mean_distance: xgap.mean_distance(),
            verdict: xgap.verdict(claim.margin, verdict_at),
        });
    }
    let order = order::by(ranked.len(), &|one, other| match (ranked.get(one), ranked.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut ranked: Vec<Ranked> = order.into_iter().filter_map(|place| ranked.get(place).cloned()).collect();
    let mut before = (f64::INFINITY, 0);
    for (place, claim) in ranked.iter_mut().enumerate() {
        if claim.at_least < before.0 {
            before = (claim.at_least, place as u64 + 1);
        }
        claim.rank = before.1;
    }
    Ok(ranked)
}

fn compare(one: &Ranked, other: &Ranked) -> Ordering {
    let distance = |claim: &Ranked| claim.mean_distance.unwrap_or(0.0);
    let by_gap = other.at_least.total_cmp(&one.at_least);
    by_gap.then(distance(other).total_cmp(&distance(one))).then_with(|| one.id.cmp(&other.id))
}
