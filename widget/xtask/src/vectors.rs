//! Owns the Python that computes tests/vectors and the check that the committed files are what it computes; holds no number itself.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::shell::{self, Root, output, step};
use crate::stamp::{Fingerprint, unless_done};

const GENERATE: &str = "tests/vectors/generate/generate.py";
const REQUIREMENTS: &str = "tests/vectors/generate/requirements.txt";

/// Computes every vector again and writes the files.
pub fn write(root: &Root) -> Result<(), Failure> {
    generate(root, &[])
}

/// Computes every vector again and fails where a committed file says otherwise.
pub fn check(root: &Root) -> Result<(), Failure> {
    generate(root, &["--check"])
}

fn generate(root: &Root, options: &[&str]) -> Result<(), Failure> {
    let python = python(root)?;
    shell::run(root.program(python).arg(GENERATE).args(options))
}

/// A Python of its own with the pinned packages, made anew when the list of them changes.
fn python(root: &Root) -> Result<PathBuf, Failure> {
    let folder = root.target().join("vectors-venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = root.join(REQUIREMENTS);
    let inputs = Fingerprint::of_files(std::slice::from_ref(&requirements))?;
    fs::create_dir_all(root.target()).map_err(Failure::at(&root.target()))?;
    unless_done(&root.target().join("vectors-venv.stamp"), inputs, std::slice::from_ref(&python), || {
        step("Installing the Python packages that compute tests/vectors");
        if output(root.program("python3").arg("--version")).is_none() {
            return Err(Failure::Said("tests/vectors cannot be computed: `python3` was not found; install Python 3.11 or newer".into()));
        }
        shell::run(root.program("python3").args(["-m", "venv", "--clear"]).arg(&folder)).map_err(|_| {
            Failure::Said("tests/vectors cannot be computed: `python3 -m venv` failed; on Debian install python3-venv".into())
        })?;
        let mut pip = root.program(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(requirements);
        shell::run(&mut pip).map_err(|_| {
            let line = shell::line(&pip);
            Failure::Said(format!("tests/vectors cannot be computed: `{line}` failed; it needs PyPI, or a mirror named in PIP_INDEX_URL"))
        })
    })?;
    Ok(python)
}
