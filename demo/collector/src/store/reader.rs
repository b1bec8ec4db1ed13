//! Owns asking the store from requests: away from the threads that serve them. Knows no engine.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::Store;
use crate::error::Error;
use crate::log;

/// Questions at once. Each has a connection of its own, of which databases grant about a hundred to all collectors together.
const MOST_AT_ONCE: usize = 16;

/// A way to ask the store. Cheap to clone.
#[derive(Clone)]
pub struct Reader {
    store: Arc<dyn Store>,
    seats: Arc<Semaphore>,
}

impl Reader {
    pub fn of(store: Arc<dyn Store>) -> Reader {
        Reader { store, seats: Arc::new(Semaphore::new(MOST_AT_ONCE)) }
    }

    /// Asks the store. Errors: those of the question.
    pub async fn read<T: Send + 'static>(&self, ask: impl FnOnce(&dyn Store) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let store = Arc::clone(&self.store);
        // Nobody closes the semaphore.
        let seat = Arc::clone(&self.seats).acquire_owned().await.map_err(|_| Error::Busy)?;
        let answer = tokio::task::spawn_blocking(move || {
            // Kept until the answer is there, also if nobody waits for it any more.
            let _seat = seat;
            ask(store.as_ref())
        });
        // The task is lost only when the program ends.
        answer.await.map_err(|_| Error::Busy)?.inspect_err(|error| log::warn(format_args!("not read: {error}")))
    }
}
