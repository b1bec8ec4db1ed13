//! Owns which engines the collector's stores are tested on; does not start them.

use crate::failure::Failure;
use crate::setup;
use crate::shell::Root;

/// A program to look for and the Debian package that brings it. Debian keeps the server's programs out of the path.
const PACKAGES: [(&str, &str); 2] = [("/usr/lib/postgresql/*/bin/initdb", "postgresql"), ("createdb", "postgresql-client")];

/// Installs missing engines as root on Debian; elsewhere says what is missing and which tests will fail.
pub fn install(root: &Root) -> Result<(), Failure> {
    setup::debian(root, &PACKAGES, "the tests of stores")
}
