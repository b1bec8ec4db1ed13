//! Owns the scores of a report: pools rows of equal key over their sources and reads NPS, CSAT and CES from them.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{Counts, RatingCounts};
use super::readings::Reading;
use crate::card::{About, Card};
use crate::ces::{self, Ces};
use crate::csat;
use crate::error::Error;
use crate::histogram::Histogram;
use crate::key::Key;
use crate::nps::{Nps, enps::Enps};
use crate::population::{Customer, Internal, Population};
use crate::reading::{Confidence, Method};
use crate::scale::{Csat5, Csat7, ScaleId};
use crate::stats::mean;
use crate::study::{Measure, Question};
use crate::tally::Tally;

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
    /// One count a value, lowest value first.
    pub histogram: Vec<u64>,
    /// Every estimand of the measure.
    pub readings: Vec<Reading>,
    /// How each number among them was made.
    pub cards: Vec<Card>,
}

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<ScoreReport>, Error> {
    let mut groups: BTreeMap<(Key, String), Vec<&RatingCounts>> = BTreeMap::new();
    for row in counts.ratings.iter().filter(|row| stands_alone(&row.question)) {
        groups.entry((row.key.clone(), row.question.clone())).or_default().push(row);
    }
    groups.into_iter().map(|((key, question), rows)| one(key, question, &rows, confidence)).collect()
}

/// The sides of a gap are read as pairs, beside their gap.
fn stands_alone(question: &str) -> bool {
    [Question::Recommend, Question::Satisfaction, Question::Ease].iter().any(|known| known.id() == question)
}

fn one(key: Key, question: String, rows: &[&RatingCounts], confidence: Confidence) -> Result<ScoreReport, Error> {
    let scale = named_scale(&key.scale)?;
    let pooled = pooled(scale, rows)?;
    let readings = readings(&pooled, internal(&key), confidence)?;
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
        histogram: pooled.counts().to_vec(),
    })
}

/// Whether employees were asked, whose NPS is another measure and few of whose answers are kept back.
fn internal(key: &Key) -> bool {
    key.population == Internal::ID
}

/// Every estimand of the measure that is asked on the histogram's scale.
fn readings(counted: &Histogram, internal: bool, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    let need = if internal { Internal::SMALLEST_CELL } else { 0 };
    fn satisfaction<S: csat::Satisfaction>(counted: &Histogram, need: u64, confidence: Confidence) -> Result<Vec<Reading>, Error> {
        let tally = Tally::<S>::of(counted)?;
        let [top2, _, mean, _] = S::MEASURES;
        let top2 = Reading::of(top2, &csat::top2(&tally, confidence).suppressed_below(need));
        Ok(Vec::from([top2, Reading::of(mean, &csat::mean(&tally, confidence).suppressed_below(need))]))
    }
    let effort = |form: &'static ces::Form| -> Result<Vec<Reading>, Error> {
        let ces = Ces::of::<Customer>(form, counted)?;
        let [mean, easy, ..] = form.measures;
        let mean = Reading::of(mean, &ces.mean(confidence).suppressed_below(need));
        Ok(Vec::from([mean, Reading::of(easy, &ces.easy(confidence).suppressed_below(need))]))
    };
    Ok(match counted.scale() {
        ScaleId::Likelihood11 if internal => Vec::from([Reading::of("enps", &Enps::of(&Tally::of(counted)?).reading(confidence))]),
        ScaleId::Likelihood11 => Vec::from([Reading::of("nps", &Nps::of(&Tally::of(counted)?).reading(confidence))]),
        ScaleId::Csat5 => satisfaction::<Csat5>(counted, need, confidence)?,
        ScaleId::Csat7 => satisfaction::<Csat7>(counted, need, confidence)?,
        ScaleId::Ease7 => effort(&ces::ease::FORM)?,
        ScaleId::Agree7 => effort(&ces::agreement::FORM)?,
        ScaleId::Effort5 => effort(&ces::effort::FORM)?,
        _ => {
            let mean = mean::reading(&counted.moments(), confidence, Method::StudentT).suppressed_below(need);
            Vec::from([Reading::of("quality-mean", &mean)])
        }
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
