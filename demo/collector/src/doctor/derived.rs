//! Owns making the counts of a store anew from its results and holding them against those that it keeps. Changes neither.

use std::collections::BTreeMap;

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

use crate::error::Error;
use crate::progress::Progress;
use crate::store::{Cell, Page, Slice, Store, lines};

/// Results that are read together.
const PAGE: u32 = 5_000;

/// What the results say.
#[derive(Default)]
pub struct Derived {
    /// By study, and in it by segment: how many of each cell. The empty segment is everybody.
    cells: BTreeMap<String, BTreeMap<String, BTreeMap<Cell, u64>>>,
    /// The revision of each study before its results were read.
    revisions: BTreeMap<String, u64>,
    many: u64,
    /// When the last one came.
    pub latest: Option<Timestamp>,
}

impl Derived {
    pub fn of(store: &dyn Store) -> Result<Derived, Error> {
        let mut derived = Derived::default();
        let mut progress = Progress::begin("looked at", Some(store.size()?), 0);
        let mut page = Page { after: String::new(), most: PAGE };
        loop {
            let found = store.results(None, &page)?;
            let Some(last) = found.last() else { return Ok(derived) };
            page.after.clone_from(&last.place);
            for stored in &found {
                if !derived.revisions.contains_key(&stored.study) {
                    derived.revisions.insert(stored.study.clone(), store.revision(&stored.study)?);
                }
                derived.add(&SurveyResult::parse(&stored.body).map_err(Error::Damaged)?, stored.received_at);
            }
            progress.at(derived.many);
        }
    }

    fn add(&mut self, result: &SurveyResult, received_at: Timestamp) {
        self.many += 1;
        self.latest = self.latest.max(Some(received_at));
        let segments = self.cells.entry(result.study.as_str().into()).or_default();
        segments.entry(String::new()).or_default();
        // Lines without a day are sums of those with one.
        for line in lines(result, received_at).into_iter().filter(|line| !line.day.is_empty()) {
            *segments.entry(line.segment).or_default().entry(line.cell).or_default() += 1;
        }
    }

    /// What differs, in words. Where somebody has written meanwhile, more may be counted by now than was read, and never less.
    pub fn difference(&self, store: &dyn Store) -> Result<Option<String>, Error> {
        for (study, segments) in &self.cells {
            let mut slices: Vec<(Slice, &BTreeMap<Cell, u64>)> =
                segments.iter().map(|(segment, cells)| (Slice::of(segment, Some("0"), None), cells)).collect();
            slices.extend(segments.get("").map(|cells| (Slice::everything(), cells)));
            for (slice, expected) in slices {
                let tally = store.tally(study, &slice)?;
                let counted: BTreeMap<Cell, u64> = tally.cells.into_iter().collect();
                let still = self.revisions.get(study) == Some(&tally.revision);
                let alike = |(cell, n): (&Cell, &u64)| counted.get(cell).is_some_and(|there| there == n || (!still && there > n));
                if !expected.iter().all(alike) || (still && counted.len() != expected.len()) {
                    let part = if slice.segment.is_empty() { "everybody" } else { &slice.segment };
                    return Ok(Some(format!("those of {part} in {study} are not those of its results")));
                }
            }
        }
        Ok(None)
    }

    pub fn words(&self) -> String {
        format!("those of {} results in {} studies", self.many, self.cells.len())
    }
}
