//! Owns esbuild: minifying one file, bundling an application. Does not know what is in them.

use std::path::Path;

use crate::failure::Failure;
use crate::shell::{Root, run};

const ESBUILD: &str = "widget/xtask/node_modules/.bin/esbuild";

/// Minifies a module as it stands, exports kept.
pub fn minify(root: &Root, from: &Path, to: &Path) -> Result<(), Failure> {
    run(esbuild(root).arg(from).arg("--format=esm").arg(outfile(to)))
}

/// Minifies a CommonJS module, whose own names stay: they are what it exports, and what errors and classes are called.
pub fn minify_common(root: &Root, from: &Path, to: &Path) -> Result<(), Failure> {
    run(esbuild(root).arg(from).arg("--platform=node").arg(outfile(to)))
}

/// Bundles modules into one classic script, which a page embeds with a plain tag.
pub fn script(root: &Root, from: &Path, to: &Path) -> Result<(), Failure> {
    run(esbuild(root).arg(from).args(["--bundle", "--format=iife"]).arg(outfile(to)))
}

/// Bundles a module with all it imports.
pub fn bundle(root: &Root, from: &Path, to: &Path, aliases: &[(&str, &Path)]) -> Result<(), Failure> {
    let mut esbuild = esbuild(root);
    esbuild.arg(from).args(["--bundle", "--format=esm", "--legal-comments=linked"]).arg(outfile(to));
    for (name, path) in aliases {
        esbuild.arg(format!("--alias:{name}={}", path.display()));
    }
    run(&mut esbuild)
}

/// Bundles a command for Node with all it imports but `external`, which it finds beside itself.
pub fn command(root: &Root, from: &Path, to: &Path, external: &str) -> Result<(), Failure> {
    let mut esbuild = root.program(root.join(ESBUILD));
    // As old as package.json's `engines` allows.
    esbuild.args(["--bundle", "--minify", "--log-level=warning", "--platform=node", "--target=node20", "--format=esm", "--charset=utf8"]);
    run(esbuild.arg(format!("--external:{external}")).arg(from).arg(outfile(to)))
}

fn esbuild(root: &Root) -> std::process::Command {
    let mut esbuild = root.program(root.join(ESBUILD));
    // The oldest browsers with everything else that the widget needs (closed roots, adopted style sheets, Web Locks).
    esbuild.args(["--minify", "--log-level=warning", "--target=chrome109,firefox115,safari16.4"]);
    esbuild
}

fn outfile(to: &Path) -> String {
    format!("--outfile={}", to.display())
}
