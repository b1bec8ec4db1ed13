//! Owns the gaps of a report: pools joint tables of equal key and reads the gap of each.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{Counts, PairCounts};
use super::gap::{Gap, GapForm};
use super::scores::{about, by_source, named_scale};
use super::unpaired::FirstSides;
use crate::card::Card;
use crate::error::Error;
use crate::gap::personal::GapKind;
use crate::gap::xgap::Margin;
use crate::key::Key;
use crate::population::{Customer, Internal, Population};
use crate::reading::Confidence;
use crate::stats::order;
use crate::table::Table;

/// One gap with both its sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct GapReport {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// `sacrifice` or `xgap`.
    pub gap: String,
    /// When the first side was asked for.
    pub timing: String,
    /// How many pairs came through each channel.
    pub sources: BTreeMap<String, u64>,
    /// How many gave only the first side at this survey, in whatever words. They are counted, never subtracted from anything.
    pub unpaired: u64,
    /// The gap.
    #[serde(flatten)]
    pub readings: Gap,
    /// How each number among them was made.
    pub cards: Vec<Card>,
}

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<GapReport>, Error> {
    let group = |index| counts.pairs.get(index).map(|row: &PairCounts| (&row.key, &row.gap, &row.timing));
    let sides = FirstSides::of(counts);
    let groups = order::groups(counts.pairs.len(), &|one, other| group(one).cmp(&group(other)));
    groups
        .into_iter()
        .map(|places| one(&places.into_iter().filter_map(|place| counts.pairs.get(place)).collect::<Vec<_>>(), &sides, confidence))
        .collect()
}

/// Of rows of one key, gap and timing.
fn one(rows: &[&PairCounts], sides: &FirstSides, confidence: Confidence) -> Result<GapReport, Error> {
    let first = rows.first().ok_or_else(|| Error::Missing { path: "pairs".into() })?;
    let (key, gap, timing) = (first.key.clone(), first.gap.clone(), first.timing.clone());
    let scale = named_scale(&key.scale)?;
    let mut joint = Table::new(scale);
    for row in rows {
        joint.add(&Table::from_rows(scale, &row.joint)?)?;
    }
    let kind = GapKind::NAMES.iter().find(|(name, _)| *name == gap).map(|(_, kind)| *kind);
    let kind = kind.ok_or_else(|| Error::UnknownValue { path: "gap".into() })?;
    let form = match kind {
        GapKind::Sacrifice => GapForm::Sacrifice,
        GapKind::XGap => GapForm::XGap,
    };
    let margin = rows.iter().find_map(|row| row.margin).filter(|_| kind == GapKind::XGap).map(Margin::parse).transpose()?;
    let read = if key.population == Internal::ID { Gap::of::<Internal> } else { Gap::of::<Customer> };
    let readings = read(&joint, form, margin, confidence);
    let about = about(scale, &key, Some(&timing));
    let numbers = [&readings.first, &readings.second, &readings.difference, &readings.net_met];
    Ok(GapReport {
        cards: numbers.into_iter().filter_map(|reading| reading.card(about.clone())).collect(),
        unpaired: sides.unpaired(&key, kind),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.joint.iter().flatten().sum()))),
        readings,
        key,
        gap,
        timing,
    })
}
