//! Owns running programs of others, written in Python, on what the collector gives out. Installs none: `cargo xtask test --only rust` does.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the Python that has them, beside everything else that is built.
fn folder() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let found = this.ancestors().map(|folder| folder.join("outsiders/bin")).find(|folder| Path::exists(folder));
    found.expect("installed by `cargo xtask test --only rust`, into target/outsiders")
}

/// Runs a script of ours with them.
pub fn python(script: &str, arguments: &[&str]) -> Output {
    Command::new(folder().join("python")).args(["-c", script]).args(arguments).output().unwrap()
}
