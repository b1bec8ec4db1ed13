//! Owns which part of the answers a report is of, read alike from a terminal and from a request. The store counts.

use clap::Args;
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::Error;
use crate::store::{Slice, Store, Tally};

/// Those of visitors with an attribute, those that arrived on some days (ends included).
#[derive(Clone, Debug, Args)]
#[group(skip)]
pub struct Part {
    /// Only visitors with an attribute.
    #[arg(long, value_name = "NAME=VALUE", value_parser = segment)]
    segment: Option<String>,

    /// Only from that day on, UTC.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: Option<Date>,

    /// Only up to that day, UTC.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    to: Option<Date>,
}

/// The same as a request has it.
#[derive(Deserialize)]
pub struct Asked {
    segment: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Asked {
    /// Errors: [`Error::Query`], with what cannot be read.
    pub fn part(&self) -> Result<Part, Error> {
        Ok(Part {
            segment: read("segment", self.segment.as_deref(), segment)?,
            from: read("from", self.from.as_deref(), day)?,
            to: read("to", self.to.as_deref(), day)?,
        })
    }
}

impl Part {
    /// The counts of this part of a study, without what employees said unless it is the whole. Errors: those of the store.
    pub fn tally(&self, store: &dyn Store, study: &str) -> Result<Tally, Error> {
        let [from, to] = [self.from, self.to].map(|day| day.map(|day| day.to_string()));
        let mut tally = store.tally(study, &Slice::of(self.segment.as_deref().unwrap_or_default(), from.as_deref(), to.as_deref()))?;
        if self.segment.is_some() || from.is_some() || to.is_some() {
            tally.leave_out_employees();
        }
        Ok(tally)
    }
}

fn read<T>(name: &'static str, text: Option<&str>, as_one: fn(&str) -> Result<T, String>) -> Result<Option<T>, Error> {
    text.map(as_one).transpose().map_err(|_| Error::Query(name))
}

/// A name without a value is nobody's, and a report on nobody looks like one on a quiet day.
fn segment(text: &str) -> Result<String, String> {
    let parts = text.split_once('=').filter(|(name, _)| !name.is_empty());
    parts.map(|_| text.into()).ok_or_else(|| "expected NAME=VALUE, such as plan=pro".into())
}

/// Days are compared as texts, so that only their usual form will do.
fn day(text: &str) -> Result<Date, String> {
    let day = text.parse().ok().filter(|day: &Date| day.to_string() == text);
    day.ok_or_else(|| "expected a day as YYYY-MM-DD, such as 2026-11-30".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_that_there_is_in_its_usual_form_is_a_day() {
        assert_eq!(day("2028-02-29").unwrap().to_string(), "2028-02-29");
        for wrong in ["", "yesterday", "2026-13-45", "2026-02-29", "22.11.2026", "20261122", "2026-11-22T06:00", "2026-11-2", " 2026-11-22"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
