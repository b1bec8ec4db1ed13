//! Owns knowing that a step was done already for the same inputs, so that a second start takes seconds; does not do the step.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A fingerprint of some inputs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of files and of all files in folders, by path and content.
    pub fn of_files(paths: &[PathBuf]) -> Result<Fingerprint, Failure> {
        let mut hasher = DefaultHasher::new();
        let mut waiting = paths.to_vec();
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                let mut inside = fs::read_dir(&path)
                    .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>())
                    .map_err(Failure::at(&path))?;
                inside.retain(|path| !path.ends_with("node_modules"));
                inside.sort();
                waiting.extend(inside);
            } else {
                path.hash(&mut hasher);
                fs::read(&path).map_err(Failure::at(&path))?.hash(&mut hasher);
            }
        }
        Ok(Fingerprint(hasher.finish()))
    }

    /// Eight hex digits, for file names.
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 32)
    }
}

/// Does a step unless it was done for the same inputs and its products are still there.
pub fn unless_done(
    stamp: &Path,
    inputs: Fingerprint,
    products: &[PathBuf],
    step: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mark = format!("{:016x}", inputs.0);
    let done = fs::read_to_string(stamp).is_ok_and(|known| known == mark) && products.iter().all(|path| path.exists());
    if done {
        return Ok(());
    }
    step()?;
    fs::write(stamp, mark).map_err(Failure::at(stamp))
}
