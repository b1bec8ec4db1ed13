//! Owns counting: the store's `GROUP BY`, put into the form that core computes reports from. Does no statistics.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use expectly_core::error::Error as Wrong;
use expectly_core::report::{Counts, Key, PairCounts, RatingCounts};
use expectly_core::scale::ScaleId;
use expectly_core::study::Study;
use rusqlite::{Connection, Row};

use crate::error::Error;
use crate::names;

const RATINGS: &str = "
    SELECT survey, touchpoint, stage, facet, promise, scale, wording, population, question, source, state, value, count(*)
    FROM answers WHERE study = ?1 AND scale IS NOT NULL AND state <> 'not-shown'
    GROUP BY survey, touchpoint, stage, facet, promise, scale, wording, population, question, source, state, value";
const PAIRS: &str = "
    SELECT survey, touchpoint, stage, facet, promise, scale, wording, population, gap, timing, source, first, second, count(*)
    FROM pairs WHERE study = ?1
    GROUP BY survey, touchpoint, stage, facet, promise, scale, wording, population, gap, timing, source, first, second";

/// Counts every answer to a study. Errors: [`Error::Store`], [`Error::Damaged`].
pub fn of(store: &Connection, study: &Study) -> Result<Counts, Error> {
    Ok(Counts { ratings: ratings(store, study)?, pairs: pairs(store, study)? })
}

fn ratings(store: &Connection, study: &Study) -> Result<Vec<RatingCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, String), RatingCounts> = BTreeMap::new();
    let mut statement = store.prepare(RATINGS)?;
    let mut rows = statement.query([study.id.as_str()])?;
    while let Some(row) = rows.next()? {
        let (key, question, source): (Key, String, String) = (key(row)?, row.get("question")?, row.get("source")?);
        let scale = scale(&key)?;
        let group = match groups.entry((key, question, source)) {
            Entry::Occupied(group) => group.into_mut(),
            Entry::Vacant(place) => {
                let (key, question, source) = place.key().clone();
                place.insert(RatingCounts { key, question, source, counts: vec![0; scale.levels()], skipped: 0, dont_know: 0 })
            }
        };
        let state: String = row.get("state")?;
        let cell = match state.as_str() {
            "skipped" => &mut group.skipped,
            "dont-know" => &mut group.dont_know,
            _ => group.counts.get_mut(level(row, "value", scale)?).ok_or_else(|| damaged("value"))?,
        };
        *cell += count(row)?;
    }
    Ok(groups.into_values().collect())
}

fn pairs(store: &Connection, study: &Study) -> Result<Vec<PairCounts>, Error> {
    let mut groups: BTreeMap<(Key, String, String, String), PairCounts> = BTreeMap::new();
    let mut statement = store.prepare(PAIRS)?;
    let mut rows = statement.query([study.id.as_str()])?;
    while let Some(row) = rows.next()? {
        let (key, gap, timing, source) = (key(row)?, row.get("gap")?, row.get("timing")?, row.get("source")?);
        let scale = scale(&key)?;
        let group = match groups.entry((key, gap, timing, source)) {
            Entry::Occupied(group) => group.into_mut(),
            Entry::Vacant(place) => {
                let (key, gap, timing, source) = place.key().clone();
                let margin = margin(study, &key);
                place.insert(PairCounts { key, gap, timing, source, joint: vec![vec![0; scale.levels()]; scale.levels()], margin })
            }
        };
        let line = group.joint.get_mut(level(row, "first", scale)?).ok_or_else(|| damaged("first"))?;
        *line.get_mut(level(row, "second", scale)?).ok_or_else(|| damaged("second"))? += count(row)?;
    }
    Ok(groups.into_values().collect())
}

/// How large a gap the study allows for the promise of these answers, in the version that they are about.
pub fn margin(study: &Study, key: &Key) -> Option<f64> {
    let asked = key.promise.as_ref()?;
    let promise = study.promises.iter().find(|promise| names::promise(&promise.id, &promise.version) == *asked)?;
    promise.margin.map(|margin| margin.points())
}

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    Ok(Key {
        survey: row.get("survey")?,
        touchpoint: row.get("touchpoint")?,
        stage: row.get("stage")?,
        facet: row.get("facet")?,
        promise: row.get("promise")?,
        scale: row.get("scale")?,
        wording: row.get("wording")?,
        population: row.get("population")?,
        ..Key::default()
    })
}

fn scale(key: &Key) -> Result<ScaleId, Error> {
    ScaleId::named(&key.scale).ok_or_else(|| damaged("scale"))
}

/// The position of a value on its scale, 0 for the lowest.
fn level(row: &Row<'_>, column: &str, scale: ScaleId) -> Result<usize, Error> {
    let value: i8 = row.get(column)?;
    let fits = (scale.min()..=scale.max()).contains(&value);
    usize::try_from(i16::from(value) - i16::from(scale.min())).ok().filter(|_| fits).ok_or_else(|| damaged(column))
}

fn count(row: &Row<'_>) -> rusqlite::Result<u64> {
    row.get::<_, i64>("count(*)").map(i64::unsigned_abs)
}

fn damaged(column: &str) -> Error {
    Error::Damaged(Wrong::OutOfRange { path: column.into() })
}
