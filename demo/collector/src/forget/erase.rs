//! Owns `expectly erase`: finding everything of somebody, taking it out, making sure that it is gone. Beside a collector at work.

use std::io::{self, Write};

use expectly_core::wire::SurveyResult;

use super::subject::Subject;
use crate::command_line::Erase;
use crate::error::Error;
use crate::history;
use crate::store::{self, For, Gone, Page, STEP, Store};

/// How many are looked at together; at 64 KiB each, refused ones fill 32 MiB at most.
const PAGE: u32 = 500;

/// `expectly erase`. What comes while it looks is looked at, too, unless its engine has no order of arrival.
pub fn erase(arguments: &Erase) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Tending)?;
    let (study, subject) = (&arguments.study, arguments.which.subject());
    let (mut results, mut refused) = (0, 0);
    for gone in found(store.as_ref(), study, &subject)? {
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
    store.settle()
}

/// What there is of somebody, in steps of either results or refused texts.
fn found(store: &dyn Store, study: &str, subject: &Subject) -> Result<Vec<Gone>, Error> {
    let (mut results, mut refused) = (Vec::new(), Vec::new());
    let mut page = Page { after: String::new(), most: PAGE };
    loop {
        let some = store.results(Some(study), &page)?;
        let Some(last) = some.last() else { break };
        page.after.clone_from(&last.place);
        for stored in &some {
            let result = SurveyResult::parse(&stored.body).map_err(Error::Damaged)?;
            if subject.is(&result) {
                results.push(String::from(result.id.as_str()));
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
    let of = |results: &[String], refused: &[String]| Gone { study: Some(study.into()), results: results.into(), refused: refused.into() };
    let results = results.chunks(STEP as usize).map(|some| of(some, &[]));
    Ok(results.chain(refused.chunks(STEP as usize).map(|some| of(&[], some))).collect())
}
