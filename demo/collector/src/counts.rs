//! Owns counting: the store's `GROUP BY`, put into the form that core computes reports from. Does no statistics.

use std::collections::BTreeMap;

use expectly_core::error::Error as Wrong;
use expectly_core::report::{ChoiceCounts, Counts, Key, PairCounts, RatingCounts};
use expectly_core::scale::ScaleId;
use expectly_core::study::Study;
use rusqlite::{Connection, Row};

use crate::error::Error;
use crate::{asked, names};

/// Of a table, the columns that every count is kept apart by.
const KEY: &[&str] = &["survey", "touchpoint", "stage", "facet", "promise", "wording", "population", "question", "source"];

/// Counts every answer to a study. Errors: [`Error::Store`], [`Error::Damaged`].
pub fn of(store: &Connection, study: &Study) -> Result<Counts, Error> {
    Ok(Counts { ratings: ratings(store, study)?, pairs: pairs(store, study)?, choices: choices(store, study)? })
}

/// Goes through the rows of a table that are equal in the key and in more columns, with how many there are of each.
fn grouped(
    (store, study): (&Connection, &Study),
    (table, columns, condition): (&str, &[&str], &str),
    mut each: impl FnMut(&Row<'_>, u64) -> Result<(), Error>,
) -> Result<(), Error> {
    let columns = [KEY, columns].concat();
    let places: Vec<String> = (1..=columns.len()).map(|place| place.to_string()).collect();
    let (columns, places) = (columns.join(", "), places.join(", "));
    let sql = format!("SELECT {columns}, count(*) FROM {table} WHERE study = ?1 AND {condition} GROUP BY {places}");
    let mut statement = store.prepare(&sql)?;
    let mut rows = statement.query([study.id.as_str()])?;
    while let Some(row) = rows.next()? {
        each(row, row.get::<_, i64>("count(*)")?.unsigned_abs())?;
    }
    Ok(())
}

fn ratings(store: &Connection, study: &Study) -> Result<Vec<RatingCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, bool, String), RatingCounts> = BTreeMap::new();
    let mut add = |row: &Row<'_>, expected: bool, state: &str, many: u64| {
        let (key, scale) = scaled(row)?;
        let (question, source): (String, String) = (row.get("question")?, row.get("source")?);
        let group = groups.entry((key, question, expected, source)).or_insert_with_key(|(key, question, _, source)| {
            let (key, question, source) = (key.clone(), question.clone(), source.clone());
            RatingCounts { key, question, expected, source, counts: vec![0; scale.levels()], skipped: 0, dont_know: 0 }
        });
        let cell = match state {
            "skipped" => &mut group.skipped,
            "dont-know" => &mut group.dont_know,
            _ => group.counts.get_mut(level(row, "value", scale)?).ok_or_else(|| damaged("value"))?,
        };
        *cell += many;
        Ok(())
    };
    let given = ("answers", &["scale", "state", "value"][..], "scale IS NOT NULL AND state <> 'not-shown'");
    grouped((store, study), given, |row, many| add(row, false, &row.get::<_, String>("state")?, many))?;
    let expected = ("answers", &["scale", "expected AS value"][..], "expected IS NOT NULL");
    grouped((store, study), expected, |row, many| add(row, true, "answered", many))?;
    Ok(groups.into_values().collect())
}

fn pairs(store: &Connection, study: &Study) -> Result<Vec<PairCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, String, String, String), PairCounts> = BTreeMap::new();
    grouped((store, study), ("pairs", &["scale", "gap", "timing", "first", "second"], "TRUE"), |row, many| {
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
    grouped((store, study), ("choices", &["randomized", "option"], "TRUE"), |row, many| {
        let option: String = row.get("option")?;
        add(row, row.get("randomized")?, &|group| {
            group.options.insert(option.clone(), many);
        })
    })?;
    let people = ("answers", &["randomized", "chosen", "state"][..], "scale IS NULL AND state <> 'not-shown'");
    grouped((store, study), people, |row, many| {
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
