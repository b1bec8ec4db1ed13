//! Owns reading: a connection of its own for each question, so that no reader ever waits for the writer. Writes nothing.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use super::open::to_read;
use crate::error::Error;
use crate::log;

/// A way to ask the store. Cheap to clone.
#[derive(Clone)]
pub struct Reader(Arc<Path>);

impl Reader {
    pub(super) fn of(file: &Path) -> Reader {
        Reader(file.into())
    }

    /// Answers a question from one snapshot of the store, away from the threads that serve requests. Errors: those of the question, and
    /// those of opening the store.
    pub async fn read<T: Send + 'static>(&self, ask: impl FnOnce(&Connection) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let file = Arc::clone(&self.0);
        let answer = tokio::task::spawn_blocking(move || {
            let mut connection = to_read(&file)?;
            let snapshot = connection.transaction()?;
            ask(&snapshot)
        });
        // The task is lost only when the program ends.
        answer.await.map_err(|_| Error::Busy)?.inspect_err(|error| log::warn(format_args!("not read: {error}")))
    }
}
