//! Owns putting the store's counts into the form that core computes reports from. Does no statistics.

use std::collections::BTreeMap;

use expectly_core::error::Error as Wrong;
use expectly_core::report::{ChoiceCounts, Counts, Key, PairCounts, RatingCounts};
use expectly_core::scale::ScaleId;
use expectly_core::study::Study;

use crate::error::Error;
use crate::store::{Cell, Said, What};
use crate::{asked, names};

/// The counts so far, each kept apart from what may not be pooled with it.
#[derive(Default)]
struct Groups {
    /// By key, question, whether it was expected, and source.
    ratings: BTreeMap<(Key, String, bool, String), RatingCounts>,
    /// By key, question, gap, timing and source.
    pairs: BTreeMap<(Key, String, String, String, String), PairCounts>,
    /// By key, question, source and the bits of ε, which is above 0, so that they are in its order.
    choices: BTreeMap<(Key, String, String, Option<u64>), ChoiceCounts>,
}

/// The counts of a study. Errors: [`Error::Damaged`].
pub fn of(cells: &[(Cell, u64)], study: &Study) -> Result<Counts, Error> {
    let mut groups = Groups::default();
    for (cell, many) in cells {
        if let Some(said) = cell.said().map_err(|error| Error::Damaged(Wrong::NotJson { detail: error.to_string() }))? {
            groups.add(study, (cell, &said), *many)?;
        }
    }
    let Groups { ratings, pairs, choices } = groups;
    Ok(Counts { ratings: ratings.into_values().collect(), pairs: pairs.into_values().collect(), choices: choices.into_values().collect() })
}

impl Groups {
    fn add(&mut self, study: &Study, at: (&Cell, &Said), many: u64) -> Result<(), Error> {
        match &at.1.what {
            What::Rating { scale, state, value } => {
                let row = self.rating(at, scale, false)?;
                match state.as_str() {
                    "skipped" => row.skipped += many,
                    "dont-know" => row.dont_know += many,
                    _ => *at_level(&mut row.counts, scale, value.ok_or_else(|| damaged("value"))?)? += many,
                }
            }
            What::Expectation { scale, value } => *at_level(&mut self.rating(at, scale, true)?.counts, scale, *value)? += many,
            What::Pair { scale, gap, timing, first, second } => {
                let row = self.pair(study, at, (scale, gap, timing))?;
                *at_level(at_level(&mut row.joint, scale, *first)?, scale, *second)? += many;
            }
            What::Option { option, randomized } => *self.choice(at, *randomized).options.entry(option.clone()).or_default() += many,
            What::Chooser { chose, state, randomized } => {
                // Of what was passed over only the study says whether it was a choice.
                let offered = asked::choice(study, &at.0.survey, &at.0.question);
                if !chose && offered.is_none() {
                    return Ok(());
                }
                let randomized = if *chose { *randomized } else { offered.and_then(|choice| choice.randomized) };
                let row = self.choice(at, randomized);
                match state.as_str() {
                    "skipped" => row.skipped += many,
                    "dont-know" => row.dont_know += many,
                    _ => row.n += many,
                }
            }
        }
        Ok(())
    }

    fn rating(&mut self, at: (&Cell, &Said), scale: &str, expected: bool) -> Result<&mut RatingCounts, Error> {
        let levels = named(scale)?.levels();
        let (key, question, source) = (key(at, scale), at.0.question.clone(), at.1.source.clone());
        Ok(self.ratings.entry((key, question, expected, source)).or_insert_with_key(|(key, question, _, source)| {
            let (key, question, source) = (key.clone(), question.clone(), source.clone());
            RatingCounts { key, question, expected, source, counts: vec![0; levels], skipped: 0, dont_know: 0 }
        }))
    }

    fn pair(&mut self, study: &Study, at: (&Cell, &Said), (scale, gap, timing): (&str, &str, &str)) -> Result<&mut PairCounts, Error> {
        let levels = named(scale)?.levels();
        let names = (key(at, scale), at.0.question.clone(), gap.into(), timing.into(), at.1.source.clone());
        Ok(self.pairs.entry(names).or_insert_with_key(|(key, question, gap, timing, source)| PairCounts {
            margin: margin(study, key),
            key: key.clone(),
            question: question.clone(),
            gap: gap.clone(),
            timing: timing.clone(),
            source: source.clone(),
            joint: vec![vec![0; levels]; levels],
        }))
    }

    fn choice(&mut self, at: (&Cell, &Said), randomized: Option<f64>) -> &mut ChoiceCounts {
        let names = (key(at, ""), at.0.question.clone(), at.1.source.clone(), randomized.map(f64::to_bits));
        self.choices.entry(names).or_insert_with_key(|(key, question, source, _)| {
            let (key, question, source) = (key.clone(), question.clone(), source.clone());
            ChoiceCounts { key, question, source, options: BTreeMap::new(), n: 0, skipped: 0, dont_know: 0, randomized }
        })
    }
}

/// How large a gap the study allows for the promise of these answers, in the version that they are about.
pub fn margin(study: &Study, key: &Key) -> Option<f64> {
    let asked = key.promise.as_ref()?;
    let promise = study.promises.iter().find(|promise| names::promise(&promise.id, &promise.version) == *asked)?;
    promise.margin.map(|margin| margin.points())
}

fn key((cell, said): (&Cell, &Said), scale: &str) -> Key {
    Key {
        survey: cell.survey.clone(),
        touchpoint: Some(cell.touchpoint.clone()).filter(|id| !id.is_empty()),
        stage: said.stage.clone(),
        facet: said.facet.clone(),
        promise: said.promise.clone(),
        scale: scale.into(),
        wording: said.wording.clone(),
        population: said.population.clone(),
        ..Key::default()
    }
}

fn named(scale: &str) -> Result<ScaleId, Error> {
    ScaleId::named(scale).ok_or_else(|| damaged("scale"))
}

/// What stands at the position of a value on its scale, the lowest first.
fn at_level<'a, T>(levels: &'a mut [T], scale: &str, value: i8) -> Result<&'a mut T, Error> {
    let position = i16::from(value) - i16::from(named(scale)?.min());
    usize::try_from(position).ok().and_then(|position| levels.get_mut(position)).ok_or_else(|| damaged("value"))
}

fn damaged(column: &str) -> Error {
    Error::Damaged(Wrong::OutOfRange { path: column.into() })
}
