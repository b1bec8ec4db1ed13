//! Owns what a fresh machine lacks: the wasm32 target and npm packages. Does not install compilers, Node or browsers.

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
