//! Owns which browsers the journeys run in; does not drive them.

use crate::failure::Failure;
use crate::setup;
use crate::shell::Root;

/// A program to look for and the Debian package that brings it.
const PACKAGES: [(&str, &str); 4] =
    [("chromium", "chromium"), ("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb")];

/// Installs missing browsers as root on Debian; elsewhere says what is missing and which suites will not run.
pub fn install(root: &Root) -> Result<(), Failure> {
    setup::debian(root, &PACKAGES, "the browser suites")
}
