//! Owns reading rows back. Where two collectors stored the same result, the earlier row counts, whether or not the engine has already thrown
//! the other one away. Writes nothing.

use std::collections::BTreeMap;

use expectly_core::error::Error as Wrong;
use expectly_core::wire::Uuid;
use jiff::Timestamp;
use serde::Deserialize;

use super::http::Http;
use super::write::{revision_of, text_of};
use crate::error::Error;
use crate::store::cell::{Cell, complete as cell_of_complete};
use crate::store::entry::Refused;
use crate::store::tally::{Slice, Tally, Total};
use crate::store::{Kept, Page, Stored};

#[derive(Deserialize)]
pub struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Note {
    name: String,
    latest: String,
}

#[derive(Deserialize)]
struct Number {
    n: u64,
}

#[derive(Default, Deserialize)]
struct Head {
    revision: u64,
    /// Up to when results were added up, in microseconds.
    settled: u64,
    refused: u64,
}

#[derive(Deserialize)]
struct Counted {
    cell: String,
    n: u64,
    /// Up to when it was counted, in microseconds.
    as_of: u64,
}

#[derive(Deserialize)]
struct ResultRow {
    study: String,
    id: String,
    received: i64,
    body: String,
}

#[derive(Deserialize)]
struct TotalRow {
    study: String,
    segment: String,
    day: String,
    n: u64,
}

#[derive(Deserialize)]
struct RejectRow {
    id: String,
    received: i64,
    study: String,
    code: String,
    path: String,
    hex: String,
}

pub fn revision(http: &Http, study: &str) -> Result<u64, Error> {
    let sql = "SELECT toUnixTimestamp64Micro(max(noted_at)) AS n FROM notes WHERE name = {name:String}";
    number(http.ask(sql, &[("name", &revision_of(study))])?)
}

pub fn tally(http: &Http, study: &str, slice: &Slice) -> Result<Tally, Error> {
    // Before the counts: a report that is newer than its revision is only asked for once more.
    let head: Vec<Head> = http.ask(
        "SELECT (SELECT toUnixTimestamp64Micro(max(noted_at)) FROM notes WHERE name = {name:String}) AS revision,
                (SELECT toUnixTimestamp64Micro(max(as_of)) FROM counts) AS settled,
                (SELECT uniqExact(id) FROM rejects WHERE study = {study:String}) AS refused",
        &[("name", &revision_of(study)), ("study", study)],
    )?;
    let Head { revision, settled, refused } = head.into_iter().next().unwrap_or_default();
    let cells = count(http, study, slice, ("", settled))?.into_iter().map(|(text, n)| Ok((cell(&text)?, n)));
    Ok(Tally { revision, refused, cells: cells.collect::<Result<_, Error>>()? })
}

pub fn complete(http: &Http, study: &str, survey: &str, moment: &str) -> Result<u64, Error> {
    let cell = text_of(&cell_of_complete(survey, moment));
    let settled = number(http.ask("SELECT toUnixTimestamp64Micro(max(as_of)) AS n FROM counts", &[])?)?;
    Ok(count(http, study, &Slice::everything(), (&cell, settled))?.into_values().sum())
}

