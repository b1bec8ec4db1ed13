//! Owns the gaps of a report: pools joint tables of equal key and reads both sides, the gap between them and what guards against
//! misreading it.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{Counts, PairCounts};
use super::readings::Reading;
use super::scores::{about, by_source, named_scale};
use super::unpaired::FirstSides;
use crate::card::Card;
use crate::error::Error;
use crate::gap::personal::GapKind;
use crate::gap::sacrifice::{Predictive, Sacrifice};
use crate::gap::xgap::{Margin, VERDICT_ALPHA, XGap};
use crate::key::Key;
use crate::reading::{Confidence, Method};
use crate::stats::mean;
use crate::table::Table;

/// One gap with both its sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object, missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct GapReport {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// `sacrifice` or `xgap`.
    pub gap: String,
    /// When the first side was asked for.
    pub timing: String,
    /// How many people gave both sides.
    pub n: u64,
    /// How many pairs came through each channel.
    pub sources: BTreeMap<String, u64>,
    /// How many gave only the first side at this survey, in whatever words. They are counted, never subtracted from anything.
    pub unpaired: u64,
    /// Mean of the first side (expected, advertised) among those who gave both.
    pub first: Reading,
    /// Mean of the second side (experienced, actual) among those who gave both.
    pub second: Reading,
    /// Mean of each person's first − second.
    pub difference: Reading,
    /// How each number among these three was made.
    pub cards: Vec<Card>,
    /// Pearson's correlation of the two sides; none where a side has no spread.
    pub correlation: Option<f64>,
    /// Share of first sides at the scale's best value, where nothing could exceed them; none without pairs.
    pub ceiling: Option<f64>,
    /// People for whom it fell short, was just as expected, and exceeded it.
    pub split: [u64; 3],
    /// Mean size of the gap regardless of sign, for XGap, where over- and under-selling cancel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_distance: Option<f64>,
    /// `close`, `gap` or `undetermined` against the study's margin, for XGap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'static str>,
    /// The margin that the verdict is about, in points of the scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
    /// A row for each first value, lowest first; in it a count for each second value.
    pub joint: Vec<Vec<u64>>,
}

type Group = (Key, String, String);

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<GapReport>, Error> {
    let mut groups: BTreeMap<Group, Vec<&PairCounts>> = BTreeMap::new();
    for row in &counts.pairs {
        groups.entry((row.key.clone(), row.gap.clone(), row.timing.clone())).or_default().push(row);
    }
    let sides = FirstSides::of(counts);
    groups.into_iter().map(|(group, rows)| one(group, &rows, &sides, confidence)).collect()
}

fn one((key, gap, timing): Group, rows: &[&PairCounts], sides: &FirstSides, confidence: Confidence) -> Result<GapReport, Error> {
    let scale = named_scale(&key.scale)?;
    let mut joint = Table::new(scale);
    for row in rows {
        joint.add(&Table::from_rows(scale, &row.joint)?)?;
    }
    let kind = GapKind::NAMES.iter().find(|(name, _)| *name == gap).map(|(_, kind)| *kind);
    let kind = kind.ok_or_else(|| Error::UnknownValue { path: "gap".into() })?;
    let margin = rows.iter().find_map(|row| row.margin).filter(|_| kind == GapKind::XGap);
    let xgap = XGap::from_table(&joint);
    let difference = match kind {
        GapKind::Sacrifice => Reading::of("sacrifice-mean", &Sacrifice::<Predictive>::from_table(&joint).reading(confidence)),
        GapKind::XGap => Reading::of("xgap-mean", &xgap.reading(confidence)),
    };
    let side = |measure, moments| Reading::of(measure, &mean::reading(&moments, confidence, Method::StudentT));
    let (first, second) = (side("expectation-mean", joint.first().moments()), side("experience-mean", joint.second().moments()));
    let about = about(scale, &key, Some(&timing));
    Ok(GapReport {
        cards: [&first, &second, &difference].into_iter().filter_map(|reading| reading.card(about.clone())).collect(),
        unpaired: sides.unpaired(&key, kind),
        n: joint.n(),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.joint.iter().flatten().sum()))),
        first,
        second,
        difference,
        correlation: joint.correlation(),
        ceiling: joint.ceiling(),
        split: joint.split(),
        mean_distance: xgap.mean_distance().filter(|_| kind == GapKind::XGap),
        verdict: margin.map(|points| verdict(&xgap, points)).transpose()?,
        margin,
        joint: joint.rows(),
        key,
        gap,
        timing,
    })
}

fn verdict(xgap: &XGap, points: f64) -> Result<&'static str, Error> {
    Ok(xgap.verdict(Margin::parse(points)?, VERDICT_ALPHA)?.id())
}
