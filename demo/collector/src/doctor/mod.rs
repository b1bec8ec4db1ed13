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

/// Free bytes below which a disk is called nearly full: what a busy collector writes in some minutes.
const LEAST_FREE: u64 = 256 * 1024 * 1024;
/// By how much clocks may differ before it is worth a word.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(60);

/// What was looked at, and what is wrong with it.
struct Finding {
    about: &'static str,
    /// In words; the first of each pair says what is well, the second what is not.
    is: Result<String, String>,
}

/// `expectly doctor`: a line for each thing, `ok` or `bad` before it. Errors: [`Error::Unwell`] if any is bad; those of a store that cannot
/// even be opened.
pub fn examine(arguments: &AtStore) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    let mut findings = vec![
        Finding { about: "version", is: Ok("the one that this program writes".into()) },
        Finding { about: "engine", is: engine(store.as_ref())? },
    ];
    let derived = Derived::of(store.as_ref())?;
    findings.push(Finding { about: "counts", is: derived.difference(store.as_ref())?.map_or_else(|| Ok(derived.words()), Err) });
    findings.push(Finding { about: "clock", is: clock(derived.latest) });
    if let Address::Sqlite(file) = &arguments.store {
        findings.push(Finding { about: "disk", is: disk(file)? });
        findings.push(Finding {
            about: "lock",
            is: Ok(if store::is_written(file)? { "a collector is at work" } else { "nobody writes" }.into()),
        });
        let last = store.note(backup::NOTED)?;
        let last = if last.is_empty() { "never".into() } else { last };
        findings.push(Finding { about: "backup", is: Ok(format!("last: {last}")) });
    }
    let mut bad = 0;
    for Finding { about, is } in findings {
        match is {
            Ok(words) => writeln!(io::stdout(), "ok   {about}: {words}")?,
            Err(words) => {
                bad += 1;
                writeln!(io::stdout(), "bad  {about}: {words}")?;
            }
        }
    }
    if bad > 0 { Err(Error::Unwell(bad)) } else { Ok(()) }
}

/// What is wrong inside a store, whatever its surroundings.
pub fn wrong(store: &dyn Store) -> Result<Vec<String>, Error> {
    let derived = Derived::of(store)?;
    Ok([engine(store)?.err(), derived.difference(store)?].into_iter().flatten().collect())
}

fn engine(store: &dyn Store) -> Result<Result<String, String>, Error> {
    let wrong = store.examine()?;
    Ok(if wrong.is_empty() { Ok("finds nothing wrong".into()) } else { Err(wrong.join("; ")) })
}

fn clock(latest: Option<Timestamp>) -> Result<String, String> {
    let now = Timestamp::now();
    match latest.filter(|latest| latest.duration_since(now) > CLOCK_SLACK) {
        Some(latest) => Err(format!("it is {now:.0} here, and a result came at {latest:.0}: one of the clocks was wrong")),
        None => Ok(format!("{now:.0}, and no result is from later")),
    }
}

fn disk(file: &Path) -> Result<Result<String, String>, Error> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let free = fs4::available_space(folder)?;
    let words = format!("{} MiB free", free / (1024 * 1024));
    Ok(if free < LEAST_FREE { Err(words) } else { Ok(words) })
}
