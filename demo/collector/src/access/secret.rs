//! Owns the texts of tokens and keys: making new ones, and the hash that is kept instead. Keeps none.

use sha2::{Digest, Sha256};

use crate::error::Error;

/// 192 random bits, beyond guessing; what is as random as that needs no slow hash and no salt.
const RANDOM_BYTES: usize = 24;

/// A new secret, as hex digits after a prefix by which people and scanners of repositories know what they have found. Errors:
/// [`Error::System`] when there is no randomness.
pub fn made(prefix: &str) -> Result<String, Error> {
    let mut bytes = [0; RANDOM_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Error::System(error.into()))?;
    Ok(prefix.to_owned() + &hex(&bytes))
}

/// SHA-256, as hex digits.
pub fn hash(secret: &[u8]) -> String {
    hex(&Sha256::digest(secret))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
