//! Owns the order of all suites and their summary; the tests themselves live beside what they test and in tests/.

use clap::Args;

use crate::failure::Failure;
use crate::shell::{Root, step};
use crate::{browsers, deny, dist, engines, fuzz, lint, setup, shell, size, vectors};

/// Which suites run.
#[derive(Args)]
pub struct Options {
    /// Run only the suites whose name contains this
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
}

type Suite = (&'static str, fn(&Root) -> Result<(), Failure>);

/// Every suite, cheapest first. Those in Node want what `dist` and the collector's build left in target.
const SUITES: [Suite; 14] = [
    ("lint", lint::check),
    ("deny", deny::check),
    ("vectors", vectors::check),
    ("words", |root| node(root, &["tests/words/*.test.mjs"])),
    ("rust", rust),
    ("doc", doc),
    ("fuzz", fuzz::briefly),
    ("size", |root| size::check(&dist::build(root)?)),
    ("wasm", |root| node(root, &["tests/wasm/*.test.mjs"])),
    ("schema", |root| node(root, &["tests/schema/*.test.mjs"])),
    ("cli", |root| node(root, &["tests/cli/*.test.mjs"])),
    ("dashboard", |root| node(root, &["demo/dashboard/test/*.test.mjs"])),
    ("packaging", packaging),
    ("browsers", journeys),
];

/// Runs the suites, all of them even when one fails, and sums up.
pub fn run(root: &Root, options: &Options) -> Result<(), Failure> {
    setup::npm(root, "tests")?;
    let wanted = |name: &str| options.only.as_ref().is_none_or(|part| name.contains(part.as_str()));
    let mut rows = Vec::new();
    for (name, suite) in SUITES.iter().filter(|(name, _)| wanted(name)) {
        step(&format!("Suite {name}"));
        let outcome = suite(root);
        if let Err(failure) = &outcome {
            eprintln!("{failure}");
        }
        rows.push((name, outcome.is_ok()));
    }
    println!();
    for (name, passed) in &rows {
        println!("{} {name}", if *passed { "passed" } else { "FAILED" });
    }
    let failed = rows.iter().filter(|(_, passed)| !passed).count();
    println!("suites: {} passed, {failed} failed", rows.len() - failed);
    if failed == 0 && !rows.is_empty() { Ok(()) } else { Err(Failure::Said("not every suite passed".into())) }
}

fn rust(root: &Root) -> Result<(), Failure> {
    engines::install(root)?;
    shell::run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
    let native = root.target().join("native-results.json");
    shell::run(root.cargo().args(["test", "--workspace", "--all-targets"]).env("EXPECTLY_NATIVE_RESULTS", native))
}

fn doc(root: &Root) -> Result<(), Failure> {
    shell::run(root.cargo().args(["test", "--package", "expectly-core", "--doc"]))
}

fn node(root: &Root, files: &[&str]) -> Result<(), Failure> {
    let mut node = root.program("sh");
    // The shell expands the patterns, which node itself does only from version 21 on.
    node.args(["-c", &format!("exec node --test {}", files.join(" "))]);
    shell::run(
        node.env("EXPECTLY_NPM", root.target().join("dist/npm")).env("EXPECTLY_NATIVE_RESULTS", root.target().join("native-results.json")),
    )
}

fn packaging(root: &Root) -> Result<(), Failure> {
    browsers::install(root)?;
    shell::run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
    let files = ["run", "types", "pages", "widget", "widget_types"].map(|name| format!("tests/packaging/{name}.mjs"));
    node(root, &files.each_ref().map(String::as_str))
}

fn journeys(root: &Root) -> Result<(), Failure> {
    browsers::install(root)?;
    shell::run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
    node(root, &["--test-concurrency=1", "tests/e2e/*.test.mjs", "tests/e2e/browsers/*.test.mjs"])
}
