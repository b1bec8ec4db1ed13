//! Owns programs of others that are written in Rust and built from crates.io into target/tools, each at one version. Knows none of them.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::shell::{Root, run, step};

/// Builds a program unless it is there, and says where it is.
pub fn install(root: &Root, name: &str, version: &str) -> Result<PathBuf, Failure> {
    let folder = root.target().join("tools").join(format!("{name}-{version}"));
    let program = folder.join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    if program.exists() {
        return Ok(program);
    }
    step(&format!("Building {name} {version}"));
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    run(root.cargo().args(["install", name, "--locked", "--quiet", "--version", version, "--root"]).arg(&folder))?;
    Ok(program)
}
