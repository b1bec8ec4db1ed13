//! Owns counting: the store's `GROUP BY`, put into the form that core computes reports from. Does no statistics.

use std::collections::BTreeMap;

use expectly_core::error::Error as Wrong;
use expectly_core::report::{ChoiceCounts, Counts, Key, PairCounts, RatingCounts};
use expectly_core::scale::ScaleId;
use expectly_core::study::Study;
use rusqlite::{Connection, Row};

use crate::error::Error;
use crate::{asked, names};

/// The columns that every count is kept apart by.
macro_rules! key {
    () => {
        "survey, touchpoint, stage, facet, promise, wording, population, question, source, "
    };
}

/// The sentence that counts the rows of a table that are equal in the key and in more columns.
macro_rules! counting {
    ($table:literal, $columns:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            key!(),
            $columns,
            ", count(*) FROM ",
            $table,
            " WHERE study = ?1 AND ",
            $condition,
            " GROUP BY ",
            key!(),
            $columns
        )
    };
}

const RATINGS: &str = counting!("answers", "scale, state, value", "scale IS NOT NULL AND state <> 'not-shown'");
const EXPECTATIONS: &str = counting!("answers", "scale, expected", "expected IS NOT NULL");
const PAIRS: &str = counting!("pairs", "scale, gap, timing, first, second", "TRUE");
const CHOICES: &str = counting!("choices", "randomized, option", "TRUE");
const CHOOSERS: &str = counting!("answers", "randomized, chosen, state", "scale IS NULL AND state <> 'not-shown'");

/// Counts every answer to a study. Errors: [`Error::Store`], [`Error::Damaged`].
pub fn of(store: &Connection, study: &Study) -> Result<Counts, Error> {
    Ok(Counts { ratings: ratings(store, study)?, pairs: pairs(store, study)?, choices: choices(store, study)? })
}

/// Goes through what a sentence of `counting!` finds, with how many there are of each.
fn grouped(
    (store, study): (&Connection, &Study),
    sentence: &'static str,
    mut each: impl FnMut(&Row<'_>, u64) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = store.prepare(sentence)?;
    let mut rows = statement.query([study.id.as_str()])?;
    while let Some(row) = rows.next()? {
        each(row, row.get::<_, i64>("count(*)")?.unsigned_abs())?;
    }
    Ok(())
}

fn ratings(store: &Connection, study: &Study) -> Result<Vec<RatingCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, bool, String), RatingCounts> = BTreeMap::new();
    let mut add = |row: &Row<'_>, column: &str, state: &str, many: u64| {
        let expected = column == "expected";
        let (key, scale) = scaled(row)?;
        let (question, source): (String, String) = (row.get("question")?, row.get("source")?);
        let group = groups.entry((key, question, expected, source)).or_insert_with_key(|(key, question, _, source)| {
            let (key, question, source) = (key.clone(), question.clone(), source.clone());
            RatingCounts { key, question, expected, source, counts: vec![0; scale.levels()], skipped: 0, dont_know: 0 }
        });
        let cell = match state {
            "skipped" => &mut group.skipped,
            "dont-know" => &mut group.dont_know,
            _ => group.counts.get_mut(level(row, column, scale)?).ok_or_else(|| damaged(column))?,
        };
        *cell += many;
        Ok(())
    };
    grouped((store, study), RATINGS, |row, many| add(row, "value", &row.get::<_, String>("state")?, many))?;
    grouped((store, study), EXPECTATIONS, |row, many| add(row, "expected", "answered", many))?;
    Ok(groups.into_values().collect())
}