/// What was added up beforehand, and what has been stored since. `only` is the cell that is asked about, empty for all of them; `settled` the
/// moment up to which sums were there before this was asked, so that they are when it is.
fn count(http: &Http, study: &str, slice: &Slice, (only, settled): (&str, u64)) -> Result<BTreeMap<String, u64>, Error> {
    let everything = Slice::of("", Some("0"), None);
    let (first, last) = if slice.days.0.is_empty() { &everything.days } else { &slice.days };
    let values = [("study", study), ("segment", &slice.segment), ("first", first), ("last", last), ("only", only)];
    let summed: Vec<Counted> = http.ask(
        "SELECT cell, sum(latest) AS n, toUnixTimestamp64Micro(max(at)) AS as_of FROM (
             SELECT cell, argMax(n, as_of) AS latest, max(as_of) AS at FROM counts
             WHERE study = {study:String} AND segment = {segment:String} AND day BETWEEN {first:String} AND {last:String}
             AND (cell = {only:String} OR {only:String} = '') GROUP BY day, cell, hour
         ) GROUP BY cell",
        &values,
    )?;
    let since = summed.iter().map(|counted| counted.as_of).chain([settled]).max().unwrap_or_default().to_string();
    let stored: Vec<Counted> = http.ask(
        "SELECT arrayJoin(its_cells) AS cell, count() AS n, toUInt64(0) AS as_of FROM (
             SELECT argMin(received_at, stored_at) AS received, argMin(segments, stored_at) AS its_segments, argMin(cells, stored_at) AS its_cells
             FROM results
             WHERE study = {study:String} AND stored_at >= fromUnixTimestamp64Micro({since:Int64}, 'UTC')
               AND id NOT IN (SELECT id FROM results WHERE study = {study:String}
                              AND stored_at >= fromUnixTimestamp64Micro({since:Int64}, 'UTC') - INTERVAL 60 SECOND
                              AND stored_at < fromUnixTimestamp64Micro({since:Int64}, 'UTC'))
             GROUP BY study, id
         ) WHERE has(its_segments, {segment:String}) AND toString(toDate(received, 'UTC')) BETWEEN {first:String} AND {last:String}
         GROUP BY cell HAVING cell = {only:String} OR {only:String} = ''",
        &[&values[..], &[("since", &since)]].concat(),
    )?;
    let mut counts = BTreeMap::new();
    for Counted { cell, n, .. } in summed.into_iter().chain(stored).filter(|counted| counted.n > 0) {
        *counts.entry(cell).or_default() += n;
    }
    Ok(counts)
}

pub fn totals(http: &Http) -> Result<Vec<Total>, Error> {
    let rows: Vec<TotalRow> = http.ask(
        "SELECT study, segment, day, sum(latest) AS n FROM (
             SELECT study, segment, day, argMax(n, as_of) AS latest FROM counts GROUP BY study, segment, day, cell, hour
         ) GROUP BY study, segment, day HAVING n > 0",
        &[],
    )?;
    Ok(rows.into_iter().map(|TotalRow { study, segment, day, n }| Total { study, segment, day, n: n.cast_signed() }).collect())
}

fn cell(text: &str) -> Result<Cell, Error> {
    let parts = serde_json::from_str(text);
    let [survey, moment, touchpoint, question, said] = parts.map_err(|_| Error::Damaged(Wrong::OutOfRange { path: "cell".into() }))?;
    Ok(Cell { survey, moment, touchpoint, question, said })
}

/// In the order of studies and ids: here there is no order of arrival. A place is both of the last result.
pub fn results(http: &Http, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
    let beginning = (study.unwrap_or_default(), "00000000-0000-0000-0000-000000000000");
    let (after, id) = page.after_parts()?.unwrap_or(beginning);
    if Uuid::parse(id).is_none() || study.is_some_and(|study| study != after) {
        return Err(Error::Cursor);
    }
    let sql = match study {
        Some(_) => {
            "SELECT study, id, toUnixTimestamp64Milli(received_at) AS received, body FROM results
             WHERE study = {after:String} AND id > {id:UUID} ORDER BY study, id, stored_at LIMIT 1 BY study, id LIMIT {most:UInt32}"
        }
        None => {
            "SELECT study, id, toUnixTimestamp64Milli(received_at) AS received, body FROM results
             WHERE (study, id) > ({after:String}, {id:UUID}) ORDER BY study, id, stored_at LIMIT 1 BY study, id LIMIT {most:UInt32}"
        }
    };
    let rows: Vec<ResultRow> = http.ask(sql, &[("after", after), ("id", id), ("most", &page.most.to_string())])?;
    rows.into_iter().map(stored).collect()
}

