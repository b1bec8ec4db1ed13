//! Owns writing: one thread that takes whatever waits, stores it in one transaction and answers once it is on disk. What a row looks like
//! is `insert`'s.

use std::collections::BTreeSet;
use std::thread::{self, JoinHandle};

use expectly_core::wire::Status;
use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::insert::{Entry, raise_revision, store};
use crate::error::Error;
use crate::log;

/// The way to the writing thread, which ends when the last of these is gone.
pub struct Writer(mpsc::Sender<Job>);

/// The writing thread, to be waited for.
pub struct Written(JoinHandle<()>);

/// The entries of one request and who waits for them.
struct Job {
    entries: Vec<Entry>,
    reply: oneshot::Sender<Vec<Status>>,
}

/// Requests that may wait, as many as there are connections; at 64 KiB each they fill 32 MiB at most.
const MOST_WAITING: usize = 512;
/// Requests in one transaction. The wait for the disk is shared by all of them, and nobody waits for thousands.
const MOST_TOGETHER: usize = 256;

impl Writer {
    /// Errors: [`Error::System`] when no thread can be had.
    pub(super) fn start(connection: Connection) -> Result<(Writer, Written), Error> {
        let (sender, jobs) = mpsc::channel(MOST_WAITING);
        let thread = thread::Builder::new().name("writer".into()).spawn(move || work(connection, jobs))?;
        Ok((Writer(sender), Written(thread)))
    }

    /// Stores the entries, all or none, and says what became of each; they are on disk when this returns. Errors: [`Error::Busy`] when
    /// they are not, or when that cannot be told.
    pub async fn write(&self, entries: Vec<Entry>) -> Result<Vec<Status>, Error> {
        let (reply, answer) = oneshot::channel();
        self.0.try_send(Job { entries, reply }).map_err(|_| Error::Busy)?;
        answer.await.map_err(|_| Error::Busy)
    }
}

impl Written {
    /// Waits until everything is written and the file is closed.
    pub fn finish(self) {
        // A thread that panicked has said so itself.
        let _ = self.0.join();
    }
}

fn work(mut connection: Connection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(job) = jobs.blocking_recv() {
        let mut together = vec![job];
        while together.len() < MOST_TOGETHER
            && let Ok(job) = jobs.try_recv()
        {
            together.push(job);
        }
        match commit(&mut connection, &together) {
            Ok(outcomes) => {
                for (job, statuses) in together.into_iter().zip(outcomes) {
                    // Whoever has hung up will send again and be told that it is a duplicate.
                    let _ = job.reply.send(statuses);
                }
            }
            // Dropping the jobs tells their senders to come again.
            Err(error) => log::warn(format_args!("not stored, to be sent again: {error}")),
        }
    }
}

fn commit(connection: &mut Connection, jobs: &[Job]) -> rusqlite::Result<Vec<Vec<Status>>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut changed = BTreeSet::new();
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        let mut statuses = Vec::with_capacity(job.entries.len());
        for entry in &job.entries {
            let status = store(&transaction, entry)?;
            if status != Status::Duplicate {
                changed.extend(entry.study());
            }
            statuses.push(status);
        }
        outcomes.push(statuses);
    }
    for study in changed {
        raise_revision(&transaction, study)?;
    }
    transaction.commit()?;
    Ok(outcomes)
}
