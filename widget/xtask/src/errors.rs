//! Owns the table of all errors that a page can hear of, in the widget's README: its codes are those that the code tells, its words those of
//! errors.json. A code without words, or words without their code, fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;
use crate::shell::{Root, step};

/// Where the table stands.
const README: &str = "widget/README.md";
/// What is said of each code.
const WORDS: &str = "widget/errors.json";
const BEGIN: &str = "<!-- errors: written by `cargo xtask schema` from errors.json -->\n";
const END: &str = "<!-- /errors -->\n";

/// Where codes stand, and what stands before each of them there.
const SOURCES: [(&str, &[&str]); 6] = [
    ("core/src/error.rs", &["=> \""]),
    ("widget/src/error.rs", &["=> \""]),
    ("widget/src/delivery/loss.rs", &["=> \""]),
    ("widget/src/delivery/round.rs", &["code: format!(\""]),
    ("widget/loader/panel/refused.js", &["? \"", ": \""]),
    ("widget/loader", &["fail(\"", "code: \""]),
];
/// Core's codes of comparing and counting, which no page does.
const ELSEWHERE: [&str; 2] = ["incompatible", "overflow"];
/// The collector's own, which pages pass on, and what they say where it gives none.
const PASSED_ON: [&str; 2] = ["origin_not_allowed", "rejected"];

/// Writes the table.
pub fn write(root: &Root) -> Result<(), Failure> {
    let (text, table) = (read(&root.join(README))?, table(root)?);
    fs::write(root.join(README), with(&text, &table)?).map_err(Failure::at(&root.join(README)))?;
    println!("{README}");
    Ok(())
}

/// Fails when the table is not what the code tells any more.
pub fn check(root: &Root) -> Result<(), Failure> {
    step("Table of errors");
    let (text, table) = (read(&root.join(README))?, table(root)?);
    if with(&text, &table)? == text {
        Ok(())
    } else {
        Err(Failure::Said(format!("{README} does not list the errors as {WORDS} does any more; run `cargo xtask schema`")))
    }
}

/// The text with this table in the place of the one that it has.
fn with(text: &str, table: &str) -> Result<String, Failure> {
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| Failure::Said(format!("{README} has no place for the errors")))?;
    Ok([before, BEGIN, table, END, after].concat())
}

fn table(root: &Root) -> Result<String, Failure> {
    let wrong = || Failure::Said(format!("{WORDS} is a list of objects with codes, when, answer, owner"));
    let words: Value = serde_json::from_str(&read(&root.join(WORDS))?).map_err(|_| wrong())?;
    let (mut lines, mut worded) =
        (String::from("| code | when | what becomes of the answer | what you can do |\n|---|---|---|---|\n"), BTreeSet::new());
    for row in words.as_array().ok_or_else(wrong)? {
        let codes = row.get("codes").and_then(Value::as_array).ok_or_else(wrong)?;
        let codes: Vec<&str> = codes.iter().filter_map(Value::as_str).collect();
        lines += "|";
        lines += &codes.iter().map(|code| format!(" `{code}`")).collect::<String>();
        for key in ["when", "answer", "owner"] {
            lines += " | ";
            lines += row.get(key).and_then(Value::as_str).ok_or_else(wrong)?;
        }
        lines += " |\n";
        worded.extend(codes.into_iter().map(String::from));
    }
    let told = told(root)?;
    let odd: Vec<&str> = told.symmetric_difference(&worded).map(String::as_str).collect();
    if odd.is_empty() { Ok(lines) } else { Err(Failure::Said(format!("only in one of the code and {WORDS}: {}", odd.join(", ")))) }
}

/// Every code that pages can hear.
fn told(root: &Root) -> Result<BTreeSet<String>, Failure> {
    let mut codes: BTreeSet<String> = PASSED_ON.map(String::from).into();
    for (place, marks) in SOURCES {
        for text in texts(&root.join(place))? {
            let found = marks.iter().flat_map(|mark| text.split(mark).skip(1)).filter_map(|rest| rest.split('"').next());
            codes.extend(found.filter(|code| !code.is_empty()).map(String::from));
        }
    }
    codes.retain(|code| !ELSEWHERE.contains(&code.as_str()));
    Ok(codes)
}

/// A file, or all scripts below a folder.
fn texts(place: &Path) -> Result<Vec<String>, Failure> {
    if !place.is_dir() {
        return Ok(vec![read(place)?]);
    }
    let mut all = Vec::new();
    for entry in fs::read_dir(place).map_err(Failure::at(place))? {
        all.extend(texts(&entry.map_err(Failure::at(place))?.path())?);
    }
    Ok(all)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at(path))
}