pub fn result(http: &Http, study: &str, id: &str) -> Result<Option<Stored>, Error> {
    let sql = "SELECT study, id, toUnixTimestamp64Milli(received_at) AS received, body FROM results
               WHERE study = {study:String} AND id = {id:UUID} ORDER BY stored_at LIMIT 1";
    let rows: Vec<ResultRow> = http.ask(sql, &[("study", study), ("id", id)])?;
    rows.into_iter().next().map(stored).transpose()
}

fn stored(ResultRow { study, id, received, body }: ResultRow) -> Result<Stored, Error> {
    Ok(Stored { place: format!("{study}/{id}"), study, id, received_at: time(received)?, body })
}

pub fn refused(http: &Http, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
    let (after, id) = page.after_parts()?.unwrap_or(("0", ""));
    let rows: Vec<RejectRow> = http.ask(
        "SELECT id, toUnixTimestamp64Milli(received_at) AS received, study, code, path, hex FROM rejects
         WHERE ({any:Bool} OR study = {study:String}) AND (received_at, id) > (fromUnixTimestamp64Milli({after:Int64}, 'UTC'), {id:String})
         ORDER BY received_at, id LIMIT 1 BY received_at, id LIMIT {most:UInt32}",
        &[
            ("any", if study.is_none() { "true" } else { "false" }),
            ("study", study.unwrap_or_default()),
            ("after", after),
            ("id", id),
            ("most", &page.most.to_string()),
        ],
    )?;
    let kept = |RejectRow { id, received, study, code, path, hex }: RejectRow| {
        let refused =
            Refused { id: Some(id.clone()), study: Some(study).filter(|study| !study.is_empty()), code, path, body: bytes(&hex)? };
        Ok(Kept { place: format!("{received}/{id}"), received_at: time(received)?, refused })
    };
    rows.into_iter().map(kept).collect()
}

/// The tables of which a part does not have its checksum.
pub fn examine(http: &Http) -> Result<Vec<String>, Error> {
    #[derive(Deserialize)]
    struct Checked {
        result: u8,
    }
    let mut wrong = Vec::new();
    for (table, sql) in [
        ("results", "CHECK TABLE results SETTINGS check_query_single_value_result = 1"),
        ("rejects", "CHECK TABLE rejects SETTINGS check_query_single_value_result = 1"),
        ("counts", "CHECK TABLE counts SETTINGS check_query_single_value_result = 1"),
    ] {
        let rows: Vec<Checked> = http.ask(sql, &[])?;
        if rows.iter().any(|row| row.result == 0) {
            wrong.push(format!("a part of {table} is damaged"));
        }
    }
    Ok(wrong)
}

pub fn size(http: &Http) -> Result<u64, Error> {
    number(http.ask("SELECT count() AS n FROM results", &[])?)
}

pub fn note(http: &Http, name: &str) -> Result<String, Error> {
    let sql = "SELECT argMax(text, noted_at) AS text FROM notes WHERE name = {name:String}";
    let rows: Vec<Text> = http.ask(sql, &[("name", name)])?;
    Ok(rows.into_iter().next().map(|row| row.text).unwrap_or_default())
}

pub fn notes(http: &Http, prefix: &str) -> Result<Vec<(String, String)>, Error> {
    let rows: Vec<Note> = http.ask(
        "SELECT name, argMax(text, noted_at) AS latest FROM notes WHERE startsWith(name, {prefix:String})
         GROUP BY name HAVING latest != '' ORDER BY name",
        &[("prefix", prefix)],
    )?;
    Ok(rows.into_iter().map(|Note { name, latest }| (name, latest)).collect())
}

fn number(rows: Vec<Number>) -> Result<u64, Error> {
    Ok(rows.first().map(|row| row.n).unwrap_or_default())
}

fn time(milliseconds: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| Error::Damaged(Wrong::OutOfRange { path: "received_at".into() }))
}

fn bytes(hex: &str) -> Result<Vec<u8>, Error> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()));
    pairs.collect::<Option<_>>().ok_or_else(|| Error::Damaged(Wrong::OutOfRange { path: "hex".into() }))
}
