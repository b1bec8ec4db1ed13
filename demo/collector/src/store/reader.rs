//! Owns asking the store from requests: away from the threads that serve them. Knows no engine.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;

use super::Store;
use crate::error::Error;
use crate::log;
use crate::trouble::Trouble;

/// Questions at once. Each has a connection of its own, of which databases grant about a hundred to all collectors together.
const MOST_AT_ONCE: usize = 16;

/// A way to ask the store. Cheap to clone.
#[derive(Clone)]
pub struct Reader {
    store: Arc<dyn Store>,
    seats: Arc<Semaphore>,
    ails: Arc<Mutex<Ails>>,
}

/// What the log has said of the store.
#[derive(Default)]
struct Ails {
    /// What kept it from being read the last time; nothing if it was.
    trouble: Option<Trouble>,
    /// Whether something in it made no sense, which it still does where another question found sense.
    damaged: bool,
}

impl Reader {
    pub fn of(store: Arc<dyn Store>) -> Reader {
        Reader { store, seats: Arc::new(Semaphore::new(MOST_AT_ONCE)), ails: Arc::default() }
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
        let answer = answer.await.map_err(|_| Error::Busy)?;
        self.note(answer.as_ref().err());
        answer
    }

    /// Says what ails the store where that has changed: each question of a busy day would fill the log. A question that was wrong itself is
    /// no news.
    fn note(&self, failed: Option<&Error>) {
        let mut ails = self.ails.lock().unwrap_or_else(PoisonError::into_inner);
        match failed {
            Some(error @ (Error::Store { .. } | Error::Damaged(_))) => {
                let trouble = error.trouble();
                let is_news = match trouble {
                    Trouble::Damaged => !std::mem::replace(&mut ails.damaged, true),
                    _ => ails.trouble.replace(trouble) != Some(trouble),
                };
                if is_news {
                    log::warn(format_args!("not read: {error}"));
                }
            }
            Some(_) => {}
            None => {
                if ails.trouble.take().is_some() {
                    log::warn("the store can be read again");
                }
            }
        }
    }
}
