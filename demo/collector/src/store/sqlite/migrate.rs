//! Owns bringing an older store up to this version: what results are counted by is made anew from the results themselves, which stay as
//! they are. Knows no rows of its own.

use std::path::Path;

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

use super::write::count;
use crate::error::Error;
use crate::store::tally::Sum;

/// The table that can be made anew.
pub const COUNTS: &str = include_str!("counts.sql");
/// The table that begins empty.
pub const CALLS: &str = include_str!("calls.sql");

/// What versions 1 and 2 counted by, and what they did not have.
const FROM_OLDER: &str = "DROP TABLE IF EXISTS answers; DROP TABLE IF EXISTS pairs; DROP TABLE IF EXISTS choices;
                          ALTER TABLE rejects ADD COLUMN id TEXT NOT NULL DEFAULT '';
                          UPDATE rejects SET id = lower(hex(randomblob(16)));
                          CREATE UNIQUE INDEX rejects_by_id ON rejects (id);
                          CREATE INDEX results_by_time ON results (study, received_at);
                          CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
                          CREATE TABLE tickets (ticket TEXT PRIMARY KEY) WITHOUT ROWID;";

/// Lines of counts that are held in memory before they are written, some hundred bytes each.
const MOST_LINES: usize = 10_000;

/// Brings the store up to `version`, wholly or not at all. Errors: [`Error::Unopened`]; [`Error::OlderStore`] for a result that this
/// program cannot read: to leave it out would change numbers without a word.
pub fn bring_up(file: &Path, connection: &mut Connection, version: i64) -> Result<(), Error> {
    let unopened = |source| Error::unopened(file.display(), source);
    let unreadable = |result: String, source| Error::OlderStore { store: file.display().to_string(), result, source };
    // Older versions left remains of rows that had been moved; in a file that is written anew there are none.
    connection.execute_batch("VACUUM").map_err(unopened)?;
    let store = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(unopened)?;
    store.execute_batch(FROM_OLDER).map_err(unopened)?;
    store.execute_batch(COUNTS).map_err(unopened)?;
    store.execute_batch(CALLS).map_err(unopened)?;
    {
        let mut sum = Sum::default();
        let mut statement = store.prepare("SELECT id, received_at, body FROM results ORDER BY seq").map_err(unopened)?;
        let mut rows = statement.query([]).map_err(unopened)?;
        while let Some(row) = rows.next().map_err(unopened)? {
            let body: String = row.get("body").map_err(unopened)?;
            let id: String = row.get("id").map_err(unopened)?;
            let received_at: String = row.get("received_at").map_err(unopened)?;
            let received_at: Timestamp = received_at.parse().map_err(|source| Error::unopened(file.display(), source))?;
            let result = SurveyResult::parse(&body).map_err(|source| unreadable(id, source))?;
            sum.add(&result, received_at);
            if sum.len() > MOST_LINES {
                count(&store, &sum).map_err(unopened)?;
                sum.clear();
            }
        }
        count(&store, &sum).map_err(unopened)?;
    }
    store.pragma_update(None, "user_version", version).map_err(unopened)?;
    store.commit().map_err(unopened)
}
