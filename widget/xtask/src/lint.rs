//! Owns the checks that need no run of the product: formatting, lints (natively and for pages), and whether the tables of keys and
//! of errors are true.

use crate::errors;
use crate::failure::Failure;
use crate::schema;
use crate::setup::{self, WASM_TARGET};
use crate::shell::{Root, run, step};

/// Fails on unformatted code, on any warning, and on documentation that drifted.
pub fn check(root: &Root) -> Result<(), Failure> {
    step("Formatting");
    run(root.cargo().args(["fmt", "--all", "--check"]))?;
    step("Lints");
    run(root.cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    setup::wasm_target(root)?;
    run(root.cargo().args([
        "clippy",
        "--package",
        "expectly-widget",
        "--package",
        "expectly-node",
        "--target",
        WASM_TARGET,
        "--",
        "--deny",
        "warnings",
    ]))?;
    schema::check(root)?;
    errors::check(root)
}
