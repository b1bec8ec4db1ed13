//! Owns running other programs and where the repository lies; does not know what any program is for.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;

/// The repository's top folder.
pub struct Root(PathBuf);

impl Root {
    /// Finds it from this crate's own place in it.
    pub fn find() -> Result<Root, Failure> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let top = here.ancestors().nth(2).filter(|top| top.join("Cargo.lock").exists());
        top.map(|top| Root(top.to_path_buf())).ok_or_else(|| Failure::Said("the repository was moved; build again".into()))
    }

    /// A path in the repository.
    pub fn join(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// The folder of everything that is built.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.join("target"), |folder| self.0.join(folder))
    }

    /// A program to be run in the top folder.
    pub fn program(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.0);
        command
    }

    /// This toolchain's cargo.
    pub fn cargo(&self) -> Command {
        self.program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }
}

/// Says what happens next.
pub fn step(words: &str) {
    eprintln!("\x1b[1m▸ {words}\x1b[0m");
}

/// Runs a program to its end, its output visible.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|_| not_found(command))?;
    if status.success() { Ok(()) } else { Err(Failure::Program { line: line(command) }) }
}

/// Runs a program and takes what it prints; nothing if it fails or is not there.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A failure for a program that could not be started.
pub fn not_found(command: &Command) -> Failure {
    let program = command.get_program().to_string_lossy().into_owned();
    let hint = match program.as_str() {
        "node" | "npm" => "install Node.js 20 or newer with npm",
        "rustup" => "install the Rust toolchain with rustup",
        _ => "is it installed?",
    };
    Failure::NotFound { program, hint }
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
