//! Owns `expectly doctor`: looking through a store and its surroundings, and saying what is well and what is not. Heals nothing.

mod derived;

use std::io::{self, Write};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use self::derived::Derived;
use crate::backup;
use crate::command_line::AtStore;
use crate::error::Error;
use crate::store::{self, Address, For, Store};
use crate::trouble::Trouble;

/// Free bytes below which a disk is called nearly full: what a busy collector writes in some minutes.
const LEAST_FREE: u64 = 256 * 1024 * 1024;
/// By how much clocks may differ before it is worth a word.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(60);

/// What was found, in words: what is well, or what is not.
type Finding = Result<String, String>;

/// `expectly doctor`: a line for each thing as soon as it was looked at, `ok` or `bad` before it. What cannot be looked at is bad, too. Errors:
/// [`Error::Unwell`] if any is bad; those of a store that cannot even be opened.
pub fn examine(arguments: &AtStore) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    let mut bad = 0;
    let mut say = |about: &str, found: Result<Finding, Error>| {
        let found = found.unwrap_or_else(|error| Err(advised(&error, &arguments.store)));
        bad += usize::from(found.is_err());
        match found {
            Ok(words) => writeln!(io::stdout(), "ok   {about}: {words}"),
            Err(words) => writeln!(io::stdout(), "bad  {about}: {words}"),
        }
    };
    say("version", Ok(Ok("the one that this program writes".into())))?;
    say("engine", engine(store.as_ref()))?;
    match Derived::of(store.as_ref()) {
        Ok(derived) => {
            say("counts", derived.difference(store.as_ref()).map(|differs| differs.map_or_else(|| Ok(derived.words()), Err)))?;
            say("clock", Ok(clock(derived.latest)))?;
        }
        Err(error) => say("counts", Err(error))?,
    }
    if let Address::Sqlite(file) = &arguments.store {
        say("disk", disk(file))?;
        let who = |written| Ok(if written { "a collector is at work" } else { "nobody writes" }.into());
        say("lock", store::is_written(file).map(who))?;
        let last = |last: String| Ok(format!("last: {}", if last.is_empty() { "never" } else { &last }));
        say("backup", store.note(backup::NOTED).map(last))?;
    }
    if bad > 0 { Err(Error::Unwell(bad)) } else { Ok(()) }
}

/// Why something cannot be looked at, and what to do about it where the store is damaged.
fn advised(error: &Error, store: &Address) -> String {
    match error.trouble() {
        Trouble::Damaged => Error::Corrupt { store: store.to_string(), source: error.to_string().into() }.to_string(),
        _ => error.to_string(),
    }
}

/// What is wrong inside a store, whatever its surroundings.
pub fn wrong(store: &dyn Store) -> Result<Vec<String>, Error> {
    let derived = Derived::of(store)?;
    Ok([engine(store)?.err(), derived.difference(store)?].into_iter().flatten().collect())
}

fn engine(store: &dyn Store) -> Result<Finding, Error> {
    let wrong = store.examine()?;
    Ok(if wrong.is_empty() { Ok("finds nothing wrong".into()) } else { Err(wrong.join("; ")) })
}

fn clock(latest: Option<Timestamp>) -> Finding {
    let now = Timestamp::now();
    match latest.filter(|latest| latest.duration_since(now) > CLOCK_SLACK) {
        Some(latest) => Err(format!("it is {now:.0} here, and a result came at {latest:.0}: one of the clocks was wrong")),
        None => Ok(format!("{now:.0}, and no result is from later")),
    }
}

fn disk(file: &Path) -> Result<Finding, Error> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let free = fs4::available_space(folder)?;
    let words = format!("{} MiB free", free / (1024 * 1024));
    Ok(if free < LEAST_FREE { Err(words) } else { Ok(words) })
}
