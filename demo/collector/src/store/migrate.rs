//! Owns bringing an older store up to this version: what results are counted by is made anew from the results themselves, which stay as
//! they are. Knows no rows of its own.

use std::path::Path;

use expectly_core::wire::SurveyResult;
use rusqlite::{Connection, TransactionBehavior};

use super::insert::make_countable;
use crate::error::Error;

/// The tables that can be made anew.
pub const COUNTABLE: &str = include_str!("countable.sql");

/// Brings the store up to `version`, wholly or not at all. Errors: [`Error::Unopened`]; [`Error::OlderStore`] for a result that this
/// program cannot read: to leave it out would change numbers without a word.
pub fn bring_up(file: &Path, connection: &mut Connection, version: i64) -> Result<(), Error> {
    let unopened = |source| Error::Unopened { file: file.into(), source };
    let unreadable = |result: String, source| Error::OlderStore { file: file.into(), result, source };
    let store = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(unopened)?;
    store.execute_batch("DROP TABLE IF EXISTS answers; DROP TABLE IF EXISTS pairs; DROP TABLE IF EXISTS choices").map_err(unopened)?;
    store.execute_batch(COUNTABLE).map_err(unopened)?;
    {
        let mut statement = store.prepare("SELECT seq, id, body FROM results ORDER BY seq").map_err(unopened)?;
        let mut rows = statement.query([]).map_err(unopened)?;
        while let Some(row) = rows.next().map_err(unopened)? {
            let body: String = row.get("body").map_err(unopened)?;
            let id: String = row.get("id").map_err(unopened)?;
            let result = SurveyResult::parse(&body).map_err(|source| unreadable(id, source))?;
            make_countable(&store, row.get("seq").map_err(unopened)?, &result).map_err(unopened)?;
        }
    }
    store.pragma_update(None, "user_version", version).map_err(unopened)?;
    store.commit().map_err(unopened)
}
