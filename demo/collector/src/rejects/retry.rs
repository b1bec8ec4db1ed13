//! Owns judging again what was kept aside: what is right by the studies of today is stored and leaves, the rest stays as it is. What came
//! wrong through a fault of ours is not lost that way.

use std::collections::{BTreeMap, HashSet};

use expectly_core::wire::Status;
use jiff::Timestamp;

use crate::batch;
use crate::command_line::RejectsRetry;
use crate::error::Error;
use crate::history;
use crate::judge::Judged;
use crate::log;
use crate::signed::Signing;
use crate::store::{self, Arrival, CONFLICT, Entry, For, Gone, Kept, Page, Refused, Store};
use crate::studies::Studies;

/// How many are judged in one step; the collector waits no longer than this takes.
const PAGE: u32 = 100;

/// What became of them.
#[derive(Default)]
struct Outcome {
    stored: u64,
    duplicate: u64,
    /// By the code that they have now.
    refused: BTreeMap<String, u64>,
}

/// `expectly rejects retry`
pub fn retry(arguments: &RejectsRetry) -> Result<(), Error> {
    let studies = Studies::read(&arguments.studies)?;
    let signing = Signing::of(&arguments.signing, &studies)?;
    let store = store::open(&arguments.store, For::Tending)?;
    let (mut outcome, mut parts) = (Outcome::default(), HashSet::new());
    let mut page = Page { after: String::new(), most: PAGE };
    loop {
        let found = store.refused(arguments.study.as_deref(), &page)?;
        let Some(last) = found.last() else { break };
        page.after.clone_from(&last.place);
        let is_part = |kept: &Kept| kept.refused.id.as_ref().is_some_and(|id| parts.contains(id));
        let is_due = |kept: &Kept| is_due(&kept.refused, arguments.code.as_deref(), &signing) && !is_part(kept);
        let due = found.into_iter().filter(is_due).collect();
        parts.extend(again(store.as_ref(), (&studies, &signing), due, &mut outcome)?);
    }
    let Outcome { stored, duplicate, refused } = outcome;
    history::note(store.as_ref(), &format!("judged refused results again: {stored} of them are stored now"))?;
    let still = refused.values().sum::<u64>();
    let nothing = if stored + duplicate + still == 0 { ": nothing matched" } else { "" };
    log::say(format_args!("{stored} stored, {duplicate} stored before, {still} still refused{nothing}"));
    refused.into_iter().for_each(|(code, many)| log::say(format_args!("{many} {code}")));
    Ok(())
}

/// What stood against a result that is no longer known: where it came from, and with which key. Only whoever looks after the collector can
/// say that it was right all the same.
const SENDERS: [Error; 3] = [Error::OriginNotAllowed, Error::KeyRequired, Error::KeyWrong];
/// What stood against a token, which only its study's key can tell.
const TOKENS: [Error; 3] = [Error::SignatureRequired, Error::SignatureWrong, Error::SignatureExpired];

/// A taken id stays taken, and a used token used, whoever judges. Without its study's key a forged answer would pass for any other.
fn is_due(refused: &Refused, wanted: Option<&str>, signing: &Signing) -> bool {
    let is = |errors: &[Error]| errors.iter().any(|error| refused.code == error.code());
    let is_final = refused.code == CONFLICT || is(&[Error::SignatureUsed]);
    let is_signed = || refused.study.as_deref().is_some_and(|study| signing.has_key(study));
    !is_final && wanted.map_or_else(|| !is(&SENDERS) && (!is(&TOKENS) || is_signed()), |wanted| refused.code == wanted)
}

/// First they are stored and then they leave: whatever breaks off between the two, the next time finds them stored. Gives back the ids of
/// those parts of requests that are still wrong.
fn again(store: &dyn Store, by: (&Studies, &Signing), due: Vec<Kept>, outcome: &mut Outcome) -> Result<Vec<String>, Error> {
    let (mut arrivals, mut leaving) = (Vec::new(), Vec::new());
    for kept in due {
        let entries = judged(by, &kept.refused, kept.received_at);
        if entries.iter().any(|entry| matches!(entry, Entry::Result(..))) {
            arrivals.extend(entries.into_iter().map(|entry| Arrival { received_at: kept.received_at, entry }));
            leaving.push(kept.refused);
        } else {
            let now = entries.first().map(|entry| if let Entry::Refused(now) = entry { now.code.clone() } else { String::new() });
            *outcome.refused.entry(now.unwrap_or(kept.refused.code)).or_default() += 1;
        }
    }
    for (arrival, status) in arrivals.iter().zip(store.write(&arrivals)?) {
        match (status, &arrival.entry) {
            (Status::Stored, _) => outcome.stored += 1,
            (Status::Duplicate, _) => outcome.duplicate += 1,
            // These two the store has kept aside anew, under what is wrong with them now.
            (Status::Conflict, _) => *outcome.refused.entry(CONFLICT.into()).or_default() += 1,
            (Status::Rejected, Entry::Refused(refused)) => *outcome.refused.entry(refused.code.clone()).or_default() += 1,
            (Status::Rejected, Entry::Result(..)) => *outcome.refused.entry(Error::SignatureUsed.code().into()).or_default() += 1,
        }
    }
    let refused = leaving.iter().filter_map(|refused| refused.id.clone()).collect();
    store.erase(&Gone { refused, ..Gone::default() })?;
    let mut changed: Vec<&str> = leaving.iter().filter_map(|refused| refused.study.as_deref()).collect();
    changed.sort_unstable();
    changed.dedup();
    store.touch(&changed)?;
    let part = |arrival: Arrival| if let Entry::Refused(part) = arrival.entry { part.id } else { None };
    Ok(arrivals.into_iter().filter_map(part).collect())
}

/// What it comes to now: one entry, or one for each item of a request that was refused as a whole. None if it is still no JSON.
fn judged(by: (&Studies, &Signing), refused: &Refused, received_at: Timestamp) -> Vec<Entry> {
    let Ok(items) = batch::split(&refused.body) else { return Vec::new() };
    let entry = |(index, text): (usize, &str)| {
        let Judged { study, entry, .. } = Judged::of(by, text, received_at);
        match entry {
            Ok(entry) => entry,
            Err((code, path)) => {
                let study = study.map(|study| study.id.as_str().into()).or_else(|| refused.study.clone());
                // An id that is the same the next time, should this break off before the whole has left.
                let id = refused.id.as_ref().map(|whole| format!("{whole}{index:02x}"));
                Entry::Refused(Refused { id, ..Refused::new(study, code, &path, text.as_bytes()) })
            }
        }
    };
    items.into_iter().enumerate().map(entry).collect()
}
