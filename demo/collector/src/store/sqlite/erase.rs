//! Owns taking rows out again, with what they added to the counts, and leaving nothing of them in the file. Decides nothing: what goes is
//! named by whoever asks.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::open::PATIENCE;
use super::{read, write};
use crate::error::Error;
use crate::store::entry::written;
use crate::store::gone::{Gone, STEP};
use crate::store::tally::Sum;

/// Takes these out, all or none, and says how many of them there were.
pub fn erase(connection: &mut Connection, gone: &Gone) -> Result<u64, Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (mut sum, mut many) = (Sum::default(), 0);
    for (study, id) in gone.study.iter().flat_map(|study| gone.results.iter().map(move |id| (study, id))) {
        let sql = "DELETE FROM results WHERE study = ?1 AND id = ?2 RETURNING received_at, body";
        let mut delete = transaction.prepare_cached(sql)?;
        let taken = delete.query_row([study, id], |row| Ok((read::received_at(row), row.get::<_, String>("body")?))).optional()?;
        if let Some((received_at, body)) = taken {
            gone.uncount(&mut sum, (study, id, &body), received_at?)?;
            many += 1;
        }
    }
    if let Some(study) = &gone.study {
        // What was to be told of them names them: hook/event/study/id.
        let sql = "DELETE FROM calls WHERE substr(name, -38 - length(?1)) IN (SELECT '/' || ?1 || '/' || value FROM json_each(?2))";
        transaction.execute(sql, [study, &serde_json::json!(gone.results).to_string()])?;
    }
    for id in &gone.refused {
        many += transaction.prepare_cached("DELETE FROM rejects WHERE id = ?1")?.execute([id])? as u64;
    }
    write::count(&transaction, &sum)?;
    clear(&transaction, &sum)?;
    if let Some(study) = gone.study.as_ref().filter(|_| many > 0) {
        write::raise_revision(&transaction, study)?;
    }
    transaction.commit()?;
    Ok(many)
}

/// Takes out the lines on which nobody is left: they can name an attribute of somebody who is gone.
fn clear(store: &Connection, sum: &Sum) -> rusqlite::Result<()> {
    let mut delete = store.prepare_cached(
        "DELETE FROM counts WHERE study = ?1 AND segment = ?2 AND day = ?3 AND survey = ?4 AND moment = ?5 AND touchpoint = ?6
         AND question = ?7 AND said = ?8 AND n <= 0",
    )?;
    for (line, _) in sum.lines() {
        let cell = &line.cell;
        let (study, segment, day, survey) = (&line.study, &line.segment, &line.day, &cell.survey);
        delete.execute(params![study, segment, day, survey, cell.moment, cell.touchpoint, cell.question, cell.said])?;
    }
    Ok(())
}

/// A step of what came before a time.
pub fn aged(store: &Connection, study: Option<&str>, before: Timestamp) -> rusqlite::Result<Gone> {
    let ids = |sql| -> rusqlite::Result<Vec<String>> {
        store.prepare_cached(sql)?.query_map(params![study, written(before), STEP], |row| row.get("id"))?.collect()
    };
    Ok(Gone {
        study: study.map(String::from),
        results: ids("SELECT id FROM results WHERE study = ?1 AND received_at < ?2 ORDER BY received_at LIMIT ?3")?,
        unread: false,
        refused: ids("SELECT id FROM rejects WHERE study IS ?1 AND received_at < ?2 LIMIT ?3")?,
    })
}

/// Empties the journal into the file, where what was taken out has been overwritten, unless somebody reads from it: then at once says no. To wait
/// here would have everybody wait who wants to write.
pub fn settle(connection: &Connection) -> rusqlite::Result<bool> {
    connection.busy_timeout(Duration::ZERO)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
    connection.busy_timeout(PATIENCE)?;
    busy.map(|busy| !busy)
}
