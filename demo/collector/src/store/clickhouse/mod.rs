//! Owns the engine for reports on very many results: a ClickHouse database. It has no transactions, so that everything here can be done
//! twice and is then still right. What a row looks like is `write`'s and `read`'s, what is added up beforehand `roll`'s.

mod calls;
mod erase;
mod http;
mod migrate;
mod read;
mod roll;
#[cfg(test)]
mod rolling;
mod turns;
mod write;

use std::sync::Arc;

use expectly_core::wire::Status;
use jiff::Timestamp;

use self::http::Http;
use self::roll::Roller;
use super::tally::{Slice, Tally, Total};
use super::{Address, Arrival, Call, Calls, For, Gone, Kept, Page, Store, Stored, Waiting};
use crate::error::Error;

/// A store in a database.
pub struct Clickhouse {
    http: Arc<Http>,
    /// Adds up what has been stored, as long as this store is open to be written to.
    _roller: Option<Roller>,
}

impl Clickhouse {
    pub fn open(url: &str, address: &Address, purpose: For) -> Result<Clickhouse, Error> {
        let http = Arc::new(Http::to(url).map_err(|said| Error::unopened(address, said))?);
        migrate::bring_up(&http, address, purpose)?;
        let roller = match purpose {
            For::Writing => Some(Roller::start(Arc::clone(&http))?),
            For::Reading | For::Tending => None,
        };
        Ok(Clickhouse { http, _roller: roller })
    }
}

/// Adds up everything that is stored at an address, for tests that have stopped writing.
#[cfg(test)]
pub fn roll_now(url: &str) {
    roll::roll(&Http::to(url).unwrap(), std::time::Duration::ZERO).unwrap();
}

/// Whether any line of the counts at an address is about a segment, for tests.
#[cfg(test)]
pub fn counts_segment_now(url: &str, segment: &str) -> bool {
    let sql = "SELECT segment FROM counts WHERE segment = {segment:String}";
    !Http::to(url).unwrap().ask::<serde_json::Value>(sql, &[("segment", segment)]).unwrap().is_empty()
}

/// The bytes on disk of everything at an address, for tests.
#[cfg(test)]
pub fn size_now(url: &str) -> u64 {
    let sql = "SELECT sum(bytes_on_disk) AS n FROM system.parts WHERE active AND database = currentDatabase()";
    Http::to(url).unwrap().ask::<serde_json::Value>(sql, &[]).unwrap()[0]["n"].as_u64().unwrap()
}

impl Store for Clickhouse {
    fn write_and_call(&self, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error> {
        write::commit(&self.http, arrivals, calls)
    }

    fn touch(&self, studies: &[&str]) -> Result<(), Error> {
        write::touch(&self.http, studies)
    }

    fn revision(&self, study: &str) -> Result<u64, Error> {
        read::revision(&self.http, study)
    }

    fn tally(&self, study: &str, slice: &Slice) -> Result<Tally, Error> {
        read::tally(&self.http, study, slice)
    }

    fn totals(&self) -> Result<Vec<Total>, Error> {
        read::totals(&self.http)
    }

    fn complete(&self, study: &str, survey: &str, moment: &str) -> Result<u64, Error> {
        read::complete(&self.http, study, survey, moment)
    }

    fn results(&self, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
        read::results(&self.http, study, page)
    }

    fn result(&self, study: &str, id: &str) -> Result<Option<Stored>, Error> {
        read::result(&self.http, study, id)
    }

    fn take_calls(&self, hook: &str, now_until: (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, Error> {
        calls::take(&self.http, hook, now_until, most)
    }

    fn put_call(&self, waiting: &Waiting) -> Result<(), Error> {
        calls::put(&self.http, waiting)
    }

    fn forget_call(&self, call: &Call) -> Result<(), Error> {
        calls::forget(&self.http, call)
    }

    fn calls(&self, page: &Page) -> Result<Vec<Waiting>, Error> {
        calls::list(&self.http, page)
    }

    fn refused(&self, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
        read::refused(&self.http, study, page)
    }

    fn erase(&self, gone: &Gone) -> Result<u64, Error> {
        erase::erase(&self.http, gone)
    }

    fn expire(&self, study: Option<&str>, before: Timestamp) -> Result<u64, Error> {
        erase::expire(&self.http, study, before)
    }

    fn settle(&self) -> Result<(), Error> {
        // The server does so itself.
        Ok(())
    }

    fn size(&self) -> Result<u64, Error> {
        read::size(&self.http)
    }

    fn note(&self, name: &str) -> Result<String, Error> {
        read::note(&self.http, name)
    }

    fn notes(&self, prefix: &str) -> Result<Vec<(String, String)>, Error> {
        read::notes(&self.http, prefix)
    }

    fn take_note(&self, name: &str, text: &str) -> Result<(), Error> {
        write::take_note(&self.http, name, text)
    }

    fn examine(&self) -> Result<Vec<String>, Error> {
        read::examine(&self.http)
    }

    fn check(&self) -> Result<(), Error> {
        self.http.ask::<serde_json::Value>("SELECT 1 FROM results LIMIT 1", &[]).map(|_| ())
    }
}
