//! Owns who may read a study's results, and who may send for a study that asks for a key. Keeps no secret: only hashes. Which origins may
//! send is `origins`'.

mod command;
mod grant;
mod secret;
mod session;
mod signing_in;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};

pub use self::command::command;
use self::grant::{Grant, Kind};
pub use self::grant::{NOTED, parse_name};
use self::session::Seal;
use crate::collector::Collector;
use crate::error::Error;
use crate::log;
use crate::store::Store;

pub use self::secret::{hash, made};
pub use self::signing_in::{__path_sign_in, __path_sign_out, sign_in, sign_out};

/// How old what is known of tokens may be: one that was revoked is refused by then. A question of the store costs a millisecond.
const FRESH: Duration = Duration::from_secs(2);
/// What the parameter of a write key is called in the endpoint's address.
const KEY: &str = "key=";

/// What the salt of sessions is noted under; a new one ends them all.
const SALT: &str = "session salt";

/// Everybody who may do something.
pub struct Access {
    /// The token that the collector was started with, which reads everything, and its text.
    own: (Grant, String),
    known: RwLock<Arc<Known>>,
}

/// What the store knows of it.
struct Known {
    granted: Vec<Grant>,
    salt: String,
}

impl Known {
    fn read(store: &dyn Store) -> Result<Known, Error> {
        Ok(Known { granted: grant::all(store)?, salt: store.note(SALT)? })
    }
}

impl Access {
    /// With the collector's own token, and what the store has granted. Errors: those of the store.
    pub fn of(own: &str, store: &dyn Store) -> Result<Access, Error> {
        if store.note(SALT)?.is_empty() {
            store.take_note(SALT, &made("")?)?;
        }
        Ok(Access { own: (Grant::own(own), own.into()), known: RwLock::new(Arc::new(Known::read(store)?)) })
    }

    /// Errors: [`Error::TokenRequired`] without `Authorization: Bearer …` or a session, [`Error::SessionOver`], [`Error::TokenWrong`] for a
    /// token that nobody was given, [`Error::TokenElsewhere`] for one that was given for other studies, whether or not there is such a study.
    pub fn may_read(&self, headers: &HeaderMap, study: &str) -> Result<(), Error> {
        let grant = match headers.get(AUTHORIZATION) {
            Some(_) => self.bearer(headers)?,
            None if session::is_there(headers) => {
                let seal = self.seal();
                let name = seal.who(headers).ok_or(Error::SessionOver)?;
                self.reader(|grant| seal.name(grant.hash()) == name).ok_or(Error::SessionOver)?
            }
            None => return Err(Error::TokenRequired),
        };
        if grant.covers(study) { Ok(()) } else { Err(Error::TokenElsewhere) }
    }

    /// Whether somebody reads every study, and so may know how the collector itself is doing. Errors: as those of a token.
    pub fn may_look_after(&self, headers: &HeaderMap) -> Result<(), Error> {
        if self.bearer(headers)?.studies.is_empty() { Ok(()) } else { Err(Error::TokenElsewhere) }
    }

    /// The cookie of a session for whoever has sent a token. Errors: [`Error::TokenRequired`], [`Error::TokenWrong`].
    pub fn begin(&self, headers: &HeaderMap) -> Result<Option<HeaderValue>, Error> {
        let grant = self.bearer(headers)?;
        Ok(self.seal().begin(headers, grant.hash()))
    }

    fn bearer(&self, headers: &HeaderMap) -> Result<Grant, Error> {
        let header = headers.get(AUTHORIZATION).ok_or(Error::TokenRequired)?;
        let given = header.as_bytes().strip_prefix(b"Bearer ").ok_or(Error::TokenRequired)?;
        let hash = hash(given);
        // All are compared, each in the same time: how long it takes tells nothing about any of them.
        self.reader(|grant| grant.is(&hash)).ok_or(Error::TokenWrong)
    }

    /// The grant of a reader that is the right one.
    fn reader(&self, is: impl Fn(&Grant) -> bool) -> Option<Grant> {
        let known = self.known();
        let readers = std::iter::once(&self.own.0).chain(&known.granted).filter(|grant| grant.kind == Kind::Read);
        let matching: Vec<&Grant> = readers.filter(|grant| is(grant)).collect();
        matching.first().map(|grant| Grant::clone(grant))
    }

    /// Whether results for a study may come in a request with this query. Errors: [`Error::KeyRequired`], [`Error::KeyWrong`], both only for
    /// a study that has a key.
    pub fn may_send(&self, study: &str, query: Option<&str>) -> Result<(), Error> {
        let known = self.known();
        let keys: Vec<&Grant> = known.granted.iter().filter(|grant| grant.kind == Kind::Write && grant.covers(study)).collect();
        if keys.is_empty() {
            return Ok(());
        }
        let key = query.unwrap_or_default().split('&').find_map(|part| part.strip_prefix(KEY)).ok_or(Error::KeyRequired)?;
        let hash = hash(key.as_bytes());
        if keys.into_iter().filter(|grant| grant.is(&hash)).count() > 0 { Ok(()) } else { Err(Error::KeyWrong) }
    }

    fn seal(&self) -> Seal {
        Seal::of(&self.own.1, &self.known().salt)
    }

    fn known(&self) -> Arc<Known> {
        Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn learn(&self, known: Known) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
    }
}

/// Learns every few seconds what has been granted and revoked, for as long as it is polled. While the store cannot be read, what was known
/// stands: nobody can read any results then either.
pub async fn keep_fresh(collector: Arc<Collector>) {
    let mut failing = false;
    loop {
        tokio::time::sleep(FRESH).await;
        match collector.reader.read(Known::read).await {
            Ok(known) => {
                failing = false;
                collector.access.learn(known);
            }
            Err(error) if !failing => {
                failing = true;
                log::warn(format_args!("which tokens are valid cannot be read: {error}"));
            }
            Err(_) => {}
        }
    }
}
