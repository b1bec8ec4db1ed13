//! Owns getting the browsers that the journeys run in, where that can be done; does not drive them.

use crate::failure::Failure;
use crate::shell::{Root, output, run, step};

/// A program to look for and the Debian package that brings it.
const PACKAGES: [(&str, &str); 4] =
    [("chromium", "chromium"), ("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb")];

/// Installs missing browsers as root on Debian; elsewhere says what is missing and which suites will not run.
pub fn install(root: &Root) -> Result<(), Failure> {
    let found = |program: &str| output(root.program("sh").args(["-c", &format!("command -v {program}")])).is_some();
    let missing: Vec<&str> = PACKAGES.iter().filter(|(program, _)| !found(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let able = output(root.program("id").arg("-u")).is_some_and(|id| id == "0") && found("apt-get");
    if !able {
        step(&format!("Missing: {}. Install them to run the browser suites that need them.", missing.join(", ")));
        return Ok(());
    }
    step(&format!("Installing {}", missing.join(", ")));
    run(root.program("apt-get").args(["update", "-qq"]))?;
    run(root
        .program("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(missing)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
