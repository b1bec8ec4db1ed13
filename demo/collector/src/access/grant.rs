//! Owns what the store knows of a token or key: its name, its hash, what it is for. The text itself is nowhere.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::secret;
use crate::error::Error;
use crate::store::{Store, written};

/// What the notes of grants begin with; their names follow.
pub const NOTED: &str = "token/";
/// The longest name: it stands in a line of a list.
const LONGEST_NAME: usize = 64;

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Reads reports and exports; a secret.
    Read,
    /// Sends results; public, since it stands in pages.
    Write,
}

impl Kind {
    pub fn prefix(self) -> &'static str {
        match self {
            Kind::Read => "expectly_",
            Kind::Write => "pk_",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Kind::Read => "reads",
            Kind::Write => "writes",
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Grant {
    #[serde(skip)]
    pub name: String,
    pub kind: Kind,
    hash: String,
    /// Empty for all of them.
    pub studies: Vec<String>,
    pub made_at: String,
}

impl Grant {
    /// What a collector's own token is good for: everything.
    pub fn own(token: &str) -> Grant {
        Grant { name: String::new(), kind: Kind::Read, hash: secret::hash(token.as_bytes()), studies: Vec::new(), made_at: String::new() }
    }

    /// A new grant and its secret, which is not seen again.
    pub fn new(name: &str, kind: Kind, studies: &[String]) -> Result<(Grant, String), Error> {
        let secret = secret::made(kind.prefix())?;
        let made_at = written(Timestamp::now());
        Ok((Grant { name: name.into(), kind, hash: secret::hash(secret.as_bytes()), studies: studies.into(), made_at }, secret))
    }

    /// Whether it is the one with this hash; how long it takes says nothing about how much of it is right.
    pub fn is(&self, hash: &str) -> bool {
        self.hash.as_bytes().ct_eq(hash.as_bytes()).into()
    }

    /// What a session stands for.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub fn covers(&self, study: &str) -> bool {
        self.studies.is_empty() || self.studies.iter().any(|covered| covered == study)
    }

    pub fn keep(&self, store: &dyn Store) -> Result<(), Error> {
        let text = serde_json::to_string(self).map_err(|error| Error::System(error.into()))?;
        store.take_note(&noted(&self.name), &text)
    }
}

/// Reads a name from the command line. Errors: why it is none.
pub fn parse_name(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("a name is needed, by which to revoke it".into()),
        name if name.chars().count() > LONGEST_NAME => Err(format!("a name has at most {LONGEST_NAME} characters")),
        name if name.contains(char::is_control) => Err("a name is one line of text".into()),
        name => Ok(name.into()),
    }
}

/// Everything that is granted, by name. What cannot be read grants nothing.
pub fn all(store: &dyn Store) -> Result<Vec<Grant>, Error> {
    let grant = |(name, text): (String, String)| {
        let grant: Grant = serde_json::from_str(&text).ok()?;
        Some(Grant { name: name.strip_prefix(NOTED)?.into(), ..grant })
    };
    Ok(store.notes(NOTED)?.into_iter().filter_map(grant).collect())
}

/// Forgets a grant, and says whether there was one.
pub fn revoke(store: &dyn Store, name: &str) -> Result<bool, Error> {
    let there = !store.note(&noted(name))?.is_empty();
    if there {
        store.take_note(&noted(name), "")?;
    }
    Ok(there)
}

pub fn exists(store: &dyn Store, name: &str) -> Result<bool, Error> {
    Ok(!store.note(&noted(name))?.is_empty())
}

fn noted(name: &str) -> String {
    format!("{NOTED}{name}")
}
