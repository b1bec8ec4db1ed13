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
    /// The item of a battery that both sides are of; empty for the gap of a survey as a whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub question: String,
    /// `sacrifice` or `xgap`; `servqual` for items of a battery.
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

/// The gaps that surveys ask for. None of them asks what was wanted exactly.
const ASKED: [GapForm; 3] = [GapForm::Sacrifice, GapForm::Servqual, GapForm::XGap];

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<GapReport>, Error> {
    let group = |index| counts.pairs.get(index).map(|row: &PairCounts| (&row.key, &row.question, &row.gap, &row.timing));
    let sides = FirstSides::of(counts);
    let groups = order::groups(counts.pairs.len(), &|one, other| group(one).cmp(&group(other)));
    groups
        .into_iter()
        .map(|places| one(&places.into_iter().filter_map(|place| counts.pairs.get(place)).collect::<Vec<_>>(), &sides, confidence))
        .collect()
}

/// Of rows of one key, question, gap and timing.
fn one(rows: &[&PairCounts], sides: &FirstSides, confidence: Confidence) -> Result<GapReport, Error> {
    let first = rows.first().ok_or_else(|| Error::Missing { path: "pairs".into() })?;
    let (key, question) = (first.key.clone(), first.question.clone());
    let (gap, timing) = (first.gap.clone(), first.timing.clone());
    let scale = named_scale(&key.scale)?;
    let mut joint = Table::new(scale);
    for row in rows {
        joint.add(&Table::from_rows(scale, &row.joint)?)?;
    }
    let form = ASKED.iter().find(|form| form.id() == gap).copied();
    let form = form.ok_or_else(|| Error::UnknownValue { path: "gap".into() })?;
    let margin = rows.iter().find_map(|row| row.margin).filter(|_| form == GapForm::XGap).map(Margin::parse).transpose()?;
    let read = if key.population == Internal::ID { Gap::of::<Internal> } else { Gap::of::<Customer> };
    let readings = read(&joint, form, margin, confidence);
    let about = about(scale, &key, Some(&timing));
    let numbers = [&readings.first, &readings.second, &readings.difference, &readings.net_met];
    Ok(GapReport {
        cards: numbers.into_iter().filter_map(|reading| reading.card(about.clone())).collect(),
        unpaired: sides.unpaired(&key, form, &question),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.joint.iter().flatten().sum()))),
        readings,
        key,
        question,
        gap,
        timing,
    })
}
