//! Owns putting the study's descriptions where they are used: JSON Schema and types beside what is shipped, the table of keys into the
//! repository. Core writes them from its tables; nothing is said here.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::shell::{Root, output, step};

/// The JSON Schema, as it is called wherever it lies.
pub const SCHEMA: &str = "study.schema.json";
/// The TypeScript declarations.
pub const TYPES: &str = "study.d.ts";
/// The table of keys, in the repository so that it can be read without building anything.
const KEYS: &str = "widget/STUDY.md";

/// Writes all of them: the table of keys into the repository, the others into target/study.
pub fn write(root: &Root) -> Result<(), Failure> {
    let folder = descriptions(root)?;
    fs::write(root.join(KEYS), printed(root, "keys")?).map_err(Failure::at(&root.join(KEYS)))?;
    println!("{KEYS}\n{}\n{}", folder.join(SCHEMA).display(), folder.join(TYPES).display());
    Ok(())
}

/// Fails when the table of keys in the repository is not what core's tables say.
pub fn check(root: &Root) -> Result<(), Failure> {
    step("Table of keys");
    let known = fs::read_to_string(root.join(KEYS)).map_err(Failure::at(&root.join(KEYS)))?;
    if known == printed(root, "keys")? {
        Ok(())
    } else {
        Err(Failure::Said(format!("{KEYS} is not what core reads any more; run `cargo xtask schema`")))
    }
}

/// The folder with the JSON Schema and the types, written anew.
pub fn descriptions(root: &Root) -> Result<PathBuf, Failure> {
    let folder = root.target().join("study");
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    put(&folder.join(SCHEMA), &printed(root, "schema")?)?;
    put(&folder.join(TYPES), &printed(root, "types")?)?;
    Ok(folder)
}

fn put(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(Failure::at(file))
}

fn printed(root: &Root, what: &str) -> Result<String, Failure> {
    let arguments = ["run", "--quiet", "--package", "expectly-core", "--features", "schema", "--example", "schema", "--", what];
    let text = output(root.cargo().args(arguments));
    text.map(|text| text + "\n").ok_or_else(|| Failure::Said("core could not print the study's description".into()))
}
