//! Owns that the faults of `faults.md` and the tests that show them stay together. What a test shows is its own business.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::top;

#[test]
fn every_fault_has_a_test_that_begins_with_its_id_so_that_none_is_forgotten_without_a_word() {
    let tested = tested();
    let missing: Vec<String> = rows().into_iter().filter(|id| !tested.contains(id)).collect();
    assert!(missing.is_empty(), "no test begins with {missing:?}");
}

#[test]
fn every_id_in_the_name_of_a_test_is_a_row_so_that_whoever_looks_it_up_finds_what_must_happen() {
    let unknown: Vec<String> = tested().difference(&rows()).cloned().collect();
    assert!(unknown.is_empty(), "not in faults.md: {unknown:?}");
}

#[test]
fn the_ids_of_faults_have_no_gap_and_no_double_so_that_they_never_change() {
    let text = table();
    let ids: Vec<String> = text.lines().filter_map(|line| ids(line.strip_prefix("| ")?).pop()).collect();
    let all = (1..=40).map(|number| format!("W{number:02}")).chain((1..=30).map(|number| format!("K{number:02}")));
    assert_eq!(ids, all.collect::<Vec<_>>());
}

fn table() -> String {
    std::fs::read_to_string(top().join("tests/faults.md")).expect("the table of faults")
}

fn rows() -> BTreeSet<String> {
    table().lines().filter_map(|line| line.strip_prefix("| ")).flat_map(ids).collect()
}

/// The ids with which the names of tests begin: titles in JavaScript, functions in Rust. A mention elsewhere is no proof.
fn tested() -> BTreeSet<String> {
    let files = ["tests", "core", "widget", "demo"].into_iter().flat_map(|folder| files(&top().join(folder)));
    let texts = files.filter_map(|file| std::fs::read_to_string(file).ok());
    texts.flat_map(|text| text.lines().flat_map(named).collect::<Vec<_>>()).collect()
}

fn named(line: &str) -> Vec<String> {
    let line = line.trim_start();
    let function = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("fn ").or_else(|| line.strip_prefix("async fn "));
    if let Some(name) = function {
        return ids(&name.replace('_', " ").to_uppercase());
    }
    let title = ["it(", "test(", "describe("].iter().find_map(|call| line.strip_prefix(call)?.strip_prefix(['"', '`', '\'']));
    title.map(ids).unwrap_or_default()
}

/// The ids at the start of a text, one after the other.
fn ids(text: &str) -> Vec<String> {
    let id = |word: &&str| word.len() == 3 && word.starts_with(['W', 'K']) && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    text.split(' ').take_while(id).map(String::from).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let wanted = |path: &PathBuf| !["node_modules", "target"].iter().any(|skipped| path.ends_with(skipped));
    entries.filter(wanted).flat_map(|path| if path.is_dir() { files(&path) } else { source(path) }).collect()
}

fn source(path: PathBuf) -> Vec<PathBuf> {
    if path.extension().is_some_and(|ending| ["rs", "mjs"].iter().any(|known| ending == *known)) { vec![path] } else { vec![] }
}
