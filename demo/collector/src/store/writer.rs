//! Owns writing: one thread that takes whatever waits, has it stored in one step and answers once it is durable. Knows no engine.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::entry::{Arrival, Entry};
use super::{Call, Calls, Store};
use crate::error::Error;
use crate::log;
use crate::metrics::Metrics;
use crate::trouble::Trouble;

/// The way to the writing thread, which ends when the last of these is gone.
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    ails: Ails,
}

/// The last step, if it could not be stored.
type Ails = Arc<Mutex<Option<Failed>>>;

/// A step that could not be stored.
struct Failed {
    trouble: Trouble,
    /// What was to be stored; empty while somebody tries again.
    arrivals: Vec<Arrival>,
}

/// The writing thread, to be waited for.
pub struct Written(JoinHandle<()>);

/// The entries of one request and who waits for them.
struct Job {
    arrivals: Vec<Arrival>,
    reply: oneshot::Sender<Result<Vec<Status>, Trouble>>,
}

/// Requests that may wait, as many as one address has connections; at 64 KiB each, which hardly any has, they fill 128 MiB.
const MOST_WAITING: usize = 2048;
/// Requests in one transaction. The wait for the disk is shared by all of them, and nobody waits for thousands.
const MOST_TOGETHER: usize = 256;

impl Writer {
    /// `calls` says what is to be told of a new result. Errors: [`Error::System`] when no thread can be had.
    pub fn start(
        store: Arc<dyn Store>,
        calls: impl Fn(&SurveyResult) -> Vec<Call> + Send + 'static,
        metrics: Arc<Metrics>,
    ) -> Result<(Writer, Written), Error> {
        let (sender, jobs) = mpsc::channel(MOST_WAITING);
        let ails = Ails::default();
        let told = Arc::clone(&ails);
        let thread = thread::Builder::new().name("writer".into()).spawn(move || work(store.as_ref(), &calls, jobs, (&told, &metrics)))?;
        Ok((Writer { jobs: sender, ails }, Written(thread)))
    }

    /// Stores the entries, all or none, and says what became of each; they are durable when this returns. Errors: [`Error::Store`],
    /// [`Error::Busy`] when they are not, or when that cannot be told.
    pub async fn write(&self, entries: Vec<Entry>) -> Result<Vec<Status>, Error> {
        let (reply, answer) = oneshot::channel();
        let now = Timestamp::now();
        // Whole milliseconds, as all engines keep them, so that a copy is the same to the last digit.
        let received_at = Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
        let arrivals = entries.into_iter().map(|entry| Arrival { received_at, entry }).collect();
        self.jobs.try_send(Job { arrivals, reply }).map_err(|_| Error::Busy)?;
        answer.await.map_err(|_| Error::Busy)?.map_err(failure)
    }

    /// Has the last step tried again if it could not be stored: nothing smaller shows that results can be stored again. Its senders were told
    /// to come again, and will find what they sent. Errors: as for [`Writer::write`].
    pub async fn try_again(&self) -> Result<(), Error> {
        if self.jobs.is_closed() {
            return Err(Error::Busy);
        }
        let (reply, answer) = oneshot::channel();
        {
            let mut ails = self.ails.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(failed) = ails.as_mut() else { return Ok(()) };
            if failed.arrivals.is_empty() {
                return Err(failure(failed.trouble));
            }
            let place = self.jobs.try_reserve().map_err(|_| Error::Busy)?;
            place.send(Job { arrivals: std::mem::take(&mut failed.arrivals), reply });
        }
        answer.await.map_err(|_| Error::Busy)?.map(|_| ()).map_err(failure)
    }

    /// How many requests wait.
    pub fn waiting(&self) -> usize {
        self.jobs.max_capacity() - self.jobs.capacity()
    }
}

fn failure(trouble: Trouble) -> Error {
    Error::Store { trouble, source: trouble.code().into() }
}

impl Written {
    /// Waits until everything is written.
    pub fn finish(self) {
        // A thread that panicked has said so itself.
        let _ = self.0.join();
    }
}

/// Takes note of how the last step went, and says so where that has changed: each step of a busy day would fill the log.
fn note(ails: &Ails, failed: Option<(&Error, Vec<Arrival>)>) {
    let now = failed.as_ref().map(|(error, _)| error.trouble());
    let said = failed.as_ref().map(|(error, _)| error.to_string());
    let failed = failed.map(|(error, arrivals)| Failed { trouble: error.trouble(), arrivals });
    let before = std::mem::replace(&mut *ails.lock().unwrap_or_else(PoisonError::into_inner), failed).map(|failed| failed.trouble);
    match said {
        Some(said) if before != now => log::warn(format_args!("not stored, to be sent again: {said}")),
        None if before.is_some() => log::warn("results are stored again"),
        _ => {}
    }
}

fn work(store: &dyn Store, calls: Calls<'_>, mut jobs: mpsc::Receiver<Job>, (ails, metrics): (&Ails, &Metrics)) {
    while let Some(first) = jobs.blocking_recv() {
        let (mut arrivals, mut waiting) = (Vec::new(), Vec::new());
        let mut take = |job: Job| {
            waiting.push((job.arrivals.len(), job.reply));
            arrivals.extend(job.arrivals);
            waiting.len()
        };
        let mut together = take(first);
        while together < MOST_TOGETHER
            && let Ok(job) = jobs.try_recv()
        {
            together = take(job);
        }
        let start = Instant::now();
        match store.write_and_call(&arrivals, calls) {
            Ok(statuses) => {
                metrics.committed(start.elapsed());
                note(ails, None);
                let mut statuses = statuses.into_iter();
                for (many, reply) in waiting {
                    // Whoever has hung up will send again and be told that it is a duplicate.
                    let _ = reply.send(Ok(statuses.by_ref().take(many).collect()));
                }
            }
            Err(error) => {
                metrics.failed(error.trouble());
                note(ails, Some((&error, arrivals)));
                for (_, reply) in waiting {
                    let _ = reply.send(Err(error.trouble()));
                }
            }
        }
    }
}
