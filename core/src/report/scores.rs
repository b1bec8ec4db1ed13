//! Owns the scores of a report: pools rows of equal key over their sources and reads NPS, CSAT and CES from them.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{Counts, Key, RatingCounts};
use super::readings::ReadingOut;
use crate::error::Error;
use crate::nps::Nps;
use crate::reading::{Confidence, Method};
use crate::scale::{Csat5, Ease7, Likelihood11, Quality7, ScaleId};
use crate::stats::mean;
use crate::study::{Measure, Question};
use crate::tally::Tally;
use crate::{ces, csat};

/// The readings of one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    pub readings: Vec<ReadingOut>,
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
    let (histogram, readings) = match scale {
        ScaleId::Likelihood11 => {
            let tally = pooled::<Likelihood11>(rows)?;
            (tally.counts().to_vec(), Vec::from([ReadingOut::of("nps", &Nps::of(&tally).reading(confidence))]))
        }
        ScaleId::Csat5 => {
            let tally = pooled::<Csat5>(rows)?;
            let top2 = ReadingOut::of("csat-top-2", &csat::top2(&tally, confidence));
            (tally.counts().to_vec(), Vec::from([top2, ReadingOut::of("csat-mean", &csat::mean(&tally, confidence))]))
        }
        ScaleId::Ease7 => {
            let tally = pooled::<Ease7>(rows)?;
            let mean = ReadingOut::of("ces-mean", &ces::mean(&tally, confidence));
            (tally.counts().to_vec(), Vec::from([mean, ReadingOut::of("ces-easy", &ces::easy(&tally, confidence))]))
        }
        ScaleId::Quality7 => {
            let tally = pooled::<Quality7>(rows)?;
            let mean = mean::reading(&tally.moments(), confidence, Method::StudentT);
            (tally.counts().to_vec(), Vec::from([ReadingOut::of("quality-mean", &mean)]))
        }
    };
    Ok(ScoreReport {
        measure: Measure::on(scale).id(),
        n: histogram.iter().sum(),
        skipped: rows.iter().map(|row| row.skipped).sum(),
        dont_know: rows.iter().map(|row| row.dont_know).sum(),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.counts.iter().sum()))),
        key,
        question,
        histogram,
        readings,
    })
}

fn pooled<S: crate::scale::Scale>(rows: &[&RatingCounts]) -> Result<Tally<S>, Error> {
    let mut tally = Tally::new();
    for row in rows {
        tally.merge(&Tally::from_counts(&row.counts)?)?;
    }
    Ok(tally)
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
