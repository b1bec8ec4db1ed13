//! Owns looking after calls from the command line: which wait, which were given up on, having those tried again. Calls nobody itself.

use std::io::{self, BufWriter, ErrorKind, Write};

use jiff::Timestamp;

use crate::command_line::{Webhooks, WebhooksList, WebhooksRetry};
use crate::error::Error;
use crate::store::{self, For, Page, Store, Waiting, written};

/// Calls that are held in memory at once, some hundred bytes each.
const PAGE: u32 = 1_000;

/// `expectly webhooks …`
pub fn run(command: &Webhooks) -> Result<(), Error> {
    match command {
        Webhooks::List(arguments) => list(arguments),
        Webhooks::Retry(arguments) => retry(arguments),
    }
}

/// `expectly webhooks list`: a line each, when it is tried next, receiver, event, study, result, tries and what the last came to, separated
/// by tabs.
fn list(arguments: &WebhooksList) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    let mut out = BufWriter::new(io::stdout().lock());
    each(store.as_ref(), |waiting| {
        if waiting.due.is_some() && !arguments.all {
            return Ok(());
        }
        let call = &waiting.call;
        let due = waiting.due.map_or("given up".into(), written);
        let line = writeln!(out, "{due}\t{}\t{}\t{}\t{}\t{}\t{}", call.hook, call.event, call.study, call.id, waiting.tries, waiting.said);
        Ok(line?)
    })
    .and_then(|()| Ok(out.flush()?))
    .or_else(|error| match error {
        // Whoever reads has seen enough.
        Error::System(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        error => Err(error),
    })
}

/// `expectly webhooks retry`: what was given up on begins anew, as if it had never been tried.
fn retry(arguments: &WebhooksRetry) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Tending)?;
    let mut many = 0;
    each(store.as_ref(), |waiting| {
        let wanted = arguments.hook.as_ref().is_none_or(|hook| *hook == waiting.call.hook);
        if waiting.due.is_none() && wanted {
            store.put_call(&Waiting { due: Some(Timestamp::now()), tries: 0, ..waiting })?;
            many += 1;
        }
        Ok(())
    })?;
    let nothing = if many == 0 { ": nothing that was given up on matched" } else { "" };
    println!("{many} will be tried again{nothing}");
    Ok(())
}

fn each(store: &dyn Store, mut with: impl FnMut(Waiting) -> Result<(), Error>) -> Result<(), Error> {
    let mut page = Page { after: String::new(), most: PAGE };
    loop {
        let found = store.calls(&page)?;
        let Some(last) = found.last() else { return Ok(()) };
        page.after = last.call.name();
        found.into_iter().try_for_each(&mut with)?;
    }
}
