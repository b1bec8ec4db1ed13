//! Owns opening the file: its lock, its settings, its version, the tables of a new one. Reads and writes no results.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::migrate;
use crate::error::Error;
use crate::trouble::Trouble;

/// The version of `schema.sql` and `counts.sql`.
const VERSION: i64 = 3;
/// How long to wait for another process that holds the file, such as a backup. Twice this still fits the time that a request has.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Memory of the writing connection, in KiB, as SQLite has it: negative. Ids are random, so that each new one is looked for in another place
/// of their index, of which SQLite's own 2 MiB hold next to nothing once there are a million.
const CACHE: i64 = -64 * 1024;

/// Pause between two tries to take the lock.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes the right to write, which a second program is refused until this one ends, however it ends; one that is just ending is waited for.
/// The lock is a file beside the store: to lock the store itself would lose the locks that SQLite holds on it. Errors: [`Error::StoreInUse`], [`Error::Unopened`].
pub fn lock(file: &Path) -> Result<File, Error> {
    let beside = beside(file);
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&beside);
    let lock = lock.map_err(|source| {
        let why = match file.parent() {
            Some(folder) if source.kind() == ErrorKind::NotFound => format!("there is no folder {}", folder.display()),
            _ => format!("{}: {source}", beside.display()),
        };
        Error::unopened(file.display(), why)
    })?;
    let start = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => return Err(Error::StoreInUse { store: file.display().to_string() }),
            Err(TryLockError::Error(source)) => return Err(Error::unopened(beside.display(), source)),
        }
    }
}

/// Whether somebody has that right. Makes no lock: one that belongs to whoever asks would keep the collector out.
pub fn is_locked(file: &Path) -> Result<bool, Error> {
    let beside = beside(file);
    let lock = match File::open(&beside) {
        Ok(lock) => lock,
        Err(source) if source.kind() == ErrorKind::NotFound => return Ok(false),
        Err(source) => return Err(Error::unopened(beside.display(), source)),
    };
    match lock.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(source)) => Err(Error::unopened(beside.display(), source)),
    }
}

/// The lock of a store.
fn beside(file: &Path) -> PathBuf {
    let mut beside = OsString::from(file);
    beside.push(".lock");
    beside.into()
}

/// Opens the store to write, making it if it is not there. An older one is brought up to this version first.
pub fn to_write(file: &Path) -> Result<Connection, Error> {
    let unopened = |source| unopened(file, source);
    let mut connection = Connection::open(file).map_err(unopened)?;
    connection.busy_timeout(PATIENCE).map_err(unopened)?;
    // What is deleted or moved is overwritten, not only forgotten: who asks to be erased must not be found in the file.
    connection.pragma_update(None, "secure_delete", "ON").map_err(unopened)?;
    match version(file, &connection)? {
        VERSION => {}
        0 => lay_out(&mut connection).map_err(unopened)?,
        _ => migrate::bring_up(file, &mut connection, VERSION)?,
    }
    // A receipt is a promise: what it acknowledges survives a crash of the program (WAL) and of the machine (FULL).
    connection.pragma_update(None, "journal_mode", "WAL").map_err(unopened)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(unopened)?;
    connection.pragma_update(None, "cache_size", CACHE).map_err(unopened)?;
    Ok(connection)
}

/// Opens the store to read only.
pub fn to_read(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Whether there is a store of this version. Errors: [`Error::Unopened`] if there is none, [`Error::NewerStore`], [`Error::OldStore`].
pub fn check(file: &Path) -> Result<(), Error> {
    let connection = to_read(file).map_err(|source| unopened(file, source))?;
    match version(file, &connection)? {
        VERSION => Ok(()),
        found => Err(Error::OldStore { store: file.display().to_string(), found, known: VERSION }),
    }
}

/// The largest file that is looked through at each start, in bytes, which takes some tenths of a second; `expectly doctor` looks through any.
const MOST_EXAMINED: u64 = 64 * 1024 * 1024;

/// Looks through a file that is not too large for it. Errors: [`Error::Corrupt`].
pub fn examine(file: &Path, connection: &Connection) -> Result<(), Error> {
    let size = fs::metadata(file).map(|file| file.len()).unwrap_or_default();
    if size > MOST_EXAMINED {
        return Ok(());
    }
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(|source| unopened(file, source))?;
    if said == "ok" { Ok(()) } else { Err(Error::Corrupt { store: file.display().to_string(), source: said.into() }) }
}

/// What a file is, whatever it is called; none where the system does not say. Errors: [`Error::Store`] if there is none of that name.
pub fn identity(file: &Path) -> Result<Option<(u64, u64)>, Error> {
    let missing = |source| Error::Store { trouble: Trouble::Missing, source: format!("{}: {source}", file.display()).into() };
    let found = fs::metadata(file).map_err(missing)?;
    #[cfg(unix)]
    return Ok(Some((found.dev(), found.ino())));
    #[cfg(not(unix))]
    return Ok(found.is_file().then_some((0, 0)));
}

/// Why a store is not opened.
fn unopened(file: &Path, source: rusqlite::Error) -> Error {
    match Trouble::of_sqlite(&source) {
        Trouble::Damaged => Error::Corrupt { store: file.display().to_string(), source: source.into() },
        _ => Error::unopened(file.display(), source),
    }
}

fn version(file: &Path, connection: &Connection) -> Result<i64, Error> {
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
    let found: i64 = found.map_err(|source| unopened(file, source))?;
    if found > VERSION { Err(Error::NewerStore { store: file.display().to_string(), found, known: VERSION }) } else { Ok(found) }
}

/// Makes the tables, all of them or none.
fn lay_out(connection: &mut Connection) -> rusqlite::Result<()> {
    let layout = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    layout.execute_batch(include_str!("schema.sql"))?;
    layout.execute_batch(migrate::COUNTS)?;
    layout.execute_batch(migrate::CALLS)?;
    layout.pragma_update(None, "user_version", VERSION)?;
    layout.commit()
}
