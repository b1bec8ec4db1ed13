//! Owns forgetting what has been kept long enough: every hour in a collector at work, or once from a terminal. How long that is, is `keep`'s.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;

use super::keep::Keeps;
use crate::command_line::Retain;
use crate::error::Error;
use crate::history;
use crate::log;
use crate::store::{self, For, Store};

/// How often a collector looks.
const EVERY: Duration = Duration::from_secs(3600);
/// After how long it is tried again to empty a journal that somebody was reading.
const SOON: Duration = Duration::from_secs(300);
/// Pause after each step, in which others have the store.
const BREATH: Duration = Duration::from_millis(200);

/// Forgets as long as it is not finished.
pub struct Retention {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Retention {
    /// Errors: [`Error::System`] when no thread can be had.
    pub fn start(keeps: Keeps, store: Arc<dyn Store>) -> Result<Retention, Error> {
        let (stop, told) = channel();
        let thread = thread::Builder::new().name("retention".into()).spawn(move || {
            // What an erasure before this start took out may be in the journal still.
            let mut unsettled = true;
            let goes_on = |pause| told.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
            loop {
                let (many, done) = forget(store.as_ref(), &keeps, || goes_on(BREATH));
                if many > 0 {
                    unsettled = true;
                    log::say(format_args!("forgot {many} results and refused texts that were kept long enough"));
                }
                if let Err(error) = done {
                    // In an hour there is another chance.
                    log::warn(format_args!("not forgotten, though kept long enough: {error}"));
                }
                if unsettled {
                    unsettled = store.settle().inspect_err(|error| log::warn(format_args!("to be tried again: {error}"))).is_err();
                }
                if !goes_on(if unsettled { SOON } else { EVERY }) {
                    return;
                }
            }
        })?;
        Ok(Retention { stop, thread })
    }

    /// Ends it after the step that it is at.
    pub fn finish(self) {
        drop(self.stop);
        // A thread that panicked has said so itself.
        let _ = self.thread.join();
    }
}

/// `expectly retain`
pub fn retain(arguments: &Retain) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Tending)?;
    let keeps = Keeps::of(arguments.keep.clone());
    let (many, done) = forget(store.as_ref(), &keeps, || true);
    writeln!(io::stdout(), "forgot {many} results and refused texts")?;
    // Also where there was nothing: an earlier run may have broken off.
    store.settle().and(done)
}

/// Forgets step by step, as long as it is to go on, and says how much; what was forgotten of each study is noted. Where a study cannot be gone
/// on with, the others are; what was wrong is given back beside it.
fn forget(store: &dyn Store, keeps: &Keeps, mut goes_on: impl FnMut() -> bool) -> (u64, Result<(), Error>) {
    let (mut total, mut done) = (0, Ok(()));
    for (study, before) in keeps.limits(Timestamp::now()) {
        let (mut many, mut stopped) = (0, false);
        while !stopped {
            match store.expire(study, before) {
                Ok(0) => break,
                Ok(step) => many += step,
                Err(error) => {
                    done = done.and(Err(error));
                    break;
                }
            }
            stopped = !goes_on();
        }
        if many > 0 {
            let of = study.unwrap_or("no study");
            done = done.and(history::note(store, &format!("forgot {many} results and refused texts of {of}, kept long enough")));
        }
        total += many;
        if stopped {
            break;
        }
    }
    (total, done)
}
