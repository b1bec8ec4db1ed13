//! Owns telling which results of a step are new, for engines that are asked about all of them at once. Asks and stores nothing itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;

use super::entry::{Arrival, Entry, Refused, Ticket, beside};
use super::tally::Sum;

/// A result's study and id.
pub type Name<'a> = (&'a str, &'a str);

/// What stands under names that are taken.
pub type Taken = HashMap<(String, String), String>;

/// The first result under each name in a step. In the order of names: engines that lock rows then always lock them in one order.
pub struct Firsts<'a>(BTreeMap<Name<'a>, First<'a>>);

/// A result that is the first of its name in a step.
pub struct First<'a> {
    pub result: &'a SurveyResult,
    pub received_at: Timestamp,
    ticket: Option<&'a Ticket>,
}

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
            if let Entry::Result(result, ticket) = entry {
                let first = First { result, received_at: *received_at, ticket: ticket.as_ref() };
                firsts.entry(name(result)).or_insert(first);
            }
        }
        Firsts(firsts)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Name<'a>, &First<'a>)> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The new ones with tickets, in the order of tickets.
    fn ticketed(&self, taken: &Taken) -> impl Iterator<Item = (&'a Ticket, Name<'a>)> {
        let is_new = |(study, id): &Name<'_>| !taken.contains_key(&((*study).into(), (*id).into()));
        self.0.iter().filter(move |(name, _)| is_new(name)).filter_map(|(name, first)| Some((first.ticket?, *name)))
    }

    /// Who asks for which ticket, once these names are taken: the first, where there are several.
    pub fn claims(&self, taken: &Taken) -> BTreeMap<&'a str, Name<'a>> {
        let mut claims = BTreeMap::new();
        for (ticket, name) in self.ticketed(taken) {
            claims.entry(ticket.as_str()).or_insert(name);
        }
        claims
    }

    /// Those who do not get the ticket that they came with, of which these claims are granted.
    pub fn turned_down(&self, taken: &Taken, granted: &BTreeMap<&'a str, Name<'a>>) -> BTreeSet<Name<'a>> {
        self.ticketed(taken).filter(|(ticket, name)| granted.get(ticket.as_str()) != Some(name)).map(|(_, name)| name).collect()
    }

    /// What the step comes to if these names were taken before it, by results with these texts, and those are turned down.
    pub fn outcome(&self, arrivals: &'a [Arrival], taken: &Taken, turned_down: &BTreeSet<Name<'a>>) -> Outcome<'a> {
        let (mut statuses, mut new, mut aside, mut sum) = (Vec::with_capacity(arrivals.len()), Vec::new(), Vec::new(), Sum::default());
        let mut changed: Vec<String> = Vec::new();
        for Arrival { received_at, entry } in arrivals {
            let status = match entry {
                Entry::Result(result, _) if turned_down.contains(&name(result)) => Status::Rejected,
                Entry::Result(result, _) => self.status(result, taken),
                Entry::Refused(refused) => {
                    aside.push((*received_at, refused.clone()));
                    Status::Rejected
                }
            };
            if let Entry::Result(result, _) = entry {
                match status {
                    Status::Stored => {
                        sum.add(result, *received_at);
                        new.push((*received_at, &**result));
                    }
                    Status::Conflict => aside.push((*received_at, Refused::conflict(result))),
                    Status::Rejected => aside.push((*received_at, Refused::used(result))),
                    Status::Duplicate => {}
                }
            }
            changed.extend(entry.study().filter(|_| status != Status::Duplicate).map(String::from));
            statuses.push(status);
        }
        changed.sort();
        changed.dedup();
        Outcome { statuses, new, aside, sum, changed }
    }

    fn status(&self, result: &SurveyResult, taken: &Taken) -> Status {
        let (study, id) = name(result);
        if let Some(body) = taken.get(&(study.into(), id.into())) {
            return beside(body, result);
        }
        match self.0.get(&(study, id)) {
            Some(first) if !std::ptr::eq(first.result, result) => beside(&first.result.to_json().to_text(), result),
            _ => Status::Stored,
        }
    }
}

fn name(result: &SurveyResult) -> Name<'_> {
    (result.study.as_str(), result.id.as_str())
}
