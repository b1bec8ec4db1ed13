//! Owns how long results are kept: what the command line says of it, and until when something must have come to be kept. Forgets nothing.

use jiff::{SignedDuration, Timestamp};

use crate::error::Error;
use crate::history;
use crate::store::Store;
use crate::studies::Studies;

/// What the days are noted under, to tell when they change.
pub const NOTED: &str = "keep";
/// Ten years are longer than anybody needs an answer, and 0 days would forget each at once.
const DAYS: std::ops::RangeInclusive<u32> = 1..=3660;

/// One `--keep STUDY=DAYS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    pub study: String,
    days: u32,
}

impl Keep {
    /// Reads `shop=90`. Errors: why it is none.
    pub fn parse(text: &str) -> Result<Keep, String> {
        let (study, days) = text.split_once('=').ok_or("expected STUDY=DAYS, such as shop=90")?;
        let days = days.parse().ok().filter(|days| DAYS.contains(days));
        let days = days.ok_or_else(|| format!("days are a number from {} to {}", DAYS.start(), DAYS.end()))?;
        Ok(Keep { study: study.into(), days })
    }
}

/// How long each study's results are kept; those of others for ever.
#[derive(Clone)]
pub struct Keeps(Vec<Keep>);

impl Keeps {
    pub fn of(keeps: Vec<Keep>) -> Keeps {
        Keeps(keeps)
    }

    /// Errors: [`Error::KeepOfUnknownStudy`]: a study that is misspelt would be kept for ever without a word.
    pub fn check(&self, studies: &Studies) -> Result<(), Error> {
        match self.0.iter().find(|keep| studies.get(&keep.study).is_none()) {
            Some(stray) => Err(Error::KeepOfUnknownStudy(stray.study.clone())),
            None => Ok(()),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// For each study, and last for what can be put down to none, when something must have come to be kept. The shortest time holds for the
    /// latter, since anybody's answer may be in it.
    pub fn limits(&self, now: Timestamp) -> Vec<(Option<&str>, Timestamp)> {
        let before = |days: u32| now.saturating_sub(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MIN);
        let studies = self.0.iter().map(|keep| (Some(keep.study.as_str()), before(keep.days)));
        studies.chain(self.0.iter().map(|keep| keep.days).min().map(|days| (None, before(days)))).collect()
    }

    /// Notes among the operators' acts when these are others than at the last start.
    pub fn note(&self, store: &dyn Store) -> Result<(), Error> {
        let days: Vec<String> = self.0.iter().map(|keep| format!("{} for {} days", keep.study, keep.days)).collect();
        let days = if days.is_empty() { "everything for ever".into() } else { days.join(", ") };
        let before = store.note(NOTED)?;
        if before == days || (before.is_empty() && self.is_empty()) {
            return Ok(());
        }
        store.take_note(NOTED, &days)?;
        history::note(store, &format!("set what is kept: {days}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_back_from_now_and_the_shortest_holds_for_what_nobody_can_place() {
        let keeps = Keeps::of(vec![Keep::parse("shop=90").unwrap(), Keep::parse("bank=30").unwrap()]);
        let limits = keeps.limits("2026-11-22T06:00:00Z".parse().unwrap());
        let limits: Vec<(Option<&str>, String)> = limits.into_iter().map(|(study, before)| (study, before.to_string())).collect();
        let expected = [(Some("shop"), "2026-08-24T06:00:00Z"), (Some("bank"), "2026-10-23T06:00:00Z"), (None, "2026-10-23T06:00:00Z")];
        assert_eq!(limits, expected.map(|(study, before)| (study, before.into())));
    }

    #[test]
    fn a_time_that_would_forget_everything_is_refused() {
        for wrong in ["shop", "shop=", "shop=0", "shop=-1", "shop=1.5", "shop=99999999999"] {
            assert!(Keep::parse(wrong).is_err(), "{wrong}");
        }
    }
}
