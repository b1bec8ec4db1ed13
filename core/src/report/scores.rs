//! Owns the scores of a report: pools rows of equal key over their sources and reads NPS, CSAT and CES from them.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{Counts, RatingCounts};
use super::estimands;
use super::readings::Reading;
use crate::card::{About, Card};
use crate::error::Error;
use crate::histogram::Histogram;
use crate::key::Key;
use crate::population::{Internal, Population, Prospect};
use crate::reading::Confidence;
use crate::scale::ScaleId;
use crate::stats::order;
use crate::study::{Measure, Role};

/// The readings of one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ScoreReport {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// The question's name.
    pub question: String,
    /// `nps`, `csat`, `ces` or `quality`.
    pub measure: &'static str,
    /// How many people gave a value.
    pub n: u64,
    /// How many passed the question over.
    pub skipped: u64,
    /// How many said that they do not know.
    pub dont_know: u64,
    /// How many values came through each channel.
    pub sources: BTreeMap<String, u64>,
    /// One count a value, lowest value first. Zeros where the number is suppressed.
    pub histogram: Vec<u64>,
    /// Every estimand of the measure.
    pub readings: Vec<Reading>,
    /// How each number among them was made.
    pub cards: Vec<Card>,
}

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<ScoreReport>, Error> {
    let item = |row: usize| counts.pairs.get(row).map(|row| (row.key.survey.as_str(), row.question.as_str()));
    let items = order::by(counts.pairs.len(), &|one, other| item(one).cmp(&item(other)));
    let compared = |row: &RatingCounts| {
        let asked = Some((row.key.survey.as_str(), row.question.as_str()));
        items.binary_search_by(|place| item(*place).cmp(&asked)).is_ok()
    };
    let rows: Vec<&RatingCounts> = counts.ratings.iter().filter(|row| stands_alone(row, &compared)).collect();
    let group = |index: usize| rows.get(index).map(|row| (&row.key, &row.question, row.expected));
    let groups = order::groups(rows.len(), &|one, other| group(one).cmp(&group(other)));
    groups
        .into_iter()
        .map(|places| one(&places.into_iter().filter_map(|place| rows.get(place).copied()).collect::<Vec<_>>(), confidence))
        .collect()
}

/// The sides of a gap are read as pairs, beside their gap; every other question is read on its own scale. `compared` says whether
/// somebody gave both sides of an item.
fn stands_alone(row: &RatingCounts, compared: &dyn Fn(&RatingCounts) -> bool) -> bool {
    let roles = [Role::Expectation, Role::Experience, Role::Promised, Role::Actual];
    let side = row.expected || roles.iter().any(|side| side.id() == row.question) || compared(row);
    !side || row.key.population == Prospect::ID
}

/// Of rows of one key and question.
fn one(rows: &[&RatingCounts], confidence: Confidence) -> Result<ScoreReport, Error> {
    let first = rows.first().ok_or_else(|| Error::Missing { path: "ratings".into() })?;
    let (key, question) = (first.key.clone(), first.question.clone());
    let scale = named_scale(&key.scale)?;
    let pooled = pooled(scale, rows)?;
    let internal = key.population == Internal::ID;
    let readings = match key.population.as_str() {
        Internal::ID => estimands::staff(&pooled, confidence)?,
        // They have had no experience that could be scored, and what they expect never gets a second side.
        Prospect::ID if first.expected || question == Role::Expectation.id() => estimands::expectation(&pooled, confidence),
        Prospect::ID => Vec::new(),
        _ => estimands::customers(&pooled, confidence)?,
    };
    // Counts of so few would show who gave which, as a number would.
    let hidden = internal && pooled.n() < Internal::SMALLEST_CELL;
    Ok(ScoreReport {
        cards: readings.iter().filter_map(|reading| reading.card(about(scale, &key, None))).collect(),
        readings,
        measure: Measure::on(scale).id(),
        n: pooled.n(),
        skipped: rows.iter().map(|row| row.skipped).sum(),
        dont_know: rows.iter().map(|row| row.dont_know).sum(),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.counts.iter().sum()))),
        key,
        question,
        histogram: if hidden { Histogram::new(scale) } else { pooled }.counts().to_vec(),
    })
}

fn pooled(scale: ScaleId, rows: &[&RatingCounts]) -> Result<Histogram, Error> {
    let mut pooled = Histogram::new(scale);
    for row in rows {
        pooled.add(&Histogram::from_counts(scale, &row.counts)?)?;
    }
    Ok(pooled)
}

/// What a card says about what was asked.
pub(super) fn about(scale: ScaleId, key: &Key, timing: Option<&str>) -> About {
    let text = |text: &str| Some(String::from(text));
    About { scale: Some(scale), wording: text(&key.wording), population: text(&key.population), timing: timing.and_then(text) }
}

pub(super) fn named_scale(name: &str) -> Result<ScaleId, Error> {
    ScaleId::named(name).ok_or_else(|| Error::UnknownValue { path: "scale".into() })
}

/// How many answers came through each channel; channels without any are left out.
pub(super) fn by_source<'a>(rows: impl Iterator<Item = (&'a str, u64)>) -> BTreeMap<String, u64> {
    let mut sources = BTreeMap::new();
    for (source, n) in rows.filter(|(_, n)| *n > 0) {
        *sources.entry(source.into()).or_default() += n;
    }
    sources
}
