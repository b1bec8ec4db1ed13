//! Owns telling which results of a step are new, for engines that are asked about all of them at once. Asks and stores nothing itself.

use std::collections::{BTreeMap, HashMap};

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;

use super::entry::{Arrival, Entry, Refused, beside};
use super::tally::Sum;

/// A result's study and id.
pub type Name<'a> = (&'a str, &'a str);

/// The first result under each name in a step. In the order of names: engines that lock rows then always lock them in one order.
pub struct Firsts<'a>(BTreeMap<Name<'a>, (&'a SurveyResult, Timestamp)>);

/// What a step comes to.
pub struct Outcome<'a> {
    /// What became of each arrival, in their order.
    pub statuses: Vec<Status>,
    /// What is new, with the time of its arrival.
    pub new: Vec<(Timestamp, &'a SurveyResult)>,
    /// What is to be kept aside, with the time of its arrival.
    pub aside: Vec<(Timestamp, Refused)>,
    /// What the new results add to the counts.
    pub sum: Sum,
    /// The studies whose report may differ, each once.
    pub changed: Vec<String>,
}

impl<'a> Firsts<'a> {
    pub fn of(arrivals: &'a [Arrival]) -> Firsts<'a> {
        let mut firsts = BTreeMap::new();
        for Arrival { received_at, entry } in arrivals {
            if let Entry::Result(result) = entry {
                firsts.entry(name(result)).or_insert((&**result, *received_at));
            }
        }
        Firsts(firsts)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Name<'a>, &(&'a SurveyResult, Timestamp))> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the step comes to if these names were taken before it, by results with these texts.
    pub fn outcome(&self, arrivals: &'a [Arrival], taken: &HashMap<(String, String), String>) -> Outcome<'a> {
        let (mut statuses, mut new, mut aside, mut sum) = (Vec::with_capacity(arrivals.len()), Vec::new(), Vec::new(), Sum::default());
        let mut changed: Vec<String> = Vec::new();
        for Arrival { received_at, entry } in arrivals {
            let status = match entry {
                Entry::Result(result) => self.status(result, taken),
                Entry::Refused(refused) => {
                    aside.push((*received_at, refused.clone()));
                    Status::Rejected
                }
            };
            if let (Entry::Result(result), Status::Conflict) = (entry, status) {
                aside.push((*received_at, Refused::conflict(result)));
            }
            if let (Entry::Result(result), Status::Stored) = (entry, status) {
                sum.add(result, *received_at);
                new.push((*received_at, &**result));
            }
            changed.extend(entry.study().filter(|_| status != Status::Duplicate).map(String::from));
            statuses.push(status);
        }
        changed.sort();
        changed.dedup();
        Outcome { statuses, new, aside, sum, changed }
    }

    fn status(&self, result: &SurveyResult, taken: &HashMap<(String, String), String>) -> Status {
        let (study, id) = name(result);
        if let Some(body) = taken.get(&(study.into(), id.into())) {
            return beside(body, result);
        }
        match self.0.get(&(study, id)) {
            Some((first, _)) if !std::ptr::eq(*first, result) => beside(&first.to_json().to_text(), result),
            _ => Status::Stored,
        }
    }
}

fn name(result: &SurveyResult) -> Name<'_> {
    (result.study.as_str(), result.id.as_str())
}
