//! Owns the store: what any engine has to do, and which engine an address means. Counts, but does no statistics, and knows no HTTP.

mod address;
mod call;
mod cell;
mod clickhouse;
#[cfg(test)]
mod conformance;
mod entry;
mod gone;
mod once;
mod page;
mod postgres;
mod reader;
mod sqlite;
mod tally;
mod tls;
mod writer;

use expectly_core::wire::Status;
use jiff::Timestamp;

pub use address::Address;
pub use call::{Call, Calls, Waiting};
pub use cell::{Cell, MOST_CELLS, Said, What, most_cells};
pub use entry::{Arrival, CONFLICT, Entry, Refused, Ticket, written};
pub use gone::{Gone, STEP};
pub use page::{Kept, Page, Stored};
pub use reader::Reader;
pub use sqlite::{is_written, save as save_sqlite};
pub use tally::{Slice, Sum, Tally, Total, lines};
pub use writer::Writer;

use crate::error::Error;

/// Where results are kept. Every engine passes one suite (`conformance`). All may be asked from several threads at once; those of a SQLite
/// file wait for each other when they write.
pub trait Store: Send + Sync {
    /// Stores the arrivals, all or none, each result once by study and id, and adds the new ones to the counts in the same step. Says what
    /// became of each, in their order; it is durable when this returns. After an error nothing is known, and all may be written again.
    fn write(&self, arrivals: &[Arrival]) -> Result<Vec<Status>, Error> {
        self.write_and_call(arrivals, &|_| Vec::new())
    }

    /// The same, and with each new result what is to be told of it, as durable as the result is.
    fn write_and_call(&self, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error>;

    /// Raises the revisions of studies, since what they ask may have changed.
    fn touch(&self, studies: &[&str]) -> Result<(), Error>;

    /// Raised whenever the report on a study may differ.
    fn revision(&self, study: &str) -> Result<u64, Error>;

    /// The counts of a slice of a study.
    fn tally(&self, study: &str, slice: &Slice) -> Result<Tally, Error>;

    /// How much is counted in each part that has counts, whatever has not been added up yet left out.
    fn totals(&self) -> Result<Vec<Total>, Error>;

    /// How many results of a moment of a survey are complete.
    fn complete(&self, study: &str, survey: &str, moment: &str) -> Result<u64, Error>;

    /// Results of a study, or of all, that come after a place, in the engine's own order, which never changes.
    fn results(&self, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error>;

    /// The result of a study under an id.
    fn result(&self, study: &str, id: &str) -> Result<Option<Stored>, Error>;

    /// Takes calls of a receiver that are due now, so that nobody else gets them until a later moment, and counts a try for each.
    fn take_calls(&self, hook: &str, now_until: (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, Error>;

    /// Has a call wait as it says, if it still does: it is forgotten with its result.
    fn put_call(&self, waiting: &Waiting) -> Result<(), Error>;

    /// Forgets a call.
    fn forget_call(&self, call: &Call) -> Result<(), Error>;

    /// Calls in the order of their names, which are their places.
    fn calls(&self, page: &Page) -> Result<Vec<Waiting>, Error>;

    /// What was refused, of a study or all, in the order of arrival.
    fn refused(&self, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error>;

    /// Takes results and what was refused out for good, all or none, and what they added to the counts in the same step. Says how many of them
    /// there were.
    fn erase(&self, gone: &Gone) -> Result<u64, Error>;

    /// Takes out a part of what arrived before a time, of a study or of what can be put down to none, as [`Store::erase`] does. Says how many;
    /// none when there is no more.
    fn expire(&self, study: Option<&str>, before: Timestamp) -> Result<u64, Error>;

    /// Sees to it that nothing of what was erased is left in the engine's journals. Errors: [`Error::Unsettled`] while somebody reads them.
    fn settle(&self) -> Result<(), Error>;

    /// How many results there are.
    fn size(&self) -> Result<u64, Error>;

    /// What was noted under a name, such as how far a copy has come; empty if nothing was.
    fn note(&self, name: &str) -> Result<String, Error>;

    /// Everything that is noted under names that begin so, in the order of the names.
    fn notes(&self, prefix: &str) -> Result<Vec<(String, String)>, Error>;

    /// Notes something under a name, instead of what was noted before; an empty text forgets it.
    fn take_note(&self, name: &str, text: &str) -> Result<(), Error>;

    /// Looks through everything and says what the engine finds wrong with its files.
    fn examine(&self) -> Result<Vec<String>, Error>;

    /// Errors: why the store cannot be read.
    fn check(&self) -> Result<(), Error>;
}

/// What a store is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To write: made if it is not there, brought up to this version if it is older.
    Writing,
    /// To read what is there, beside whoever writes.
    Reading,
    /// To change a little of what is there, beside a collector that may be at work.
    Tending,
}

/// What a store's edition is noted under. Each has one, and so has each backup, of its own: a place, or a revision, of one says nothing of
/// another in which other results came later.
pub const EDITION: &str = "edition";

/// The name of a new edition. Errors: [`Error::System`] when there is no randomness.
fn new_edition() -> Result<String, Error> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|error| Error::System(error.into()))?;
    Ok(format!("{:08x}", u32::from_be_bytes(bytes)))
}

/// Opens the store at an address. Errors: [`Error::Unopened`], [`Error::NewerStore`], [`Error::OlderStore`], [`Error::StoreInUse`].
pub fn open(address: &Address, purpose: For) -> Result<Box<dyn Store>, Error> {
    let store: Box<dyn Store> = match address {
        Address::Sqlite(file) => Box::new(sqlite::Sqlite::open(file, purpose)?),
        Address::Clickhouse(url) => Box::new(clickhouse::Clickhouse::open(url, address, purpose)?),
        Address::Postgres(url) => Box::new(postgres::Postgres::open(url, address, purpose)?),
    };
    if purpose == For::Writing && store.note(EDITION)?.is_empty() {
        store.take_note(EDITION, &new_edition()?)?;
    }
    Ok(store)
}
