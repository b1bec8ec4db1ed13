//! Owns everything that can go wrong in the collector, each with a stable code and an HTTP status. Decides nothing and logs nothing.

use std::fmt::Display;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use expectly_core::json::{Json, ObjectBuilder};

use crate::trouble::Trouble;

/// Why the collector did not start, or what it answers instead of what was asked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A study file says something wrong.
    #[error("{}: {source}", file.display())]
    Study { file: PathBuf, source: expectly_core::error::Error },
    /// A file or folder cannot be read.
    #[error("{}: {source}", file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    /// The folders given hold no study.
    #[error("no study found: give a .json file, or a folder that holds some")]
    NoStudy,
    /// An origin is listed for a study that was not given.
    #[error("--origin names the study {0}, which none of the files is")]
    OriginOfUnknownStudy(String),
    /// A time to keep results is given for a study that was not given.
    #[error("--keep names the study {0}, which none of the files is")]
    KeepOfUnknownStudy(String),
    /// A key is given for a study that was not.
    #[error("--signing-key names the study {0}, which none of the files is")]
    SigningOfUnknownStudy(String),
    /// It is said what to do with unsigned answers of a study whose answers nobody can sign.
    #[error("--unsigned names the study {0}, which has no --signing-key")]
    NoKey(String),
    /// A key is so short that it can be guessed.
    #[error("{}: expected keys of {least} characters or more, one a line: make one with `openssl rand -hex 32`", file.display())]
    WeakKey { file: PathBuf, least: usize },
    /// The store cannot be opened.
    #[error("cannot open the store {store}: {source}")]
    Unopened { store: String, source: Cause },
    /// Another program writes to the store, and only one may.
    #[error("another program writes to the store {store}: one collector a file; several share PostgreSQL or ClickHouse")]
    StoreInUse { store: String },
    /// The store is there, but cannot be made sense of.
    #[error(
        "cannot open the store {store}, which is damaged, or no store at all: {source}. Put its last backup in its place (`expectly backup` \
         makes them), or save what can be read: expectly copy --from {store} --to another.sqlite"
    )]
    Corrupt { store: String, source: Cause },
    /// A later version of the collector wrote the store.
    #[error("the store {store} has version {found}, newer than this program knows ({known}): update the program")]
    NewerStore { store: String, found: i64, known: i64 },
    /// An earlier version of the collector wrote the store, which can only be read once it was brought up.
    #[error("the store {store} has version {found}, older than {known}: start `expectly serve` on it once to bring it up")]
    OldStore { store: String, found: i64, known: i64 },
    /// An earlier version of the collector wrote the store, and a result in it cannot be read any more.
    #[error("the store {store} is of an older version and was left as it is, because its result {result} cannot be read: {source}")]
    OlderStore { store: String, result: String, source: expectly_core::error::Error },
    /// A backup cannot be written.
    #[error("cannot write {}: {source}", file.display())]
    Unwritten { file: PathBuf, source: io::Error },
    /// What is saved is looked through before it is called a backup, and this store is not well.
    #[error("no backup was made, since the store {store} itself is not as it should be: {wrong}")]
    NotBackedUp { store: String, wrong: String },
    /// A file of that name is there, and may be the only good backup.
    #[error("{} is there already: give each backup a name of its own", .0.display())]
    BackupThere(PathBuf),
    /// A server has better tools to back it up.
    #[error(
        "{0} is a server: back it up with its own tools (pg_dump or a standby's WAL for PostgreSQL, BACKUP DATABASE for ClickHouse), or save its \
         results into a file: expectly copy --from … --to sqlite:backup.sqlite"
    )]
    BackupElsewhere(String),
    /// Something is wrong with a store.
    #[error("{0} of these are not as they should be")]
    Unwell(usize),
    /// A token is to be made under a name that another one has.
    #[error("a token is called {0} already: revoke it first, or take another name")]
    TokenNameTaken(String),
    /// No token has that name.
    #[error("no token is called {0}")]
    NoSuchToken(String),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen { address: String, source: io::Error },
    /// The system refuses something it usually grants: a thread, random bytes, standard output.
    #[error("the system refuses: {0}")]
    System(#[from] io::Error),

    /// The store cannot be read or written just now.
    #[error("the store fails: {source}")]
    Store { trouble: Trouble, source: Cause },
    /// A copy holds something else than what was copied.
    #[error("the copy is not what was copied: {0}")]
    NotAlike(String),
    /// A store that was copied no longer holds what was copied.
    #[error(
        "results were taken out of {from} since they were copied (erased, or kept long enough), or came in between (in ClickHouse, which has no \
         order of arrival), so that the copy is none of it any more: copy into a new store, and delete this one"
    )]
    SourceChanged { from: String },
    /// More requests wait for the store than it can take in time, or its writer has stopped.
    #[error("the store cannot keep up")]
    Busy,
    /// What was taken out of a store can still be found in its journal.
    #[error(
        "what was taken out is in no report and no export any more, but remains of it are in the store's files until whoever has been reading \
         for long (a backup, a doctor, a copy) has ended: run this again then"
    )]
    Unsettled,
    /// The store holds something that this program never writes.
    #[error("the store is damaged: {0}")]
    Damaged(expectly_core::error::Error),

    /// A stored result is not one.
    #[error("the store is damaged: the result {id} of {study} cannot be read: {source}")]
    DamagedResult { study: String, id: String, source: expectly_core::error::Error },

    /// All connections that there may be are taken.
    #[error("too many connections")]
    Full,
    /// More came from an address or for a study than it may send.
    #[error("too many requests")]
    TooMany { wait: Duration },
    /// A file to be gone on with holds something else than an export.
    #[error("{} holds something else than an export in this format", file.display())]
    Foreign { file: PathBuf },
    /// The file of webhooks, or one of its secrets, says something wrong.
    #[error("{}: {said}", file.display())]
    Webhooks { file: PathBuf, said: String },
    /// Both a file and the command line say where to go on.
    #[error("{} goes on after {found} by itself: leave out --after, or give another file", file.display())]
    TwoCursors { file: PathBuf, found: String },

    /// The study takes signed answers only, and this one is not.
    #[error("not signed")]
    SignatureRequired,
    /// The token has another form, or was not signed with a key of the study.
    #[error("wrong signature")]
    SignatureWrong,
    /// The result was answered after its token had expired.
    #[error("signature expired")]
    SignatureExpired,
    /// The token has served for another result.
    #[error("signature used")]
    SignatureUsed,
    /// The page's origin is not listed for the study.
    #[error("origin not listed")]
    OriginNotAllowed,
    /// The body is compressed; 64 KiB need no compression, and bombs come compressed.
    #[error("encoded body")]
    Encoded,
    /// The body has too many bytes or the batch too many items.
    #[error("body or batch too long")]
    TooLong,
    /// The body did not arrive in time.
    #[error("body too slow")]
    TooSlow,
    /// The body broke off.
    #[error("body broken off")]
    BrokenOff,
    /// The body is not JSON.
    #[error("{0}")]
    Malformed(expectly_core::error::Error),
    /// The request carries no token.
    #[error("no token")]
    TokenRequired,
    /// The request carries another token.
    #[error("wrong token")]
    TokenWrong,
    /// The session has ended, or its token was revoked.
    #[error("the session is over")]
    SessionOver,
    /// A page of another origin wants somebody signed in or out.
    #[error("not a page of this origin")]
    OtherPage,
    /// The token was given for other studies.
    #[error("a token for other studies")]
    TokenElsewhere,
    /// The study asks for a write key and the address has none.
    #[error("no write key")]
    KeyRequired,
    /// The study asks for another write key.
    #[error("wrong write key")]
    KeyWrong,
    /// An export is to go on at a place that the study does not have in this store.
    #[error("no cursor of this study in this store: after a move to another store, export into a new file")]
    Cursor,
    /// What stands behind the question mark cannot be read, or the part of it that is named.
    #[error("a query that cannot be read")]
    Query(&'static str),
    /// The request names a study that is not served here.
    #[error("no such study")]
    UnknownStudy,
    /// There is nothing at this address.
    #[error("no such address")]
    NotFound,
}

