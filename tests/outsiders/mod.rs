//! Owns running programs of others, written in Python, on what the collector gives out. Installs none: `cargo xtask test --only rust` does.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the Python that has them, beside everything else that is built.
fn folder() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let found = this.ancestors().map(|folder| folder.join("outsiders/bin")).find(|folder| Path::exists(folder));
    found.expect("installed by `cargo xtask test --only rust`, into target/outsiders")
}

/// Has one of them run, to its end, in a folder where it may leave what it likes.
pub fn run(program: &str, arguments: &[&str], inside: &Path) -> Output {
    Command::new(folder().join(program)).args(arguments).current_dir(inside).output().unwrap()
}

/// Runs a script of ours with them, on some input.
pub fn python(script: &str, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(folder().join("python"));
    command.args(["-c", script]).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}
