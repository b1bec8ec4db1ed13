//! Owns the studies that are served: finding and reading their files at the start. Core decides whether a study is right.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use expectly_core::error::Error as Wrong;
use expectly_core::study::Study;

use crate::error::Error;

/// The studies, each under its own id.
pub struct Studies(Vec<Arc<Study>>);

impl Studies {
    /// Reads files, and the `.json` files of folders. Errors: [`Error::Unreadable`], [`Error::Study`] (also when two files carry the same
    /// id), [`Error::NoStudy`].
    pub fn read(paths: &[PathBuf]) -> Result<Studies, Error> {
        let mut studies: Vec<Arc<Study>> = Vec::new();
        for file in files(paths)? {
            let text = fs::read_to_string(&file).map_err(|source| Error::Unreadable { file: file.clone(), source })?;
            let study = Study::parse(&text).and_then(|study| match studies.iter().any(|known| known.id == study.id) {
                true => Err(Wrong::DuplicateId { path: "study".into() }),
                false => Ok(study),
            });
            studies.push(Arc::new(study.map_err(|source| Error::Study { file, source })?));
        }
        if studies.is_empty() { Err(Error::NoStudy) } else { Ok(Studies(studies)) }
    }

    /// The study of that id.
    pub fn get(&self, id: &str) -> Option<&Arc<Study>> {
        self.0.iter().find(|study| study.id.as_str() == id)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Arc<Study>> {
        self.0.iter()
    }
}

/// The files meant by the command line, those of a folder in the order of their names.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(inside(path).map_err(|source| Error::Unreadable { file: path.clone(), source })?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}