/// What an engine says is wrong, in its own words.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Seconds after which a failed write is worth another try: a lock is gone by then, a full disk takes a person.
const RETRY_SECONDS: u64 = 5;

impl From<QueryRejection> for Error {
    fn from(_: QueryRejection) -> Error {
        Error::Query("")
    }
}

impl From<PathRejection> for Error {
    fn from(_: PathRejection) -> Error {
        Error::NotFound
    }
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Error {
        Error::Store { trouble: Trouble::of_sqlite(&source), source: source.into() }
    }
}

impl From<postgres::Error> for Error {
    fn from(source: postgres::Error) -> Error {
        Error::Store { trouble: Trouble::of_postgres(&source), source: with_causes(&source).into() }
    }
}

/// What an error says and what its causes say: PostgreSQL's own says "db error", and its cause which.
pub fn with_causes(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", with_causes(cause)),
        None => error.to_string(),
    }
}

impl Error {
    /// A store that cannot be opened, and why.
    pub fn unopened(store: impl Display, source: impl Into<Cause>) -> Error {
        Error::Unopened { store: store.to_string(), source: source.into() }
    }

    /// The stable name, in snake_case. What core found wrong keeps core's code.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Study { source, .. } | Error::Malformed(source) => source.code(),
            Error::Unreadable { .. } => "unreadable",
            Error::NoStudy => "no_study",
            Error::OriginOfUnknownStudy(_) | Error::KeepOfUnknownStudy(_) | Error::SigningOfUnknownStudy(_) | Error::UnknownStudy => {
                "unknown_reference"
            }
            Error::NoKey(_) => "no_key",
            Error::WeakKey { .. } => "weak_key",
            Error::Unopened { .. } => "store_unopened",
            Error::StoreInUse { .. } => "store_in_use",
            Error::NewerStore { .. } => "store_newer",
            Error::OldStore { .. } | Error::OlderStore { .. } => "store_older",
            Error::Listen { .. } => "listen",
            Error::System(_) => "system",
            Error::Store { .. } | Error::Busy => self.trouble().code(),
            Error::Corrupt { .. } => "store_damaged",
            Error::Unsettled => "store_unsettled",
            Error::NotAlike(_) | Error::SourceChanged { .. } => "copy_differs",
            Error::Damaged(_) | Error::DamagedResult { .. } => "store_damaged",
            Error::Full => "too_many_connections",
            Error::TooMany { .. } => "too_many_requests",
            Error::SignatureRequired => "signature_required",
            Error::SignatureWrong => "signature_wrong",
            Error::SignatureExpired => "signature_expired",
            Error::SignatureUsed => "signature_used",
            Error::OriginNotAllowed => "origin_not_allowed",
            Error::Encoded => "content_encoding",
            Error::TooLong => "too_long",
            Error::TooSlow => "too_slow",
            Error::BrokenOff => "not_json",
            Error::TokenRequired => "token_required",
            Error::TokenWrong => "token_wrong",
            Error::Webhooks { .. } => "webhooks",
            Error::SessionOver => "session_over",
            Error::OtherPage => "other_page",
            Error::TokenElsewhere => "token_elsewhere",
            Error::KeyRequired => "key_required",
            Error::KeyWrong => "key_wrong",
            Error::NotBackedUp { .. } | Error::Unwritten { .. } | Error::BackupThere(_) | Error::BackupElsewhere(_) => "no_backup",
            Error::Unwell(_) => "unwell",
            Error::TokenNameTaken(_) => "token_name_taken",
            Error::NoSuchToken(_) => "token_unknown",
            Error::Foreign { .. } => "foreign_file",
            Error::TwoCursors { .. } => "two_cursors",
            Error::Cursor => "unknown_cursor",
            Error::Query(_) => "malformed_query",
            Error::NotFound => "not_found",
        }
    }

    /// What ails the store, as far as it has to do with that.
    pub fn trouble(&self) -> Trouble {
        match self {
            Error::Store { trouble, .. } => *trouble,
            Error::Damaged(_) | Error::DamagedResult { .. } => Trouble::Damaged,
            _ => Trouble::Other,
        }
    }

    /// Where in the request, as core names paths; empty when the whole of it is meant.
    pub fn path(&self) -> &str {
        match self {
            Error::Study { source, .. } | Error::Malformed(source) => source.path(),
            Error::UnknownStudy => "study",
            Error::Cursor => "after",
            Error::Query(part) => part,
            Error::SignatureRequired | Error::SignatureWrong | Error::SignatureExpired | Error::SignatureUsed => "token",
            _ => "",
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Error::Malformed(_) | Error::BrokenOff | Error::Cursor | Error::Query(_) => StatusCode::BAD_REQUEST,
            Error::TokenRequired
            | Error::SessionOver
            | Error::TokenWrong
            | Error::KeyRequired
            | Error::KeyWrong
            | Error::SignatureRequired
            | Error::SignatureWrong
            | Error::SignatureExpired
            | Error::SignatureUsed => StatusCode::UNAUTHORIZED,
            Error::OriginNotAllowed | Error::OtherPage | Error::TokenElsewhere => StatusCode::FORBIDDEN,
            Error::UnknownStudy | Error::NotFound => StatusCode::NOT_FOUND,
            Error::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Error::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Error::Encoded => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// After how long it is worth another try, in whole seconds, if it ever is.
    fn retry_seconds(&self) -> Option<u64> {
        match self {
            Error::TooMany { wait } => Some(wait.as_secs().saturating_add(1)),
            _ if self.status() == StatusCode::SERVICE_UNAVAILABLE => Some(RETRY_SECONDS),
            _ => None,
        }
    }

    /// The code and path, to which an answer may add more.
    pub fn to_json(&self) -> ObjectBuilder {
        ObjectBuilder::new().with("code", self.code()).with("path", self.path())
    }

    /// An answer with this error's status and the headers that go with it.
    pub fn answer(&self, body: &Json) -> Response {
        let mut answer = json(self.status(), body);
        let headers = answer.headers_mut();
        if let Some(seconds) = self.retry_seconds() {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        match self.status() {
            StatusCode::UNAUTHORIZED => headers.insert(WWW_AUTHENTICATE, axum::http::HeaderValue::from_static("Bearer")),
            _ => None,
        };
        answer
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.answer(&self.to_json().build())
    }
}

/// An answer in JSON that no cache keeps.
pub fn json(status: StatusCode, body: &Json) -> Response {
    (status, [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_text()).into_response()
}
