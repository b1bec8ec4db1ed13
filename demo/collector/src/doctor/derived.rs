//! Owns making the counts of a store anew from its results and holding them against those that it keeps. Changes neither.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

use crate::error::Error;
use crate::progress::Progress;
use crate::store::{Cell, Page, Slice, Store, Total, lines};

/// Results that are read together.
const PAGE: u32 = 5_000;

/// What the results say.
#[derive(Default)]
pub struct Derived {
    /// By study, and in it by segment: how many of each cell. The empty segment is everybody.
    cells: BTreeMap<String, BTreeMap<String, BTreeMap<Cell, u64>>>,
    /// How much those of a study, a segment and a day add up to; the empty day is all days.
    sums: BTreeMap<(String, String, String), i64>,
    /// The revision of each study that is counted before its results were read.
    revisions: BTreeMap<String, u64>,
    many: u64,
    /// When the last one came.
    pub latest: Option<Timestamp>,
}

impl Derived {
    pub fn of(store: &dyn Store) -> Result<Derived, Error> {
        let mut derived = Derived::default();
        for Total { study, .. } in store.totals()? {
            if let Entry::Vacant(unasked) = derived.revisions.entry(study) {
                let revision = store.revision(unasked.key())?;
                unasked.insert(revision);
            }
        }
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
                derived.add(&stored.result()?, stored.received_at);
            }
            progress.at(derived.many);
        }
    }

    fn add(&mut self, result: &SurveyResult, received_at: Timestamp) {
        self.many += 1;
        self.latest = self.latest.max(Some(received_at));
        let segments = self.cells.entry(result.study.as_str().into()).or_default();
        segments.entry(String::new()).or_default();
        for line in lines(result, received_at) {
            // Lines without a day are sums of those with one.
            if !line.day.is_empty() {
                *segments.entry(line.segment.clone()).or_default().entry(line.cell).or_default() += 1;
            }
            *self.sums.entry((line.study, line.segment, line.day)).or_default() += 1;
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
                let alike = |expected: u64, found: u64| found == expected || (!still && found > expected);
                let differs = |cell: &&Cell| !alike(number(expected, cell), number(&counted, cell));
                if let Some(cell) = expected.keys().chain(counted.keys()).find(differs) {
                    let (found, expected) = (number(&counted, cell), number(expected, cell));
                    let about = format!("{} {}", cell.survey, cell.question);
                    return Ok(Some(differing(&slice.segment, study, about.trim_end(), (expected, found))));
                }
            }
        }
        self.surplus(store)
    }

    /// What is counted on a day or in a segment beyond what results say. What lacks on one day is too much on another, or missing in the sum of
    /// all days, which was looked at.
    fn surplus(&self, store: &dyn Store) -> Result<Option<String>, Error> {
        for Total { study, segment, day, n } in store.totals()? {
            let about = if day.is_empty() { "all days".into() } else { day.clone() };
            let expected = self.sums.get(&(study.clone(), segment.clone(), day)).copied().unwrap_or_default();
            if n > expected && self.revisions.get(&study) == Some(&store.revision(&study)?) {
                return Ok(Some(differing(&segment, &study, &about, (expected.unsigned_abs(), n.unsigned_abs()))));
            }
        }
        Ok(None)
    }

    pub fn words(&self) -> String {
        format!("those of {} results in {} studies", self.many, self.cells.len())
    }
}

fn number(cells: &BTreeMap<Cell, u64>, cell: &Cell) -> u64 {
    cells.get(cell).copied().unwrap_or_default()
}

fn differing(segment: &str, study: &str, about: &str, (expected, found): (u64, u64)) -> String {
    let part = if segment.is_empty() { "everybody" } else { segment };
    format!(
        "those of {part} in {study} are not those of its results: of {about} {expected} are expected and {found} found; `expectly copy` into a new \
         store makes counts anew"
    )
}