fn pairs(store: &Connection, study: &Study) -> Result<Vec<PairCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, String, String, String), PairCounts> = BTreeMap::new();
    grouped((store, study), PAIRS, |row, many| {
        let (key, scale) = scaled(row)?;
        let names = (key, row.get("question")?, row.get("gap")?, row.get("timing")?, row.get("source")?);
        let group = groups.entry(names).or_insert_with_key(|(key, question, gap, timing, source)| PairCounts {
            margin: margin(study, key),
            key: key.clone(),
            question: question.clone(),
            gap: gap.clone(),
            timing: timing.clone(),
            source: source.clone(),
            joint: vec![vec![0; scale.levels()]; scale.levels()],
        });
        let line = group.joint.get_mut(level(row, "first", scale)?).ok_or_else(|| damaged("first"))?;
        *line.get_mut(level(row, "second", scale)?).ok_or_else(|| damaged("second"))? += many;
        Ok(())
    })?;
    Ok(groups.into_values().collect())
}

fn choices(store: &Connection, study: &Study) -> Result<Vec<ChoiceCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, String, Option<u64>), ChoiceCounts> = BTreeMap::new();
    let mut add = |row: &Row<'_>, randomized: Option<f64>, change: &dyn Fn(&mut ChoiceCounts)| {
        // ε is above 0, so that its bits are in its order.
        let names = (key(row, "")?, row.get("question")?, row.get("source")?, randomized.map(f64::to_bits));
        let group = groups.entry(names).or_insert_with_key(|(key, question, source, _)| {
            let (key, question, source) = (key.clone(), question.clone(), source.clone());
            ChoiceCounts { key, question, source, options: BTreeMap::new(), n: 0, skipped: 0, dont_know: 0, randomized }
        });
        change(group);
        Ok::<_, Error>(())
    };
    grouped((store, study), CHOICES, |row, many| {
        let option: String = row.get("option")?;
        add(row, row.get("randomized")?, &|group| {
            group.options.insert(option.clone(), many);
        })
    })?;
    grouped((store, study), CHOOSERS, |row, many| {
        let (chosen, state): (Option<u32>, String) = (row.get("chosen")?, row.get("state")?);
        let chose = chosen.is_some();
        // Words are no choice; and of what was passed over only the study says what it was.
        let (survey, question): (String, String) = (row.get("survey")?, row.get("question")?);
        let offered = asked::choice(study, &survey, &question);
        let randomized = if chose { row.get("randomized")? } else { offered.and_then(|choice| choice.randomized) };
        if !chose && (state == "answered" || offered.is_none()) {
            return Ok(());
        }
        add(row, randomized, &|group| match state.as_str() {
            "skipped" => group.skipped += many,
            "dont-know" => group.dont_know += many,
            _ => group.n += many,
        })
    })?;
    Ok(groups.into_values().collect())
}

/// How large a gap the study allows for the promise of these answers, in the version that they are about.
pub fn margin(study: &Study, key: &Key) -> Option<f64> {
    let asked = key.promise.as_ref()?;
    let promise = study.promises.iter().find(|promise| names::promise(&promise.id, &promise.version) == *asked)?;
    promise.margin.map(|margin| margin.points())
}

fn key(row: &Row<'_>, scale: &str) -> rusqlite::Result<Key> {
    Ok(Key {
        survey: row.get("survey")?,
        touchpoint: row.get("touchpoint")?,
        stage: row.get("stage")?,
        facet: row.get("facet")?,
        promise: row.get("promise")?,
        scale: scale.into(),
        wording: row.get("wording")?,
        population: row.get("population")?,
        ..Key::default()
    })
}

/// The key of a row whose values lie on a scale.
fn scaled(row: &Row<'_>) -> Result<(Key, ScaleId), Error> {
    let name: String = row.get("scale")?;
    Ok((key(row, &name)?, ScaleId::named(&name).ok_or_else(|| damaged("scale"))?))
}

/// The position of a value on its scale, 0 for the lowest.
fn level(row: &Row<'_>, column: &str, scale: ScaleId) -> Result<usize, Error> {
    let value: i8 = row.get(column)?;
    let fits = (scale.min()..=scale.max()).contains(&value);
    usize::try_from(i16::from(value) - i16::from(scale.min())).ok().filter(|_| fits).ok_or_else(|| damaged(column))
}

fn damaged(column: &str) -> Error {
    Error::Damaged(Wrong::OutOfRange { path: column.into() })
}
