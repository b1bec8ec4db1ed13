//! Owns the embedded engine: one SQLite file with one writer and any number of readers. What a row looks like is `write`'s and `read`'s.

mod calls;
mod erase;
mod migrate;
mod open;
mod read;
mod write;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use expectly_core::wire::Status;
use jiff::Timestamp;
use rusqlite::Connection;

use super::tally::{Slice, Tally, Total};
use super::{Arrival, Call, Calls, EDITION, For, Gone, Kept, Page, Store, Stored, Waiting, new_edition};
use crate::error::Error;
use crate::trouble::Trouble;

/// How often the journal is tried to be emptied: a report that reads from it is done in a moment, and what takes longer is not waited for.
const TRIES: u32 = 40;
/// Between tries, in which others write.
const PAUSE: Duration = Duration::from_millis(50);

/// A store in a file.
pub struct Sqlite {
    file: PathBuf,
    /// Which file that was when it was opened.
    identity: Option<(u64, u64)>,
    /// None where the store was opened to be read.
    writer: Option<Mutex<Connection>>,
    /// Held, never read: keeps a second collector from writing.
    _lock: Option<File>,
}

impl Sqlite {
    pub fn open(file: &Path, purpose: For) -> Result<Sqlite, Error> {
        let lock = if purpose == For::Writing { Some(open::lock(file)?) } else { None };
        if purpose != For::Writing {
            open::check(file)?;
        }
        let writer = if purpose == For::Reading { None } else { Some(Mutex::new(open::to_write(file)?)) };
        if let (For::Writing, Some(writer)) = (purpose, &writer) {
            open::examine(file, &writer.lock().unwrap_or_else(PoisonError::into_inner))?;
        }
        Ok(Sqlite { file: file.into(), identity: open::identity(file)?, writer, _lock: lock })
    }

