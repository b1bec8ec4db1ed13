//! Owns the token that reports and exports ask for. Results need none: a key in a public page is no secret.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use subtle::ConstantTimeEq;

use crate::error::Error;

/// The secret of the site owner. Never printed but once, by whoever made it.
pub struct Token(String);

/// 192 random bits, beyond guessing.
const RANDOM_BYTES: usize = 24;

impl Token {
    pub fn new(text: String) -> Token {
        Token(text)
    }

    /// A new token, as hex digits. Errors: [`Error::System`] when there is no randomness.
    pub fn random() -> Result<String, Error> {
        let mut bytes = [0; RANDOM_BYTES];
        getrandom::fill(&mut bytes).map_err(|error| Error::System(error.into()))?;
        Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Errors: [`Error::TokenRequired`] without `Authorization: Bearer …`, [`Error::TokenWrong`] for another one.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Error> {
        let header = headers.get(AUTHORIZATION).ok_or(Error::TokenRequired)?;
        let given = header.as_bytes().strip_prefix(b"Bearer ").ok_or(Error::TokenRequired)?;
        // The time this takes says nothing about how much of a guess is right, only how long the token is.
        if given.ct_eq(self.0.as_bytes()).into() { Ok(()) } else { Err(Error::TokenWrong) }
    }
}
