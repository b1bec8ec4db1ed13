//! Owns a collector in memory that reads, tells apart and answers as ours does, with core's own types. Has no faults: those are the line's.

use std::collections::BTreeMap;

use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::wire::{Receipt, Status, SurveyResult};

/// What ours takes at once.
const MOST_BODY: usize = 64 * 1024;

/// A collector with what it has stored.
#[derive(Default)]
pub struct Collector {
    /// What each stored result says, by its study and its id.
    stored: BTreeMap<(String, String), String>,
    /// Results that said something else than the first of the same id.
    pub conflicts: usize,
    /// Results that it could not read.
    pub rejects: usize,
}

impl Collector {
    /// How many results its report counts under an id.
    pub fn counts(&self, id: &str) -> usize {
        self.stored.keys().filter(|(_, known)| known == id).count()
    }

    /// How many results its report counts.
    pub fn total(&self) -> usize {
        self.stored.len()
    }

    /// Takes a body; the status and the body of its answer.
    pub fn take(&mut self, body: &str) -> (u16, String) {
        if body.len() > MOST_BODY {
            return (413, String::new());
        }
        let Ok(Json::List(items)) = Json::parse(body) else { return (400, r#"{"receipts":[]}"#.into()) };
        let receipts: Vec<Json> = items.iter().map(|item| self.store(item).to_json()).collect();
        (200, ObjectBuilder::new().with("receipts", Json::List(receipts)).build().to_text())
    }

    fn store(&mut self, item: &Json) -> Receipt {
        let result = match SurveyResult::read(item) {
            Ok(result) => result,
            Err(error) => {
                self.rejects += 1;
                return Receipt { id: None, status: Status::Rejected, reason: Some((error.code().into(), error.path().into())) };
            }
        };
        let key = (result.study.as_str().to_owned(), result.id.as_str().to_owned());
        let status = match self.stored.get(&key) {
            None => Status::Stored,
            Some(first) if *first == result.identity() => Status::Duplicate,
            Some(_) => Status::Conflict,
        };
        self.conflicts += usize::from(status == Status::Conflict);
        let id = Some(key.1.clone());
        self.stored.entry(key).or_insert_with(|| result.identity());
        Receipt { id, status, reason: None }
    }
}
