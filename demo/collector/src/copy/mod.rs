//! Owns copying a store into another one: page by page, going on where an earlier run stopped, and holding the copy against what was copied.
//! Knows no engine: any two will do.

mod digest;

use self::digest::Digests;
use crate::access;
use crate::command_line;
use crate::error::Error;
use crate::forget;
use crate::history;
use crate::progress::Progress;
use crate::store::{self, Address, Arrival, Entry, For, Page, Slice, Store, Sum};

/// Results in one step: enough that the wait for the disk does not count, a few MiB in memory.
const PAGE: u32 = 5_000;
/// What was refused comes in one step as long as it may be, at 64 KiB each 32 MiB at most.
const REFUSED_PAGE: u32 = 500;

/// The notes that are about the results and not about the store that they are in, by what their names begin with.
const NOTES: [&str; 3] = [access::NOTED, forget::KEPT, history::NOTED];

/// `expectly copy`. Errors: those of both stores, [`Error::SourceChanged`] and [`Error::NotAlike`].
pub fn copy(arguments: &command_line::Copy) -> Result<(), Error> {
    if arguments.from == arguments.to {
        return Err(Error::NotAlike("both are the same store".into()));
    }
    let from = store::open(&arguments.from, For::Reading)?;
    let to = store::open(&arguments.to, For::Writing)?;
    let way = Way { from: from.as_ref(), to: to.as_ref(), name: name(&arguments.from) };
    way.notes()?;
    let copied = way.results()?;
    let refused = way.refused()?;
    eprintln!("copied {} results and {refused} refused ones; now reading both", copied.many());
    if still_there(from.as_ref(), &copied)? != copied {
        return Err(Error::SourceChanged { from: arguments.from.to_string() });
    }
    verify(to.as_ref(), &copied)?;
    println!("{} results in {}: the same as in {}, by number and by hash", copied.many(), arguments.to, arguments.from);
    Ok(())
}

/// What a copy of that store is noted under.
fn name(from: &Address) -> String {
    let place = match from {
        Address::Sqlite(file) => file.canonicalize().unwrap_or_else(|_| file.clone()).display().to_string(),
        elsewhere => elsewhere.to_string(),
    };
    format!("copy of {place}")
}

/// From one store to another.
struct Way<'a> {
    from: &'a dyn Store,
    to: &'a dyn Store,
    name: String,
}

impl Way<'_> {
    /// Copies what is not copied yet, and says what was, earlier runs included. How far this one has come is noted after each page; a page
    /// that is written twice is there once.
    fn results(&self) -> Result<Digests, Error> {
        let note = self.to.note(&self.name)?;
        let (place, mut copied) = note.split_once('\n').map_or_else(Default::default, |(place, sums)| (place.into(), Digests::read(sums)));
        let mut page = Page { after: place, most: PAGE };
        let mut progress = Progress::begin("copied", Some(self.from.size()?), copied.many());
        loop {
            let found = self.from.results(None, &page)?;
            let Some(last) = found.last() else { return Ok(copied) };
            page.after.clone_from(&last.place);
            let mut arrivals = Vec::with_capacity(found.len());
            for stored in &found {
                let result = stored.result()?;
                arrivals.push(Arrival { received_at: stored.received_at, entry: Entry::Result(Box::new(result), None) });
                copied.add(stored);
            }
            self.to.write(&arrivals)?;
            self.to.take_note(&self.name, &format!("{}\n{}", page.after, copied.written()))?;
            progress.at(copied.many());
        }
    }

    /// Copies the hashes of tokens and keys, what is kept for how long, and what operators did: without the first a study that asks for a key
    /// would be open to everybody. What was revoked since an earlier run is so in the copy, too.
    fn notes(&self) -> Result<(), Error> {
        let mut names = Vec::new();
        for prefix in NOTES {
            for (name, text) in self.from.notes(prefix)? {
                self.to.take_note(&name, &text)?;
                names.push(name);
            }
        }
        let taken = format!("notes of the {}", self.name);
        for gone in self.to.note(&taken)?.lines().filter(|name| names.iter().all(|there| there != name)) {
            self.to.take_note(gone, "")?;
        }
        self.to.take_note(&taken, &names.join("\n"))
    }

    /// Copies what was refused, all of it each time: it has ids, and there is little of it.
    fn refused(&self) -> Result<usize, Error> {
        let mut page = Page { after: String::new(), most: REFUSED_PAGE };
        let mut many = 0;
        loop {
            let found = self.from.refused(None, &page)?;
            let Some(last) = found.last() else { return Ok(many) };
            page.after.clone_from(&last.place);
            many += found.len();
            let arrival = |kept: store::Kept| Arrival { received_at: kept.received_at, entry: Entry::Refused(kept.refused) };
            self.to.write(&found.into_iter().map(arrival).collect::<Vec<_>>())?;
        }
    }
}

/// Reads as many results as were copied, from the beginning. What comes since comes after them, so that these are the same ones, unless some were
/// taken out (or engines have no order of arrival, and some came in between).
fn still_there(from: &dyn Store, copied: &Digests) -> Result<Digests, Error> {
    let mut there = Digests::default();
    let mut page = Page { after: String::new(), most: PAGE };
    let mut progress = Progress::begin("read again", Some(copied.many()), 0);
    while let left @ 1.. = copied.many() - there.many() {
        page.most = PAGE.min(u32::try_from(left).unwrap_or(PAGE));
        let found = from.results(None, &page)?;
        let Some(last) = found.last() else { break };
        page.after.clone_from(&last.place);
        found.iter().for_each(|stored| there.add(stored));
        progress.at(there.many());
    }
    Ok(there)
}

/// Reads the copy and holds it against what was copied, study by study, and its counts against its own results. Studies that were there
/// besides are none of this. Errors: [`Error::NotAlike`].
fn verify(copy: &dyn Store, copied: &Digests) -> Result<(), Error> {
    let (mut there, mut sum) = (Digests::default(), Sum::default());
    let mut page = Page { after: String::new(), most: PAGE };
    let mut progress = Progress::begin("verified", Some(copy.size()?), 0);
    let mut read = 0;
    loop {
        let found = copy.results(None, &page)?;
        let Some(last) = found.last() else { break };
        page.after.clone_from(&last.place);
        read += found.len() as u64;
        for stored in found.iter().filter(|stored| copied.has(&stored.study)) {
            there.add(stored);
            sum.add_to_whole(&stored.result()?, stored.received_at);
        }
        progress.at(read);
    }
    if let Some(difference) = copied.difference(&there) {
        return Err(Error::NotAlike(difference));
    }
    let mut counted = Vec::new();
    for study in copied.studies() {
        let tally = copy.tally(study, &Slice::everything())?;
        counted.extend(tally.cells.into_iter().map(|(cell, n)| (study.to_owned(), cell, n)));
    }
    counted.sort();
    let expected = sum.lines().into_iter().map(|(line, n)| (line.study, line.cell, n.unsigned_abs()));
    if counted.into_iter().eq(expected) { Ok(()) } else { Err(Error::NotAlike("its counts are not those of its results".into())) }
}
