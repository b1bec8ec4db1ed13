//! Owns what is said of many touchpoints side by side: each score as it is and drawn towards what all have in common, and which gaps
//! remain after as many tests as there are touchpoints. Reads finished rows; pools nothing.

use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::gaps::GapReport;
use super::readings::Reading;
use super::scores::{ScoreReport, named_scale};
use crate::error::Error;
use crate::family::PValue;
use crate::gap::personal::GapKind;
use crate::histogram::Histogram;
use crate::key::Key;
use crate::nps::Nps;
use crate::plan::Plan;
use crate::scale::ScaleId;
use crate::shrinkage::{self, Shrinkage};
use crate::stats::{order, student};
use crate::tally::Tally;

/// The share of false discoveries that is allowed for among the gaps called remaining.
pub const FALSE_DISCOVERY_RATE: f64 = 0.05;

/// Touchpoints that were asked about alike, the highest first. A ranking takes four of them at least.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Ranking {
    /// The estimand that is ranked, such as `sacrifice-mean`.
    pub measure: &'static str,
    /// The question's name, for scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The scale's name.
    pub scale: String,
    /// Who was asked.
    pub population: String,
    /// When the expectation was asked for, for gaps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<String>,
    /// What all scores are drawn towards.
    pub mean: f64,
    /// Variance of the true scores around it (DerSimonian & Laird 1986); 0 where chance alone explains the differences.
    pub tau_squared: f64,
    /// How many touchpoints there are, those without answers included: as many tests are counted.
    pub declared: u64,
    /// The touchpoints that have a number, the highest shrunk score first.
    pub rows: Vec<RankedRow>,
}

/// One touchpoint among many.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RankedRow {
    /// What was asked of whom.
    pub key: Key,
    /// How many people the score rests on.
    pub n: u64,
    /// The score as it is.
    pub raw: f64,
    /// The score drawn towards the mean of all, by how little its own answers tell.
    pub shrunk: f64,
    /// How much of its distance from the mean it keeps, 0 to 1.
    pub kept: f64,
    /// Its place by shrunk score, 1 for the highest; equal scores share a place.
    pub rank: u64,
    /// For gaps: the lowest rate of false discoveries at which this gap would still be called one (Benjamini & Hochberg 1995).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<f64>,
}

/// What a ranking is made of: the row's key, n, score and its variance, and the test of no gap.
#[derive(Clone, Copy)]
struct Row<'a> {
    key: &'a Key,
    n: u64,
    score: f64,
    variance: f64,
    test: Option<PValue>,
}

/// The estimand, the question (none for gaps), the scale, the population and the timing.
type Group<'a> = (&'static str, Option<&'a str>, &'a str, &'a str, Option<&'a str>);

pub(super) fn all(gaps: &[GapReport], scores: &[ScoreReport]) -> Result<Vec<Ranking>, Error> {
    let mut rows: Vec<(Group<'_>, Option<Row<'_>>)> = Vec::new();
    for gap in gaps.iter().filter(|gap| gap.gap == GapKind::Sacrifice.id()) {
        let group = ("sacrifice-mean", None, gap.key.scale.as_str(), gap.key.population.as_str(), Some(gap.timing.as_str()));
        rows.push((group, of_gap(gap)));
    }
    for score in scores {
        let scale = named_scale(&score.key.scale)?;
        let Some(measure) = score.readings.iter().find_map(|reading| ranked(reading, scale)) else { continue };
        let group = (measure, Some(score.question.as_str()), scale.id(), score.key.population.as_str(), None);
        rows.push((group, of_score(score, scale)?));
    }
    let group = |index: usize| rows.get(index).map(|(group, _)| *group);
    let mut rankings = Vec::new();
    for places in order::groups(rows.len(), &|one, other| group(one).cmp(&group(other))) {
        let many: Vec<Row<'_>> = places.iter().filter_map(|place| rows.get(*place)?.1).collect();
        let first = places.first().and_then(|place| group(*place)).filter(|_| many.len() >= shrinkage::LEAST);
        if let Some(group) = first {
            rankings.push(ranking(group, places.len() as u64, &many)?);
        }
    }
    Ok(rankings)
}

/// The one estimand of a score that touchpoints are ranked by, whether it has a number yet or not: NPS, or else the mean.
fn ranked(reading: &Reading, scale: ScaleId) -> Option<&'static str> {
    let measure = reading.measure();
    (scale == ScaleId::Likelihood11 || measure.ends_with("-mean")).then_some(measure)
}

fn of_gap(gap: &GapReport) -> Option<Row<'_>> {
    let (Reading::Estimate(estimate), Some(deviation)) = (&gap.readings.difference, gap.readings.deviation) else { return None };
    let n = estimate.n as f64;
    let error = deviation / n.sqrt();
    let p = 2.0 * student::upper_tail((estimate.point / error).abs(), n - 1.0);
    Some(Row { key: &gap.key, n: estimate.n, score: estimate.point, variance: error * error, test: Some(PValue::new(p)) })
}

fn of_score(score: &ScoreReport, scale: ScaleId) -> Result<Option<Row<'_>>, Error> {
    let counted = Histogram::from_counts(scale, &score.histogram)?;
    let number = if scale == ScaleId::Likelihood11 {
        let nps = Nps::of(&Tally::of(&counted)?);
        nps.point().map(|point| (point, shrinkage::adjusted_variance(&nps)))
    } else {
        let moments = counted.moments();
        let spread = moments.deviation().filter(|deviation| *deviation > 0.0);
        moments.mean().zip(spread.map(|deviation| deviation * deviation / moments.n() as f64))
    };
    Ok(number.map(|(score_is, variance)| Row { key: &score.key, n: score.n, score: score_is, variance, test: None }))
}

fn ranking((measure, question, scale, population, timing): Group<'_>, declared: u64, rows: &[Row<'_>]) -> Result<Ranking, Error> {
    let scores: Vec<(f64, f64)> = rows.iter().map(|row| (row.score, row.variance)).collect();
    let Shrinkage { mean, tau_squared, each } = Shrinkage::of(&scores)?;
    let adjusted = adjusted(rows, declared)?;
    let mut rows: Vec<RankedRow> = rows
        .iter()
        .zip(each)
        .zip(adjusted)
        .map(|((row, one), adjusted)| RankedRow {
            key: row.key.clone(),
            n: row.n,
            raw: one.raw,
            shrunk: one.shrunk,
            kept: one.kept,
            rank: one.rank as u64,
            adjusted,
        })
        .collect();
    rows.sort_by_key(|row| row.rank);
    let text = String::from;
    let (question, timing) = (question.map(text), timing.map(text));
    Ok(Ranking { measure, question, scale: text(scale), population: text(population), timing, mean, tau_squared, declared, rows })
}

/// One family of all the touchpoints that there are, whether they have answers or not.
fn adjusted(rows: &[Row<'_>], declared: u64) -> Result<Vec<Option<f64>>, Error> {
    let name = |index: u64| alloc::format!("{index}");
    let plan = (0..declared).fold(Plan::draft(FALSE_DISCOVERY_RATE), |plan, index| plan.test(&name(index))).freeze()?;
    let mut family = plan.family();
    for (index, row) in (0..).zip(rows) {
        if let Some(test) = row.test {
            family.record(&name(index), test)?;
        }
    }
    let adjusted = family.adjust();
    Ok((0..).zip(rows).map(|(index, _)| adjusted.of(&name(index))).collect())
}
