//! Owns what a fresh machine lacks: the wasm32 target, npm packages, packages of Debian. Does not install compilers or Node.

use std::fs;

use crate::failure::Failure;
use crate::shell::{Root, output, run, step};
use crate::stamp::{Fingerprint, unless_done};

/// The target that pages and Node run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs the wasm32 target if it is missing.
pub fn wasm_target(root: &Root) -> Result<(), Failure> {
    let installed = output(root.program("rustup").args(["target", "list", "--installed"]));
    if installed.is_some_and(|list| list.lines().any(|target| target == WASM_TARGET)) {
        return Ok(());
    }
    let library = output(root.program("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| std::path::Path::new(&folder).exists()) {
        return Ok(());
    }
    step("Installing the wasm32 target");
    run(root.program("rustup").args(["target", "add", WASM_TARGET]))
}

/// Installs the standard library's source if it is missing.
pub fn rust_source(root: &Root) -> Result<(), Failure> {
    let folder = output(root.program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if std::path::Path::new(&folder).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    step("Installing the source of the standard library");
    run(root.program("rustup").args(["component", "add", "rust-src"]))
}

/// Installs Debian's packages for programs that cannot be found, as root on Debian; elsewhere says what is missing and what needs it.
/// Programs may be given as patterns of the shell.
pub fn debian(root: &Root, packages: &[(&str, &str)], needed_by: &str) -> Result<(), Failure> {
    let found =
        |program: &str| output(root.program("sh").args(["-c", &format!("for found in {program}; do command -v $found; done")])).is_some();
    let missing: Vec<&str> = packages.iter().filter(|(program, _)| !found(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let able = output(root.program("id").arg("-u")).is_some_and(|id| id == "0") && found("apt-get");
    if !able {
        step(&format!("Missing: {}. Install them to run {needed_by}.", missing.join(", ")));
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

/// Installs a folder's npm packages as its lock file says, unless they are there.
pub fn npm(root: &Root, folder: &str) -> Result<(), Failure> {
    let path = root.join(folder);
    let lock = path.join("package-lock.json");
    let stamps = root.target().join("stamps");
    fs::create_dir_all(&stamps).map_err(Failure::at(&stamps))?;
    let stamp = stamps.join(format!("npm-{}", folder.replace('/', "-")));
    unless_done(&stamp, Fingerprint::of_files(&[lock])?, &[path.join("node_modules")], || {
        step(&format!("Installing the npm packages of {folder}"));
        run(root.program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&path))
    })
}
