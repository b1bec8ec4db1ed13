//! Owns holding the dependencies against `.deny.toml`: licences, doubles, sources, and known weaknesses where their list can be had. What is
//! allowed stands there.

use crate::failure::Failure;
use crate::shell::{Root, run, step};
use crate::tools;

/// Both locks: what ships, and what fuzzes it.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "tests/fuzz/Cargo.toml"];

/// Fails on a dependency that is not allowed.
pub fn check(root: &Root) -> Result<(), Failure> {
    let cargo_deny = tools::install(root, "cargo-deny", "0.20.2")?;
    let deny = |manifest: &str, arguments: &[&str]| {
        let mut command = root.program(&cargo_deny);
        command.args(["--log-level", "error", "--manifest-path", manifest, "--config", ".deny.toml"]).args(arguments);
        command
    };
    let known = run(&mut deny("Cargo.toml", &["fetch", "db"])).is_ok();
    if !known {
        step("The list of known weaknesses cannot be had here; everything else is checked");
    }
    let checks: &[&str] = if known { &["bans", "licenses", "sources", "advisories"] } else { &["bans", "licenses", "sources"] };
    for manifest in MANIFESTS {
        run(deny(manifest, &["check"]).args(checks))?;
    }
    Ok(())
}
