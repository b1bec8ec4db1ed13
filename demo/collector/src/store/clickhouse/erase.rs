//! Owns taking rows out again and making the sums anew that they were in. There are no transactions: the hours whose sums are to be made are
//! noted first, so that whoever adds up next finishes what broke off.

use jiff::Timestamp;
use serde::Deserialize;

use super::http::{Http, list};
use super::write::{random_id, take_note, touch};
use super::{read, roll, turns};
use crate::error::Error;
use crate::store::entry::written;
use crate::store::gone::Gone;

/// What the hours are noted under whose sums are not those of their results.
const UNDONE: &str = "to sum again/";
/// Hours that are made anew in one step: three weeks. Also the most studies' lines that a step has to write.
const MOST_HOURS: u32 = 500;

#[derive(Deserialize)]
struct Hour {
    hour: u32,
    n: u64,
}

#[derive(Deserialize)]
struct Number {
    n: u64,
}

/// The rows that are meant, once as a question and once as an order.
struct Rows {
    hours: &'static str,
    delete: &'static str,
}

/// The same for calls.
struct Calls {
    there: &'static str,
    delete: &'static str,
}

const BY_ID: Rows = Rows {
    hours: "SELECT toUnixTimestamp(toStartOfHour(stored_at)) AS hour, uniqExact(id) AS n FROM results
            WHERE study = {study:String} AND id IN {ids:Array(UUID)} GROUP BY hour",
    delete: "ALTER TABLE results DELETE WHERE study = {study:String} AND id IN {ids:Array(UUID)} SETTINGS mutations_sync = 2",
};
const BY_AGE: Rows = Rows {
    hours: "SELECT toUnixTimestamp(toStartOfHour(stored_at)) AS hour, uniqExact(id) AS n FROM results
            WHERE study = {study:String} AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC')
            GROUP BY hour ORDER BY hour LIMIT {most:UInt32}",
    delete: "ALTER TABLE results DELETE WHERE study = {study:String} AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC')
             AND toUnixTimestamp(toStartOfHour(stored_at)) IN {hours:Array(UInt32)} SETTINGS mutations_sync = 2",
};

