//! Owns what is known of signed answers: the keys of each study, and what becomes of answers without a token. What a token is, and whether
//! one is right, is `token`'s; that it serves once is the store's.

mod options;
mod token;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

use self::options::{Of, Unsigned};
use self::token::Token;
use crate::error::Error;
use crate::store::Ticket;
use crate::studies::Studies;

pub use options::Options;

/// The studies that have keys.
pub struct Signing(HashMap<String, Rules>);

#[derive(Default)]
struct Rules {
    /// Any of them is right, so that a new one can come before the old one goes.
    keys: Vec<Vec<u8>>,
    unsigned: Unsigned,
}

/// The fewest characters of a key: 32 hexadecimal digits are 128 random bits.
const SHORTEST_KEY: usize = 32;

impl Signing {
    /// Reads the keys. Errors: [`Error::Unreadable`], [`Error::WeakKey`], [`Error::SigningOfUnknownStudy`], [`Error::NoKey`].
    pub fn of(options: &Options, studies: &Studies) -> Result<Signing, Error> {
        let mut rules: HashMap<String, Rules> = HashMap::new();
        for Of { study, what: file } in &options.signing_keys {
            rules.entry(study.clone()).or_default().keys.extend(keys(file)?);
        }
        if let Some(stray) = rules.keys().find(|study| studies.get(study).is_none()) {
            return Err(Error::SigningOfUnknownStudy(stray.clone()));
        }
        for Of { study, what: unsigned } in &options.unsigned {
            rules.get_mut(study).ok_or_else(|| Error::NoKey(study.clone()))?.unsigned = *unsigned;
        }
        Ok(Signing(rules))
    }

    /// Whether it can be told who signed answers to a study.
    pub fn has_key(&self, study: &str) -> bool {
        self.0.contains_key(study)
    }

    /// Takes the token out of a result that came then, notes in it whether it is signed, and gives the ticket for which it stands. Errors:
    /// [`Error::SignatureRequired`], [`Error::SignatureWrong`], [`Error::SignatureExpired`].
    pub fn look(&self, result: &mut SurveyResult, received_at: Timestamp) -> Result<Option<Ticket>, Error> {
        let given = result.token.take();
        result.signed = None;
        let Some(rules) = self.0.get(result.study.as_str()) else { return Ok(None) };
        result.signed = Some(given.is_some());
        let Some(given) = given else {
            return if rules.unsigned == Unsigned::Refuse { Err(Error::SignatureRequired) } else { Ok(None) };
        };
        let token = Token::parse(&given).filter(|token| token.is_of(result.study.as_str(), &rules.keys)).ok_or(Error::SignatureWrong)?;
        if token.had_expired(result, received_at) { Err(Error::SignatureExpired) } else { Ok(Some(Ticket::of(result, token.nonce))) }
    }
}

/// The keys of a file, one a line.
fn keys(file: &Path) -> Result<Vec<Vec<u8>>, Error> {
    let text = fs::read_to_string(file).map_err(|source| Error::Unreadable { file: file.into(), source })?;
    let keys: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if keys.is_empty() || keys.iter().any(|key| key.len() < SHORTEST_KEY) {
        return Err(Error::WeakKey { file: file.into(), least: SHORTEST_KEY });
    }
    Ok(keys.into_iter().map(|key| key.as_bytes().into()).collect())
}
