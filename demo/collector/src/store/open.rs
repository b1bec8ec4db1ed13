//! Owns opening the file: its settings, its version, the tables of a new one. Reads and writes no results.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::insert;
use super::migrate;
use super::reader::Reader;
use super::writer::{Writer, Written};
use crate::error::Error;
use crate::studies::Studies;

/// The version of `schema.sql` and `countable.sql`.
const VERSION: i64 = 2;
/// How long to wait for another process that holds the file, such as a backup. Twice this still fits the time that a request has.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens the store for the studies, making it if it is not there. An older one is brought up to this version first.
/// Errors: [`Error::Unopened`], [`Error::NewerStore`], [`Error::OlderStore`], [`Error::System`].
pub fn open(file: &Path, studies: &Studies) -> Result<(Reader, Writer, Written), Error> {
    let unopened = |source| Error::Unopened { file: file.into(), source };
    let mut connection = Connection::open(file).map_err(unopened)?;
    connection.busy_timeout(PATIENCE).map_err(unopened)?;
    match version(file, &connection)? {
        VERSION => {}
        0 => lay_out(&mut connection).map_err(unopened)?,
        _ => migrate::bring_up(file, &mut connection, VERSION)?,
    }
    settle(&connection, studies).map_err(unopened)?;
    let (writer, written) = Writer::start(connection)?;
    Ok((Reader::of(file), writer, written))
}

/// Opens the store to read only. Errors: [`Error::Unopened`] also if it is not there, [`Error::NewerStore`].
pub fn to_read(file: &Path) -> Result<Connection, Error> {
    let unopened = |source| Error::Unopened { file: file.into(), source };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(unopened)?;
    connection.busy_timeout(PATIENCE).map_err(unopened)?;
    version(file, &connection)?;
    Ok(connection)
}

fn version(file: &Path, connection: &Connection) -> Result<i64, Error> {
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
    let found: i64 = found.map_err(|source| Error::Unopened { file: file.into(), source })?;
    if found > VERSION { Err(Error::NewerStore { file: file.into(), found, known: VERSION }) } else { Ok(found) }
}

/// Makes the tables, all of them or none.
fn lay_out(connection: &mut Connection) -> rusqlite::Result<()> {
    let layout = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    layout.execute_batch(include_str!("schema.sql"))?;
    layout.execute_batch(migrate::COUNTABLE)?;
    layout.pragma_update(None, "user_version", VERSION)?;
    layout.commit()
}

fn settle(connection: &Connection, studies: &Studies) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    // A receipt is a promise: what it acknowledges survives a crash of the program (WAL) and of the machine (FULL).
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    studies.iter().try_for_each(|study| insert::raise_revision(connection, study.id.as_str()))
}