    /// Asks from one snapshot, on a connection of its own: no reader ever waits for the writer, and a file that is gone is noticed.
    fn ask<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut connection = open::to_read(&self.file)?;
        let snapshot = connection.transaction()?;
        ask(&snapshot)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        let connection = self.writer.as_ref().ok_or(Error::Busy)?;
        // What is written to a file that was moved or deleted under us is stored nowhere that anybody would look.
        if open::identity(&self.file)? != self.identity {
            let source = "another file is in its place: start the collector again if that is as it should be".into();
            return Err(Error::Store { trouble: Trouble::Missing, source });
        }
        // Whoever panicked with the connection left no transaction open: it is rolled back when dropped.
        change(&mut connection.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes the store as of this moment into a new file, beside whoever writes to it.
pub fn save(from: &Path, to: &Path) -> Result<(), Error> {
    open::check(from)?;
    // Bytes that are no Unicode do not go into a sentence.
    let to = to.to_str().ok_or_else(|| Error::unopened(to.display(), "its name is no text"))?;
    open::to_read(from)?.execute("VACUUM INTO ?1", [to])?;
    Ok(write::take_note(&Connection::open(to)?, EDITION, &new_edition()?)?)
}

/// Whether a collector holds the file.
pub fn is_written(file: &Path) -> Result<bool, Error> {
    open::is_locked(file)
}

impl Store for Sqlite {
    fn write_and_call(&self, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error> {
        self.change(|connection| Ok(write::commit(connection, arrivals, calls)?))
    }

    fn touch(&self, studies: &[&str]) -> Result<(), Error> {
        self.change(|connection| Ok(studies.iter().try_for_each(|study| write::raise_revision(connection, study))?))
    }

    fn revision(&self, study: &str) -> Result<u64, Error> {
        self.ask(|store| Ok(read::revision(store, study)?))
    }

    fn tally(&self, study: &str, slice: &Slice) -> Result<Tally, Error> {
        self.ask(|store| Ok(read::tally(store, study, slice)?))
    }

    fn totals(&self) -> Result<Vec<Total>, Error> {
        self.ask(|store| Ok(read::totals(store)?))
    }

    fn complete(&self, study: &str, survey: &str, moment: &str) -> Result<u64, Error> {
        self.ask(|store| Ok(read::complete(store, study, survey, moment)?))
    }

    fn results(&self, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
        self.ask(|store| read::results(store, study, page))
    }

    fn result(&self, study: &str, id: &str) -> Result<Option<Stored>, Error> {
        self.ask(|store| read::result(store, study, id))
    }

    fn take_calls(&self, hook: &str, now_until: (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, Error> {
        // To look is free; to take waits for whoever writes.
        if !self.ask(|store| Ok(calls::any_due(store, hook, now_until.0)?))? {
            return Ok(Vec::new());
        }
        self.change(|connection| Ok(calls::take(connection, hook, now_until, most)?))
    }

    fn put_call(&self, waiting: &Waiting) -> Result<(), Error> {
        self.change(|connection| Ok(calls::put(connection, waiting)?))
    }

    fn forget_call(&self, call: &Call) -> Result<(), Error> {
        self.change(|connection| Ok(calls::forget(connection, call)?))
    }

    fn calls(&self, page: &Page) -> Result<Vec<Waiting>, Error> {
        self.ask(|store| Ok(calls::list(store, page)?))
    }

    fn refused(&self, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
        self.ask(|store| read::refused(store, study, page))
    }

    fn erase(&self, gone: &Gone) -> Result<u64, Error> {
        self.change(|connection| erase::erase(connection, gone))
    }

    fn expire(&self, study: Option<&str>, before: Timestamp) -> Result<u64, Error> {
        let gone = self.ask(|store| Ok(erase::aged(store, study, before)?))?;
        self.erase(&gone)
    }

    fn settle(&self) -> Result<(), Error> {
        for _ in 0..TRIES {
            if self.change(|connection| Ok(erase::settle(connection)?))? {
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        Err(Error::Unsettled)
    }

    fn size(&self) -> Result<u64, Error> {
        self.ask(|store| Ok(read::size(store)?))
    }

    fn note(&self, name: &str) -> Result<String, Error> {
        self.ask(|store| Ok(read::note(store, name)?))
    }

    fn notes(&self, prefix: &str) -> Result<Vec<(String, String)>, Error> {
        self.ask(|store| Ok(read::notes(store, prefix)?))
    }

    fn take_note(&self, name: &str, text: &str) -> Result<(), Error> {
        self.change(|connection| Ok(write::take_note(connection, name, text)?))
    }

    fn examine(&self) -> Result<Vec<String>, Error> {
        self.ask(|store| Ok(read::examine(store)?))
    }

    fn check(&self) -> Result<(), Error> {
        self.ask(|store| Ok(store.query_row("SELECT EXISTS (SELECT 1 FROM results)", [], |_| Ok(()))?))
    }
}

#[cfg(test)]
mod tests {
    use expectly_core::wire::Status::Stored;

    use super::*;
    use crate::store::conformance::counting::{reported, stored};
    use crate::store::conformance::engine;
    use crate::store::conformance::given::{arrival, visitors};
    use crate::store::{Address, Slice};

    /// That nothing of a write is stored while the connection has some trouble, and all of it afterwards.
    fn assert_whole_or_not_at_all(trouble: Trouble, begin: &str, end: &str) {
        let engine = engine::sqlite();
        let Address::Sqlite(file) = &engine.address else { panic!("no file") };
        let store = Sqlite::open(file, For::Writing).unwrap();
        let sent = visitors(40);
        let arrivals: Vec<Arrival> = sent.iter().map(|result| arrival(result, 0)).collect();
        let set = |sql: &str| store.change(|connection| Ok(connection.execute_batch(sql)?)).unwrap();
        set(begin);
        let failed = store.write(&arrivals).unwrap_err();
        assert_eq!(failed.trouble(), trouble, "{failed}");
        assert_eq!(store.size().unwrap(), 0);
        assert_eq!(stored(&store, &Slice::everything()), reported(&[]));
        set(end);
        assert!(store.write(&arrivals).unwrap().iter().all(|status| *status == Stored));
        assert_eq!(stored(&store, &Slice::everything()), reported(&sent));
    }

    #[test]
    fn k09_a_step_for_which_there_is_no_room_is_not_stored_by_half() {
        assert_whole_or_not_at_all(Trouble::Full, "PRAGMA max_page_count = 20", "PRAGMA max_page_count = 100000");
    }

    #[test]
    fn k26_who_answers_while_an_erasure_waits_for_a_long_reader_is_not_kept_waiting() {
        let engine = engine::sqlite();
        let Address::Sqlite(file) = &engine.address else { panic!("no file") };
        let store = Sqlite::open(file, For::Writing).unwrap();
        let sent = visitors(3);
        store.write(&[arrival(&sent[0], 0)]).unwrap();
        let mut reader = open::to_read(file).unwrap();
        let snapshot = reader.transaction().unwrap();
        read::size(&snapshot).unwrap();
        store.write(&[arrival(&sent[1], 0)]).unwrap();
        let refused = thread::scope(|scope| {
            let settled = scope.spawn(|| store.settle());
            while !settled.is_finished() {
                let start = std::time::Instant::now();
                store.write(&[arrival(&sent[2], 0)]).unwrap();
                assert!(start.elapsed() < open::PATIENCE / 2, "{:?}", start.elapsed());
            }
            settled.join().unwrap()
        });
        assert!(matches!(refused, Err(Error::Unsettled)), "{refused:?}");
        drop(snapshot);
        store.settle().unwrap();
        let mut journal = file.clone().into_os_string();
        journal.push("-wal");
        assert_eq!(std::fs::metadata(journal).unwrap().len(), 0, "once the reader is gone, the journal is empty");
    }

    #[test]
    fn k10_a_store_that_can_only_be_read_says_so_and_goes_on_once_it_can_be_written() {
        assert_whole_or_not_at_all(Trouble::ReadOnly, "PRAGMA query_only = ON", "PRAGMA query_only = OFF");
    }
}
