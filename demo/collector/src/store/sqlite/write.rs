//! Owns turning arrivals into rows, all of them in one transaction, and deciding whether an id is new. What is counted is `tally`'s.

use std::collections::BTreeSet;

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::calls;
use crate::store::Calls;
use crate::store::entry::{Arrival, Entry, Refused, Ticket, beside, written};
use crate::store::tally::Sum;

/// Stores the arrivals with what is to be told of them, all or none, and says what became of each.
pub fn commit(connection: &mut Connection, arrivals: &[Arrival], calls: Calls<'_>) -> rusqlite::Result<Vec<Status>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (mut sum, mut changed, mut statuses) = (Sum::default(), BTreeSet::new(), Vec::with_capacity(arrivals.len()));
    for Arrival { received_at, entry } in arrivals {
        let status = match entry {
            Entry::Result(result, ticket) => store(&transaction, &mut sum, (result, ticket.as_ref()), *received_at)?,
            Entry::Refused(refused) => keep_aside(&transaction, refused, *received_at).map(|()| Status::Rejected)?,
        };
        if let (Entry::Result(result, _), Status::Stored) = (entry, status) {
            calls(result).iter().try_for_each(|call| calls::add(&transaction, call, *received_at))?;
        }
        if status != Status::Duplicate {
            changed.extend(entry.study());
        }
        statuses.push(status);
    }
    count(&transaction, &sum)?;
    for study in changed {
        raise_revision(&transaction, study)?;
    }
    transaction.commit()?;
    Ok(statuses)
}

/// Says that a study's report may differ from now on.
pub fn raise_revision(store: &Connection, study: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO revisions (study, revision) VALUES (?1, 1) ON CONFLICT (study) DO UPDATE SET revision = revision + 1";
    store.prepare_cached(sql)?.execute([study]).map(|_| ())
}

pub fn take_note(store: &Connection, name: &str, text: &str) -> rusqlite::Result<()> {
    let done = match text {
        "" => store.execute("DELETE FROM notes WHERE name = ?1", [name]),
        _ => {
            let sql = "INSERT INTO notes (name, text) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET text = excluded.text";
            store.execute(sql, [name, text])
        }
    };
    done.map(|_| ())
}

/// Adds a sum to the counts.
pub fn count(store: &Connection, sum: &Sum) -> rusqlite::Result<()> {
    let mut add = store.prepare_cached(
        "INSERT INTO counts (study, segment, day, survey, moment, touchpoint, question, said, n)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET n = n + excluded.n",
    )?;
    for (line, n) in sum.lines() {
        let cell = &line.cell;
        let (study, segment, day, survey) = (&line.study, &line.segment, &line.day, &cell.survey);
        add.execute(params![study, segment, day, survey, cell.moment, cell.touchpoint, cell.question, cell.said, n])?;
    }
    Ok(())
}

fn store(
    store: &Connection,
    sum: &mut Sum,
    (result, ticket): (&SurveyResult, Option<&Ticket>),
    received_at: Timestamp,
) -> rusqlite::Result<Status> {
    let (study, id) = (result.study.as_str(), result.id.as_str());
    let sql = "INSERT INTO results (study, id, received_at, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (study, id) DO NOTHING";
    let new = store.prepare_cached(sql)?.execute(params![study, id, written(received_at), result.to_json().to_text()])?;
    if new > 0 {
        if let Some(ticket) = ticket
            && store.prepare_cached("INSERT INTO tickets (ticket) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([ticket.as_str()])? == 0
        {
            store.prepare_cached("DELETE FROM results WHERE study = ?1 AND id = ?2")?.execute([study, id])?;
            return keep_aside(store, &Refused::used(result), received_at).map(|()| Status::Rejected);
        }
        sum.add(result, received_at);
        return Ok(Status::Stored);
    }
    let sql = "SELECT body FROM results WHERE study = ?1 AND id = ?2";
    let first: Option<String> = store.prepare_cached(sql)?.query_row([study, id], |row| row.get(0)).optional()?;
    let status = beside(&first.unwrap_or_default(), result);
    if status == Status::Conflict {
        keep_aside(store, &Refused::conflict(result), received_at)?;
    }
    Ok(status)
}

fn keep_aside(store: &Connection, refused: &Refused, received_at: Timestamp) -> rusqlite::Result<()> {
    let sql = "INSERT INTO rejects (id, received_at, study, code, path, body)
               VALUES (coalesce(?1, lower(hex(randomblob(16)))), ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING";
    let mut insert = store.prepare_cached(sql)?;
    let (id, study, code, path) = (&refused.id, &refused.study, &refused.code, &refused.path);
    match str::from_utf8(&refused.body) {
        Ok(text) => insert.execute(params![id, written(received_at), study, code, path, text])?,
        Err(_) => insert.execute(params![id, written(received_at), study, code, path, refused.body])?,
    };
    Ok(())
}
