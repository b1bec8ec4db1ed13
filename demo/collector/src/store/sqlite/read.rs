//! Owns reading rows back. Each function asks from the snapshot that it is given; none writes.

use expectly_core::error::Error as Wrong;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Error;
use crate::store::cell::{Cell, complete as cell_of_complete};
use crate::store::entry::Refused;
use crate::store::tally::{Slice, Tally, Total};
use crate::store::{Kept, Page, Stored};

pub fn revision(store: &Connection, study: &str) -> rusqlite::Result<u64> {
    let sql = "SELECT revision FROM revisions WHERE study = ?1";
    let revision: Option<i64> = store.query_row(sql, [study], |row| row.get(0)).optional()?;
    Ok(revision.unwrap_or_default().unsigned_abs())
}

pub fn tally(store: &Connection, study: &str, slice: &Slice) -> rusqlite::Result<Tally> {
    let mut statement = store.prepare(
        "SELECT survey, moment, touchpoint, question, said, sum(n) FROM counts
         WHERE study = ?1 AND segment = ?2 AND day BETWEEN ?3 AND ?4 GROUP BY survey, moment, touchpoint, question, said",
    )?;
    let (first, last) = &slice.days;
    let rows = statement.query_map([study, &slice.segment, first, last], |row| Ok((cell(row)?, row.get::<_, i64>("sum(n)")?)))?;
    let cells = rows.map(|row| row.map(|(cell, n)| (cell, n.unsigned_abs()))).collect::<Result<_, _>>()?;
    let refused: i64 = store.query_row("SELECT count(*) FROM rejects WHERE study = ?1", [study], |row| row.get(0))?;
    Ok(Tally { revision: revision(store, study)?, refused: refused.unsigned_abs(), cells })
}

pub fn totals(store: &Connection) -> rusqlite::Result<Vec<Total>> {
    let mut statement = store.prepare("SELECT study, segment, day, sum(n) AS n FROM counts GROUP BY study, segment, day")?;
    let total =
        |row: &Row<'_>| Ok(Total { study: row.get("study")?, segment: row.get("segment")?, day: row.get("day")?, n: row.get("n")? });
    statement.query_map([], total)?.collect()
}

fn cell(row: &Row<'_>) -> rusqlite::Result<Cell> {
    Ok(Cell {
        survey: row.get("survey")?,
        moment: row.get("moment")?,
        touchpoint: row.get("touchpoint")?,
        question: row.get("question")?,
        said: row.get("said")?,
    })
}

pub fn complete(store: &Connection, study: &str, survey: &str, moment: &str) -> rusqlite::Result<u64> {
    let Cell { survey, moment, touchpoint, question, said } = cell_of_complete(survey, moment);
    let sql = "SELECT n FROM counts WHERE study = ?1 AND segment = '' AND day = '' AND survey = ?2 AND moment = ?3 AND touchpoint = ?4
               AND question = ?5 AND said = ?6";
    let values = params![study, survey, moment, touchpoint, question, said];
    let n: Option<i64> = store.query_row(sql, values, |row| row.get(0)).optional()?;
    Ok(n.unwrap_or_default().unsigned_abs())
}

pub fn results(store: &Connection, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
    let sql = match study {
        Some(_) => "SELECT seq, study, id, received_at, body FROM results WHERE study = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        None => "SELECT seq, study, id, received_at, body FROM results WHERE ?1 IS NULL AND seq > ?2 ORDER BY seq LIMIT ?3",
    };
    let mut statement = store.prepare_cached(sql)?;
    let mut rows = statement.query(params![study, page.after_number()?, page.most])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(stored(row)?);
    }
    Ok(found)
}

pub fn result(store: &Connection, study: &str, id: &str) -> Result<Option<Stored>, Error> {
    let mut statement = store.prepare("SELECT seq, study, id, received_at, body FROM results WHERE study = ?1 AND id = ?2")?;
    let mut rows = statement.query([study, id])?;
    rows.next()?.map(stored).transpose()
}

fn stored(row: &Row<'_>) -> Result<Stored, Error> {
    Ok(Stored { place: place(row)?, study: row.get("study")?, id: row.get("id")?, received_at: received_at(row)?, body: row.get("body")? })
}

pub fn refused(store: &Connection, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT seq, id, received_at, study, code, path, body FROM rejects WHERE (?1 IS NULL OR study = ?1) AND seq > ?2
         ORDER BY seq LIMIT ?3",
    )?;
    let mut rows = statement.query(params![study, page.after_number()?, page.most])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref("body")?.as_bytes().map_err(rusqlite::Error::from)?.into();
        let refused = Refused { id: row.get("id")?, study: row.get("study")?, code: row.get("code")?, path: row.get("path")?, body };
        found.push(Kept { place: place(row)?, received_at: received_at(row)?, refused });
    }
    Ok(found)
}

/// What the engine finds wrong, a line each.
pub fn examine(store: &Connection) -> rusqlite::Result<Vec<String>> {
    let lines: Vec<String> = store.prepare("PRAGMA integrity_check")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(if lines == ["ok"] { Vec::new() } else { lines })
}

pub fn size(store: &Connection) -> rusqlite::Result<u64> {
    store.query_row("SELECT count(*) FROM results", [], |row| row.get(0)).map(i64::unsigned_abs)
}

pub fn note(store: &Connection, name: &str) -> rusqlite::Result<String> {
    let text = store.query_row("SELECT text FROM notes WHERE name = ?1", [name], |row| row.get(0)).optional()?;
    Ok(text.unwrap_or_default())
}

pub fn notes(store: &Connection, prefix: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = store.prepare("SELECT name, text FROM notes WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name")?;
    statement.query_map([prefix], |row| Ok((row.get("name")?, row.get("text")?)))?.collect()
}

fn place(row: &Row<'_>) -> rusqlite::Result<String> {
    row.get::<_, i64>("seq").map(|seq| seq.to_string())
}

pub fn received_at(row: &Row<'_>) -> Result<Timestamp, Error> {
    let text: String = row.get("received_at")?;
    text.parse().map_err(|_| Error::Damaged(Wrong::OutOfRange { path: "received_at".into() }))
}
