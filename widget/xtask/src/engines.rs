//! Owns which engines the collector's stores are tested on; does not start them.

use std::fs;

use crate::failure::Failure;
use crate::setup;
use crate::shell::{Root, output, run, step};
use crate::stamp::{Fingerprint, unless_done};

/// A program to look for and the Debian package that brings it. Debian keeps the server's programs out of the path.
const PACKAGES: [(&str, &str); 3] =
    [("/usr/lib/postgresql/*/bin/initdb", "postgresql"), ("createdb", "postgresql-client"), ("python3", "python3")];
const NEEDED_BY: &str = "the tests of stores";

/// Installs missing engines, as root on Debian; elsewhere says what is missing and which tests will fail. ClickHouse comes as a Python
/// package into target/chdb.
pub fn install(root: &Root) -> Result<(), Failure> {
    setup::debian(root, &PACKAGES, NEEDED_BY)?;
    let wanted = root.join("tests/engines/requirements.txt");
    let folder = root.target().join("chdb");
    let stamps = root.target().join("stamps");
    fs::create_dir_all(&stamps).map_err(Failure::at(&stamps))?;
    unless_done(&stamps.join("chdb"), Fingerprint::of_files(std::slice::from_ref(&wanted))?, &[folder.join("bin/python")], || {
        if output(root.program("python3").args(["-c", "import venv, ensurepip"])).is_none() {
            setup::debian(root, &[("python3-with-venv", "python3-venv")], NEEDED_BY)?;
        }
        step("Installing ClickHouse for Python");
        run(root.program("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        run(root.program(folder.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(&wanted))
    })
}
