//! Owns the choices of a report: pools rows of equal key over their sources and reads the share of people who chose each option. Randomized
//! answers are told back by `privacy`.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

use super::counts::{ChoiceCounts, Counts};
use super::readings::Reading;
use super::scores::by_source;
use crate::card::{About, Card};
use crate::error::Error;
use crate::histogram::check_total;
use crate::key::Key;
use crate::population::{Internal, Population};
use crate::privacy::{Epsilon, RandomizedResponse};
use crate::reading::{self, Confidence, Lack, Share};
use crate::share::Hits;
use crate::stats::order;

/// What was chosen at one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceReport {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// The question's name.
    pub question: String,
    /// How many people chose something.
    pub n: u64,
    /// How many passed the question over.
    pub skipped: u64,
    /// How many said that they do not know.
    pub dont_know: u64,
    /// How many people chose something through each channel.
    pub sources: BTreeMap<String, u64>,
    /// The privacy parameter ε, if devices blurred what was chosen. Shares are then those before the blur, and may lie below 0 or above 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub randomized: Option<f64>,
    /// Each option, in the order of their names.
    pub options: Vec<OptionReport>,
    /// How the shares were made: all in one way.
    pub cards: Vec<Card>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OptionReport {
    /// Its name.
    pub option: String,
    /// How many sent it; blurred, if answers were randomized. 0 where the number is suppressed.
    pub count: u64,
    /// The share of people who chose it, of all who chose something.
    pub share: Reading,
}

pub(super) fn all(counts: &Counts, confidence: Confidence) -> Result<Vec<ChoiceReport>, Error> {
    let rows = &counts.choices;
    // ε is above 0, so that its bits are in its order.
    let group = |index: usize| rows.get(index).map(|row| (&row.key, &row.question, row.randomized.map(f64::to_bits)));
    let groups = order::groups(rows.len(), &|one, other| group(one).cmp(&group(other)));
    groups.into_iter().map(|places| one(&places.into_iter().filter_map(|place| rows.get(place)).collect::<Vec<_>>(), confidence)).collect()
}

/// Of rows of one key, question and ε.
fn one(rows: &[&ChoiceCounts], confidence: Confidence) -> Result<ChoiceReport, Error> {
    let first = rows.first().ok_or_else(|| Error::Missing { path: "choices".into() })?;
    let (key, question, randomized) = (first.key.clone(), first.question.clone(), first.randomized);
    check_total(rows.iter().map(|row| row.n))?;
    check_total(rows.iter().flat_map(|row| row.options.values().copied()))?;
    let n = rows.iter().map(|row| row.n).sum();
    let mut pooled: BTreeMap<String, u64> = BTreeMap::new();
    for (option, count) in rows.iter().flat_map(|row| &row.options) {
        *pooled.entry(option.clone()).or_default() += count;
    }
    let counts: Vec<u64> = pooled.values().copied().collect();
    let shares = match randomized {
        Some(epsilon) => told_back(&counts, Epsilon::parse(epsilon)?, confidence)?,
        None => counts.iter().map(|count| Ok(Hits::parse(*count, n)?.reading(confidence))).collect::<Result<_, Error>>()?,
    };
    let measure = if randomized.is_some() { "randomized-share" } else { "share" };
    let internal = key.population == Internal::ID;
    let guarded = |share: reading::Reading<Share>| Reading::of(measure, &if internal { share.of_population::<Internal>() } else { share });
    // Counts of so few would show who chose what, as a share would.
    let hidden = internal && n < Internal::SMALLEST_CELL;
    let options = pooled.into_iter().zip(shares).map(|((option, count), share)| OptionReport {
        option,
        count: if hidden { 0 } else { count },
        share: guarded(share),
    });
    let options: Vec<OptionReport> = options.collect();
    let about = About { wording: Some(key.wording.clone()), population: Some(key.population.clone()), ..About::default() };
    Ok(ChoiceReport {
        cards: options.iter().find_map(|option| option.share.card(about.clone())).into_iter().collect(),
        n,
        skipped: rows.iter().map(|row| row.skipped).sum(),
        dont_know: rows.iter().map(|row| row.dont_know).sum(),
        sources: by_source(rows.iter().map(|row| (row.source.as_str(), row.n))),
        randomized,
        options,
        key,
        question,
    })
}

/// The shares before the blur. Where a single option is known, the others that it may have been blurred from are not: then there are none.
fn told_back(counts: &[u64], epsilon: Epsilon, confidence: Confidence) -> Result<Vec<reading::Reading<Share>>, Error> {
    match counts {
        [n] => Ok(Vec::from([reading::Reading::insufficient(*n, if *n == 0 { Lack::NoAnswers } else { Lack::NoSpread })])),
        _ if counts.is_empty() => Ok(Vec::new()),
        _ => RandomizedResponse::new(counts.len(), epsilon)?.shares(counts, confidence),
    }
}
