//! Owns asking the store from requests: away from the threads that serve them. Knows no engine.

use std::sync::Arc;

use super::Store;
use crate::error::Error;
use crate::log;

/// A way to ask the store. Cheap to clone.
#[derive(Clone)]
pub struct Reader(Arc<dyn Store>);

impl Reader {
    pub fn of(store: Arc<dyn Store>) -> Reader {
        Reader(store)
    }

    /// Asks the store. Errors: those of the question.
    pub async fn read<T: Send + 'static>(&self, ask: impl FnOnce(&dyn Store) -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
        let store = Arc::clone(&self.0);
        let answer = tokio::task::spawn_blocking(move || ask(store.as_ref()));
        // The task is lost only when the program ends.
        answer.await.map_err(|_| Error::Busy)?.inspect_err(|error| log::warn(format_args!("not read: {error}")))
    }
}
