//! Owns why a command fails, said so that a person knows what to do next; does not print.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// A program ended with another status than 0.
    Program {
        /// What was run.
        line: String,
    },
    /// A program could not be started.
    NotFound {
        /// Its name.
        program: String,
        /// How to get it.
        hint: &'static str,
    },
    /// A file could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Anything else, in words.
    Said(String),
}

impl Failure {
    /// Turns an I/O error into a failure that names the file.
    pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
        let path = path.to_path_buf();
        move |source| Failure::File { path, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Program { line } => write!(out, "`{line}` failed"),
            Failure::NotFound { program, hint } => write!(out, "`{program}` was not found; {hint}"),
            Failure::File { path, source } => write!(out, "{}: {source}", path.display()),
            Failure::Said(words) => out.write_str(words),
        }
    }
}

impl std::error::Error for Failure {}
