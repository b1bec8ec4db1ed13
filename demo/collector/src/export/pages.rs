//! Owns going through a study's results and having them written down, a page at a time: no more than a page is held, however many there are,
//! and nothing is held open in the store between two. What a page looks like is its format's.

use super::cursor;
use super::format::{Format, Sheet};
use crate::error::Error;
use crate::store::{Page, Store};

/// Results in one page: a few hundred KiB, at 64 KiB each 32 MiB at most.
const PAGE: u32 = 500;

/// An export under way.
pub struct Pages {
    study: String,
    /// Of the store.
    edition: String,
    /// The place of the last result that was written down.
    place: String,
    sheet: Box<dyn Sheet>,
    stage: Stage,
    written: u64,
}

#[derive(PartialEq)]
enum Stage {
    Head,
    Body,
    Done,
}

impl Pages {
    /// Everything that comes after a cursor, or everything. What goes on is written without a head, so that it can follow what there is.
    /// Errors: [`Error::Cursor`] for one of another study or edition, those of the format.
    pub fn of((study, edition): (&str, &str), format: Format, after: Option<&str>) -> Result<Pages, Error> {
        let place = after.map_or(Ok(""), |cursor| cursor::place((study, edition), cursor))?.into();
        let stage = if after.is_some() && format.goes_on() { Stage::Body } else { Stage::Head };
        Ok(Pages { study: study.into(), edition: edition.into(), place, sheet: format.begin()?, stage, written: 0 })
    }

    /// The next bytes, of one page, which may be no bytes yet; none when all is written. Errors: those of the store, and [`Error::Cursor`] for what is no place of this store.
    pub fn next(&mut self, store: &dyn Store) -> Result<Option<Vec<u8>>, Error> {
        let mut out = Vec::new();
        if self.stage == Stage::Head {
            out.extend(self.sheet.head());
            self.stage = Stage::Body;
        }
        if self.stage == Stage::Done {
            return Ok(None);
        }
        self.page(store, &mut out)?;
        Ok(Some(out))
    }

    fn page(&mut self, store: &dyn Store, out: &mut Vec<u8>) -> Result<(), Error> {
        let found = store.results(Some(&self.study), &Page { after: self.place.clone(), most: PAGE })?;
        for stored in &found {
            self.sheet.add(stored, &cursor::of((&self.study, &self.edition), &stored.place), out)?;
            self.written += 1;
        }
        match found.into_iter().next_back() {
            Some(last) => self.place = last.place,
            None => {
                self.sheet.finish(out)?;
                self.stage = Stage::Done;
            }
        }
        Ok(())
    }

    /// How many results were written down.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Where to go on after what was written down; none before the first result.
    pub fn cursor(&self) -> Option<String> {
        (!self.place.is_empty()).then(|| cursor::of((&self.study, &self.edition), &self.place))
    }
}
