//! Owns the rules on what may depend on what, and what may lie where; does not run the product.

mod faults;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn top() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Every (crate, crate of ours that it uses), tests and tools included.
fn arrows() -> BTreeSet<(String, String)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo).args(["metadata", "--no-deps", "--format-version=1"]).current_dir(top()).output().expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name = |package: &Value| package["name"].as_str().expect("a name").to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let used = |package: &Value| package["dependencies"].as_array().expect("dependencies").iter().map(name).collect::<Vec<_>>();
    packages
        .iter()
        .flat_map(|package| used(package).into_iter().map(|other| (name(package), other)))
        .filter(|(_, other)| ours.contains(other))
        .collect()
}

#[test]
fn everything_rests_on_core_and_core_on_nothing_so_that_all_compute_alike() {
    let allowed = ["expectly-node", "expectly-widget", "expectly-collector", "expectly-tests"]
        .map(|user| (user.to_owned(), "expectly-core".to_owned()));
    assert_eq!(arrows(), BTreeSet::from(allowed));
}

#[test]
fn core_has_no_io_no_clock_no_randomness_and_no_javascript() {
    for file in sources(&top().join("core/src")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        for word in ["std::", "js_sys", "web_sys", "wasm_bindgen", "SystemTime", "Instant", "rand::", "println!"] {
            assert!(!text.contains(word), "{} contains {word}", file.display());
        }
    }
}

#[test]
fn no_sentence_of_sql_is_put_together_from_parts_so_that_none_can_be_injected() {
    for file in sources(&top().join("demo/collector/src")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let sql = |line: &str| ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| line.contains(verb));
        assert!(!text.lines().any(|line| line.contains("format!") && sql(line)), "K01: {} formats SQL", file.display());
    }
}

#[test]
fn a_newcomer_finds_exactly_the_folders_that_the_readme_names() {
    let output = Command::new("git").args(["ls-files"]).current_dir(top()).output().expect("git runs");
    let files = String::from_utf8(output.stdout).expect("file names");
    let at_the_top: BTreeSet<&str> =
        files.lines().filter_map(|path| path.split('/').next()).filter(|name| !name.starts_with('.')).collect();
    let known =
        ["CHANGELOG.md", "Cargo.lock", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "core", "demo", "tests", "widget"];
    assert_eq!(at_the_top, BTreeSet::from(known));
}

#[test]
fn every_source_file_says_in_its_first_line_what_it_owns() {
    for folder in ["core", "widget/src", "widget/xtask/src", "demo/collector/src", "tests"] {
        for file in sources(&top().join(folder)) {
            let text = std::fs::read_to_string(&file).expect("a source file");
            assert!(text.starts_with("//! "), "{} does not say what it owns", file.display());
        }
    }
}

#[test]
fn every_number_that_is_read_has_a_name_a_formula_and_a_card() {
    for file in sources(&top().join("core")).into_iter().filter(|file| !file.components().any(|part| part.as_os_str() == "tests")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        for said in text.split("Reading::of(\"").skip(1) {
            let measure = said.split('"').next().unwrap_or_default();
            assert!(expectly_core::estimand::named(measure).is_some(), "{measure} in {} is no estimand", file.display());
        }
    }
}

/// Every Rust file below a folder, npm's folders left out.
fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .filter(|path| !path.ends_with("node_modules"))
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => sources(&path),
            Some(ending) if ending == "rs" => vec![path],
            _ => vec![],
        })
        .collect()
}