pub fn erase(http: &Http, gone: &Gone) -> Result<u64, Error> {
    let mut many = 0;
    if let Some(study) = gone.study.as_deref().filter(|_| !gone.results.is_empty()) {
        let ids = list(gone.results.iter().map(|id| format!("'{id}'")));
        many += take_out(http, study, &BY_ID, &[("ids", &ids)])?;
        forget(http, &CALLS_BY_ID, &[("study", study), ("ids", &ids)])?;
    }
    if !gone.refused.is_empty() {
        let values = [("ids", list(gone.refused.iter().map(|id| format!("'{}'", id.replace('\'', "")))))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let rows: Vec<Number> = http.ask("SELECT uniqExact(id) AS n FROM rejects WHERE id IN {ids:Array(String)}", &values)?;
        http.run_long("ALTER TABLE rejects DELETE WHERE id IN {ids:Array(String)} SETTINGS mutations_sync = 2", &values)?;
        many += rows.first().map(|row| row.n).unwrap_or_default();
    }
    if let Some(study) = gone.study.as_deref().filter(|_| many > 0) {
        touch(http, &[study])?;
    }
    Ok(many)
}

/// What was to be told of these, who are named by it: hook/event/study/id.
const CALLS_BY_ID: Calls = Calls {
    there: "SELECT count() AS n FROM calls
            WHERE splitByChar('/', name)[3] = {study:String} AND splitByChar('/', name)[4] IN {ids:Array(String)}",
    delete: "ALTER TABLE calls DELETE WHERE splitByChar('/', name)[3] = {study:String}
             AND splitByChar('/', name)[4] IN {ids:Array(String)} SETTINGS mutations_sync = 2",
};
const CALLS_BY_AGE: Calls = Calls {
    there: "SELECT count() AS n FROM calls WHERE splitByChar('/', name)[3] = {study:String} AND splitByChar('/', name)[4] IN (
                SELECT toString(id) FROM results
                WHERE study = {study:String} AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC'))",
    delete: "ALTER TABLE calls DELETE WHERE splitByChar('/', name)[3] = {study:String} AND splitByChar('/', name)[4] IN (
                 SELECT toString(id) FROM results
                 WHERE study = {study:String} AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC'))
             SETTINGS mutations_sync = 2, mutations_execute_subqueries_on_initiator = 1",
};

fn forget(http: &Http, calls: &Calls, values: &[(&str, &str)]) -> Result<(), Error> {
    let there: Vec<Number> = http.ask(calls.there, values)?;
    if there.iter().all(|row| row.n == 0) { Ok(()) } else { http.run_long(calls.delete, values) }
}

pub fn expire(http: &Http, study: Option<&str>, before: Timestamp) -> Result<u64, Error> {
    let values = [("study", study.unwrap_or_default()), ("before", &written(before)), ("most", &MOST_HOURS.to_string())];
    let mut many = match study {
        Some(study) => {
            // First, as long as it can be told whose they are.
            forget(http, &CALLS_BY_AGE, &values[..2])?;
            take_out(http, study, &BY_AGE, &values[1..])?
        }
        None => 0,
    };
    let refused: Vec<Number> = http.ask(
        "SELECT uniqExact(id) AS n FROM rejects WHERE study = {study:String} AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC')",
        &values[..2],
    )?;
    let refused = refused.first().map(|row| row.n).unwrap_or_default();
    if refused > 0 {
        let sql = "ALTER TABLE rejects DELETE WHERE study = {study:String}
                   AND received_at < parseDateTime64BestEffort({before:String}, 3, 'UTC') SETTINGS mutations_sync = 2";
        http.run_long(sql, &values[..2])?;
        many += refused;
    }
    if let Some(study) = study.filter(|_| many > 0) {
        touch(http, &[study])?;
    }
    Ok(many)
}

/// Takes rows of a study out and makes the sums of their hours anew. Says how many results they were.
fn take_out(http: &Http, study: &str, rows: &Rows, more: &[(&str, &str)]) -> Result<u64, Error> {
    let values = [&[("study", study)], more].concat();
    let found: Vec<Hour> = http.ask(rows.hours, &values)?;
    if found.is_empty() {
        return Ok(0);
    }
    let turn = turns::to_erase(http)?;
    roll::catch_up(http, roll::SETTLE, &turn)?;
    let hours = list(found.iter().map(|Hour { hour, .. }| hour.to_string()));
    let undone = format!("{UNDONE}{}", random_id()?);
    take_note(http, &undone, &format!("{study} {hours}"))?;
    http.run_long(rows.delete, &[&values[..], &[("hours", &hours)]].concat())?;
    sum_again(http, study, &hours)?;
    take_note(http, &undone, "")?;
    Ok(found.iter().map(|Hour { n, .. }| n).sum())
}

/// Finishes what broke off. To be called by whoever has a turn, when nobody has one to erase: then what was to be taken out either is, or
/// never will be until somebody asks again.
pub fn finish(http: &Http) -> Result<(), Error> {
    let undone = read::notes(http, UNDONE)?;
    if undone.is_empty() {
        return Ok(());
    }
    let sql = "SELECT count() AS n FROM system.mutations WHERE database = currentDatabase() AND table = 'results' AND NOT is_done";
    let at_it: Vec<Number> = http.ask(sql, &[])?;
    if at_it.iter().any(|row| row.n > 0) {
        return Ok(());
    }
    for (name, text) in undone {
        if let Some((study, hours)) = text.split_once(' ') {
            sum_again(http, study, hours)?;
        }
        take_note(http, &name, "")?;
    }
    Ok(())
}

/// Makes sums of a study's hours anew, those on which nobody is left included, as of a moment later than that of any sum there is: so they
/// are the valid ones. That moment says of all studies that they are summed up to it, so they are summed in the same block. Then the lines
/// are taken out on which nobody is left: they can name an attribute of somebody who is gone.
fn sum_again(http: &Http, study: &str, hours: &str) -> Result<(), Error> {
    let Some(to) = roll::next_moment(http)? else { return Ok(()) };
    let values = [("study", study), ("hours", hours), ("to", &to.to_string())];
    http.run(
        "INSERT INTO counts (study, segment, day, cell, hour, as_of, n)
         WITH (SELECT toStartOfHour(max(as_of)) FROM counts) AS open
         SELECT study, segment, day, cell, hour, fromUnixTimestamp64Micro({to:Int64}, 'UTC') AS as_of, sum(one) AS n FROM (
             SELECT study, arrayJoin(its_segments) AS segment, toString(toDate(received, 'UTC')) AS day, arrayJoin(its_cells) AS cell,
                    toStartOfHour(first_stored) AS hour, toUInt64(1) AS one
             FROM (
                 SELECT study, min(stored_at) AS first_stored, argMin(received_at, stored_at) AS received,
                        argMin(segments, stored_at) AS its_segments, argMin(cells, stored_at) AS its_cells
                 FROM results
                 WHERE stored_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC') AND (stored_at >= open - INTERVAL 60 SECOND
                       OR study = {study:String} AND (toUnixTimestamp(toStartOfHour(stored_at)) IN {hours:Array(UInt32)}
                                                      OR toUnixTimestamp(toStartOfHour(stored_at)) + 3600 IN {hours:Array(UInt32)}))
                 GROUP BY study, id
                 HAVING first_stored >= open
                     OR study = {study:String} AND toUnixTimestamp(toStartOfHour(first_stored)) IN {hours:Array(UInt32)}
             )
             UNION ALL
             SELECT study, segment, day, cell, hour, toUInt64(0) AS one FROM counts
             WHERE study = {study:String} AND toUnixTimestamp(hour) IN {hours:Array(UInt32)}
         ) GROUP BY study, segment, day, cell, hour
         SETTINGS max_insert_threads = 1, min_insert_block_size_rows = 1000000000, min_insert_block_size_bytes = 0, max_execution_time = 110",
        &values,
    )?;
    http.run_long(
        "ALTER TABLE counts DELETE WHERE study = {study:String} AND (segment, day, cell, hour) IN (
             SELECT segment, day, cell, hour FROM counts WHERE study = {study:String} AND toUnixTimestamp(hour) IN {hours:Array(UInt32)}
             GROUP BY segment, day, cell, hour HAVING argMax(n, as_of) = 0)
         SETTINGS mutations_sync = 2, mutations_execute_subqueries_on_initiator = 1",
        &values[..2],
    )
}
