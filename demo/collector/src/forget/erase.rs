//! Owns `expectly erase`: finding everything of somebody, taking it out, making sure that it is gone. Beside a collector at work.

use std::io::{self, Write};

use super::subject::Subject;
use crate::command_line::Erase;
use crate::error::Error;
use crate::history;
use crate::log;
use crate::store::{self, For, Gone, Page, STEP, Store};

/// How many are looked at together; at 64 KiB each, refused ones fill 32 MiB at most.
const PAGE: u32 = 500;

/// `expectly erase`. What comes while it looks is looked at, too, unless its engine has no order of arrival. Errors: besides those of the store,
/// [`Error::DamagedResult`] at the end, if a result could not be looked at, or was taken out without what it added to the counts.
pub fn erase(arguments: &Erase) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Tending)?;
    let (study, subject) = (&arguments.study, arguments.which.subject());
    let (mut results, mut refused) = (0, 0);
    let (found, unread) = found(store.as_ref(), study, &subject)?;
    for gone in found {
        let some = store.erase(&gone)?;
        let of_those_refused = gone.refused.len() as u64;
        refused += some.min(of_those_refused);
        results += some.saturating_sub(of_those_refused);
    }
    if results + refused > 0 {
        let what = format!("erased {results} results of {study} {}, and {refused} refused texts", subject.words());
        history::note(store.as_ref(), &what)?;
    }
    let nothing = if results + refused == 0 { ": nothing matched" } else { "" };
    writeln!(io::stdout(), "{results} results and {refused} refused texts are erased{nothing}")?;
    // Also where there was nothing: an erasure before this one may have broken off.
    store.settle()?;
    match (unread, &subject) {
        (Some(_), Subject::Result(_)) => {
            log::warn("it could not be read, so that it is counted still: `expectly copy` into a new store makes counts anew");
            Ok(())
        }
        (Some(error), _) => Err(error),
        (None, _) => Ok(()),
    }
}

/// What there is of somebody, in steps of either results or refused texts, and what is wrong with a result that cannot be read.
fn found(store: &dyn Store, study: &str, subject: &Subject) -> Result<(Vec<Gone>, Option<Error>), Error> {
    let (mut results, mut refused, mut unread) = (Vec::new(), Vec::new(), None);
    let mut page = Page { after: String::new(), most: PAGE };
    loop {
        let some = store.results(Some(study), &page)?;
        let Some(last) = some.last() else { break };
        page.after.clone_from(&last.place);
        for stored in some {
            match stored.result() {
                Ok(result) if subject.is(&result) => results.push(stored.id),
                Ok(_) => {}
                Err(error) if matches!(subject, Subject::Result(id) if *id == stored.id) => {
                    results.push(stored.id);
                    unread = Some(error);
                }
                // Whoever is asked for by an id is none that cannot be read.
                Err(_) if matches!(subject, Subject::Result(_)) => {}
                Err(error) => unread = Some(error),
            }
        }
    }
    page.after.clear();
    loop {
        let some = store.refused(None, &page)?;
        let Some(last) = some.last() else { break };
        page.after.clone_from(&last.place);
        refused.extend(some.into_iter().filter(|kept| subject.may_be_in(study, kept)).filter_map(|kept| kept.refused.id));
    }
    let of = |results: &[String], refused: &[String]| Gone {
        study: Some(study.into()),
        results: results.into(),
        unread: true,
        refused: refused.into(),
    };
    let results = results.chunks(STEP as usize).map(|some| of(some, &[]));
    Ok((results.chain(refused.chunks(STEP as usize).map(|some| of(&[], some))).collect(), unread))
}
