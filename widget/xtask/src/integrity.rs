//! Owns saying what a file holds, in the form that browsers compare with what they fetch (Subresource Integrity); writes no files.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::failure::Failure;

/// A file's hash as `sha384-…`.
pub fn of(path: &Path) -> Result<String, Failure> {
    let content = fs::read(path).map_err(Failure::at(path))?;
    Ok(of_bytes(&content))
}

/// The same in half the length, for the hashes that every page view pays for: `sha256-…`.
pub fn short(path: &Path) -> Result<String, Failure> {
    let content = fs::read(path).map_err(Failure::at(path))?;
    Ok(format!("sha256-{}", STANDARD.encode(Sha256::digest(content))))
}

fn of_bytes(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hash_is_the_one_that_browsers_compute() {
        // The example of the specification, https://www.w3.org/TR/SRI/#integrity-metadata-description.
        let example = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(super::of_bytes(b"alert('Hello, world.');"), example);
    }
}
