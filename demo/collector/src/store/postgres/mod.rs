//! Owns the engine for several collectors: a PostgreSQL database. What a row looks like is `write`'s and `read`'s.

mod calls;
mod erase;
mod migrate;
mod read;
mod session;
mod write;

use std::sync::Mutex;
use std::time::Duration;

use expectly_core::wire::Status;
use jiff::Timestamp;
use postgres::Config;

use self::session::{Session, Way};
use super::tally::{Slice, Tally, Total};
use super::{Address, Arrival, Call, Calls, For, Gone, Kept, Page, Store, Stored, Waiting};
use crate::error::{Error, with_causes};

/// How long to wait for a connection, and for a server that stays silent on one.
const PATIENCE: Duration = Duration::from_secs(5);
/// Lines of counts that stand side by side for collectors that write at the same time: more collectors than that share some. A report reads
/// them all, so that there are no more than help.
const SLOTS: u8 = 8;

/// A store in a database.
pub struct Postgres {
    way: Way,
    /// Which of [`SLOTS`] this collector adds to. Only speed depends on it.
    slot: i16,
    /// Connections that nobody uses just now.
    idle: Mutex<Vec<Session>>,
}

impl Postgres {
    pub fn open(url: &str, address: &Address, purpose: For) -> Result<Postgres, Error> {
        let unopened = |source: postgres::Error| Error::unopened(address, with_causes(&source));
        let mut config: Config = url.parse().map_err(unopened)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(PATIENCE);
        }
        let mut random = [0_u8];
        getrandom::fill(&mut random).map_err(|error| Error::System(error.into()))?;
        let [random] = random;
        let way = Way::of(config).map_err(|source| Error::unopened(address, source))?;
        let mut session = Session::connect(&way).map_err(unopened)?;
        migrate::bring_up(&mut session, address, purpose)?;
        Ok(Postgres { way, slot: i16::from(random % SLOTS), idle: Mutex::new(vec![session]) })
    }

    /// Does something on a connection that nobody else uses meanwhile. After an error it is closed: what state it is in cannot be told.
    fn with<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, Error>) -> Result<T, Error> {
        let idle = self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop().filter(|session| !session.is_closed());
        let mut session = match idle {
            Some(session) => session,
            None => Session::connect(&self.way)?,
        };
        let done = work(&mut session)?;
        self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(session);
        Ok(done)
    }
}

impl Store for Postgres {
    fn write_and_call(&self, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error> {
        self.with(|session| write::commit(session, self.slot, arrivals, calls))
    }

    fn touch(&self, studies: &[&str]) -> Result<(), Error> {
        self.with(|session| Ok(write::touch(session, self.slot, studies)?))
    }

    fn revision(&self, study: &str) -> Result<u64, Error> {
        self.with(|session| Ok(read::revision(session, study)?))
    }

    fn tally(&self, study: &str, slice: &Slice) -> Result<Tally, Error> {
        self.with(|session| Ok(read::tally(session, study, slice)?))
    }

    fn totals(&self) -> Result<Vec<Total>, Error> {
        self.with(|session| Ok(read::totals(session)?))
    }

    fn complete(&self, study: &str, survey: &str, moment: &str) -> Result<u64, Error> {
        self.with(|session| Ok(read::complete(session, study, survey, moment)?))
    }

    fn results(&self, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
        self.with(|session| read::results(session, study, page))
    }

    fn result(&self, study: &str, id: &str) -> Result<Option<Stored>, Error> {
        self.with(|session| Ok(read::result(session, study, id)?))
    }

    fn take_calls(&self, hook: &str, now_until: (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, Error> {
        self.with(|session| Ok(calls::take(session, hook, now_until, most)?))
    }

    fn put_call(&self, waiting: &Waiting) -> Result<(), Error> {
        self.with(|session| Ok(calls::put(session, waiting)?))
    }

    fn forget_call(&self, call: &Call) -> Result<(), Error> {
        self.with(|session| Ok(calls::forget(session, call)?))
    }

    fn calls(&self, page: &Page) -> Result<Vec<Waiting>, Error> {
        self.with(|session| Ok(calls::list(session, page)?))
    }

    fn refused(&self, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
        self.with(|session| read::refused(session, study, page))
    }

    fn erase(&self, gone: &Gone) -> Result<u64, Error> {
        self.with(|session| erase::erase(session, self.slot, gone))
    }

    fn expire(&self, study: Option<&str>, before: Timestamp) -> Result<u64, Error> {
        let gone = self.with(|session| Ok(erase::aged(session, study, before)?))?;
        self.erase(&gone)
    }

    fn settle(&self) -> Result<(), Error> {
        // The server does so itself.
        Ok(())
    }

    fn size(&self) -> Result<u64, Error> {
        self.with(|session| Ok(read::size(session)?))
    }

    fn note(&self, name: &str) -> Result<String, Error> {
        self.with(|session| Ok(read::note(session, name)?))
    }

    fn notes(&self, prefix: &str) -> Result<Vec<(String, String)>, Error> {
        self.with(|session| Ok(read::notes(session, prefix)?))
    }

    fn take_note(&self, name: &str, text: &str) -> Result<(), Error> {
        self.with(|session| Ok(write::take_note(session, name, text)?))
    }

    fn examine(&self) -> Result<Vec<String>, Error> {
        // Pages have checksums where the server was set up so; to read every row checks them, and that is done besides.
        Ok(Vec::new())
    }

    fn check(&self) -> Result<(), Error> {
        self.with(|session| Ok(session.query("SELECT EXISTS (SELECT FROM results)", &[]).map(|_| ())?))
    }
}
