//! Owns the immutable copy of what pages load: a folder named by its version, and the list of hashes by which a page can insist on it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::compress;
use crate::failure::Failure;
use crate::integrity;
use crate::shell::Root;

/// The workspace's version, which names the folder.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The list of hashes in each folder that pages load from.
const LIST: &str = "integrity.json";

/// Lists the hashes of a folder's files in it, and copies the folder beside itself under the version's name.
pub fn keep(evergreen: &Path, versioned: &Path) -> Result<(), Failure> {
    let mut hashes = Map::new();
    for file in files(evergreen)? {
        if is_itself(&file) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            hashes.insert(name, Value::String(integrity::of(&file)?));
        }
    }
    let list = evergreen.join(LIST);
    let text = serde_json::to_string_pretty(&hashes).map_err(|error| Failure::Said(error.to_string()))?;
    fs::write(&list, text + "\n").map_err(Failure::at(&list))?;
    compress::beside(&list)?;
    copy_each(evergreen, versioned, |_| true)
}

/// Copies the files of a flat folder that are not compressed forms of others: servers of other people compress in their own ways.
pub fn copy_plain(from: &Path, to: &Path) -> Result<(), Failure> {
    copy_each(from, to, is_itself)
}

/// Whether a file is not the compressed form of another, which is the same to a browser.
fn is_itself(file: &Path) -> bool {
    !file.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}

fn copy_each(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Result<(), Failure> {
    for file in files(from)?.into_iter().filter(|file| wanted(file)) {
        fs::copy(&file, to.join(file.file_name().unwrap_or_default())).map_err(Failure::at(&file))?;
    }
    Ok(())
}

/// Prints the tag that embeds this version and nothing else.
pub fn print_tag(root: &Root, folder: &str, study: &str) -> Result<(), Failure> {
    let hash = integrity::of(&root.target().join("dist").join(VERSION).join("expectly.js"))?;
    println!("{}", tag(folder, study, &hash));
    Ok(())
}

fn tag(folder: &str, study: &str, hash: &str) -> String {
    let folder = folder.trim_end_matches('/');
    format!(
        "<script async src=\"{folder}/{VERSION}/expectly.js\"\n        integrity=\"{hash}\" crossorigin=\"anonymous\"\n        data-study=\"{study}\"></script>"
    )
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::at(folder))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{VERSION, tag};

    #[test]
    fn the_tag_names_this_version_and_its_hash() {
        let written = tag("https://cx.acme.example/", "/study.json", "sha384-A");
        assert!(written.contains(&format!("src=\"https://cx.acme.example/{VERSION}/expectly.js\"")), "{written}");
        assert!(written.contains("integrity=\"sha384-A\" crossorigin=\"anonymous\""), "{written}");
    }
}
