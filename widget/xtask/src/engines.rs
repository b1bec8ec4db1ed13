//! Owns which engines the collector's stores are tested on; does not start them.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::setup;
use crate::shell::{Root, output, run, step};
use crate::stamp::{Fingerprint, unless_done};

/// A program to look for and the Debian package that brings it. Debian keeps the server's programs out of the path.
const PACKAGES: [(&str, &str); 4] =
    [("/usr/lib/postgresql/*/bin/initdb", "postgresql"), ("createdb", "postgresql-client"), ("python3", "python3"), ("script", "bsdutils")];
const NEEDED_BY: &str = "the tests of stores";

/// Folders of target with a Python of their own, and what is installed into each: ClickHouse, and programs that read what we write.
const PYTHONS: [(&str, &str); 2] = [("chdb", "tests/engines/requirements.txt"), ("outsiders", "tests/outsiders/requirements.txt")];

/// Installs missing engines, as root on Debian; elsewhere says what is missing and which tests will fail. What is written in Python comes from
/// its registry.
pub fn install(root: &Root) -> Result<(), Failure> {
    setup::debian(root, &PACKAGES, NEEDED_BY)?;
    PYTHONS.iter().try_for_each(|(name, wanted)| python(root, name, &root.join(wanted)))
}

/// Makes a Python in a folder of target, unless it is there.
fn python(root: &Root, name: &str, wanted: &Path) -> Result<(), Failure> {
    let folder = root.target().join(name);
    let stamps = root.target().join("stamps");
    fs::create_dir_all(&stamps).map_err(Failure::at(&stamps))?;
    unless_done(&stamps.join(name), Fingerprint::of_files(&[wanted.into()])?, &[folder.join("bin/python")], || {
        if output(root.program("python3").args(["-c", "import venv, ensurepip"])).is_none() {
            setup::debian(root, &[("python3-with-venv", "python3-venv")], NEEDED_BY)?;
        }
        step(&format!("Installing {} for Python", wanted.display()));
        run(root.program("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        run(root.program(folder.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(wanted))
    })
}
