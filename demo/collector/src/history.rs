//! Owns what the operators did to a store, or had it do for them: one line for each act, kept in the store itself, so that it is there whoever did it and from
//! wherever. No line says anything of a visitor.

use std::io::{self, Write};

use jiff::Timestamp;

use crate::command_line::AtStore;
use crate::error::Error;
use crate::store::{self, For, Store};

/// What the notes begin with; the time follows, so that their order is that of the acts.
pub const NOTED: &str = "act/";

/// Notes what was done just now.
pub fn note(store: &dyn Store, what: &str) -> Result<(), Error> {
    // To the microsecond, so that two acts of one script are two notes.
    store.take_note(&format!("{NOTED}{:.6}", Timestamp::now()), what)
}

/// `expectly history`: a line each, oldest first, time and what was done, separated by a tab.
pub fn list(arguments: &AtStore) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    for (name, what) in store.notes(NOTED)? {
        writeln!(io::stdout(), "{}\t{what}", name.strip_prefix(NOTED).unwrap_or_default())?;
    }
    Ok(())
}
