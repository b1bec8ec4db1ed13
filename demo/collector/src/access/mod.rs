//! Owns who may read a study's results, and who may send for a study that asks for a key. Keeps no secret: only hashes. Which origins may
//! send is `origins`'.

mod command;
mod grant;
mod secret;

use std::sync::{Arc, RwLock};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

pub use self::command::command;
pub use self::grant::parse_name;
use self::grant::{Grant, Kind};
use crate::collector::Collector;
use crate::error::Error;
use crate::log;
use crate::store::Store;

pub use self::secret::{hash, made};

/// How old what is known of tokens may be: one that was revoked is refused by then. A question of the store costs a millisecond.
const FRESH: Duration = Duration::from_secs(2);
/// What the parameter of a write key is called in the endpoint's address.
const KEY: &str = "key=";

/// Everybody who may do something.
pub struct Access {
    /// The token that the collector was started with, which reads everything.
    own: Grant,
    granted: RwLock<Arc<Vec<Grant>>>,
}

impl Access {
    /// With the collector's own token, and what the store has granted. Errors: those of the store.
    pub fn of(own: &str, store: &dyn Store) -> Result<Access, Error> {
        let access = Access { own: Grant::own(own), granted: RwLock::default() };
        access.learn(grant::all(store)?);
        Ok(access)
    }

    /// Errors: [`Error::TokenRequired`] without `Authorization: Bearer …`, [`Error::TokenWrong`] for one that nobody was given,
    /// [`Error::TokenElsewhere`] for one that was given for other studies, whether or not there is such a study.
    pub fn may_read(&self, headers: &HeaderMap, study: &str) -> Result<(), Error> {
        let header = headers.get(AUTHORIZATION).ok_or(Error::TokenRequired)?;
        let given = header.as_bytes().strip_prefix(b"Bearer ").ok_or(Error::TokenRequired)?;
        let hash = hash(given);
        let granted = self.granted();
        // All are compared, each in the same time: how long it takes tells nothing about any of them.
        let known = std::iter::once(&self.own).chain(granted.iter()).filter(|grant| grant.kind == Kind::Read);
        let matching: Vec<&Grant> = known.filter(|grant| grant.is(&hash)).collect();
        match matching.first() {
            None => Err(Error::TokenWrong),
            Some(grant) if grant.covers(study) => Ok(()),
            Some(_) => Err(Error::TokenElsewhere),
        }
    }

    /// Whether results for a study may come in a request with this query. Errors: [`Error::KeyRequired`], [`Error::KeyWrong`], both only for
    /// a study that has a key.
    pub fn may_send(&self, study: &str, query: Option<&str>) -> Result<(), Error> {
        let granted = self.granted();
        let keys: Vec<&Grant> = granted.iter().filter(|grant| grant.kind == Kind::Write && grant.covers(study)).collect();
        if keys.is_empty() {
            return Ok(());
        }
        let key = query.unwrap_or_default().split('&').find_map(|part| part.strip_prefix(KEY)).ok_or(Error::KeyRequired)?;
        let hash = hash(key.as_bytes());
        if keys.into_iter().filter(|grant| grant.is(&hash)).count() > 0 { Ok(()) } else { Err(Error::KeyWrong) }
    }

    fn granted(&self) -> Arc<Vec<Grant>> {
        Arc::clone(&self.granted.read().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    fn learn(&self, granted: Vec<Grant>) {
        *self.granted.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = Arc::new(granted);
    }
}

/// Learns every few seconds what has been granted and revoked, for as long as it is polled. While the store cannot be read, what was known
/// stands: nobody can read any results then either.
pub async fn keep_fresh(collector: Arc<Collector>) {
    let mut failing = false;
    loop {
        tokio::time::sleep(FRESH).await;
        match collector.reader.read(grant::all).await {
            Ok(granted) => {
                failing = false;
                collector.access.learn(granted);
            }
            Err(error) if !failing => {
                failing = true;
                log::warn(format_args!("which tokens are valid cannot be read: {error}"));
            }
            Err(_) => {}
        }
    }
}
