//! Owns `expectly backup`: a copy of a SQLite store as of one moment, made beside a collector at work, looked through before it is called
//! one. Servers have tools of their own.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::command_line::Backup;
use crate::doctor;
use crate::error::Error;
use crate::store::{self, Address, For};

/// What the time of the last backup is noted under, in the store itself.
pub const NOTED: &str = "last backup";

/// `expectly backup`. The file has its name only once it is whole, verified and on disk.
pub fn backup(arguments: &Backup) -> Result<(), Error> {
    let Address::Sqlite(from) = &arguments.store else { return Err(Error::BackupElsewhere(arguments.store.to_string())) };
    if arguments.to.exists() {
        return Err(Error::BackupThere(arguments.to.clone()));
    }
    let part = beside(&arguments.to, ".part");
    let made = make(from, &part).and_then(|many| {
        fs::rename(&part, &arguments.to).and_then(|()| sync_folder(&arguments.to)).map_err(|source| unwritten(&arguments.to, source))?;
        Ok(many)
    });
    if made.is_err() {
        // What broke off is of no use to anybody, and it may be what fills the disk.
        let _ = fs::remove_file(&part);
    }
    let many = made?;
    store::open(&arguments.store, For::Tending)?.take_note(NOTED, &store::written(Timestamp::now()))?;
    writeln!(io::stdout(), "{many} results in {}: whole, and counted right", arguments.to.display())?;
    Ok(())
}

fn make(from: &Path, part: &Path) -> Result<u64, Error> {
    // Empties that of an attempt that was killed. Where no file can be made, it is not the store's fault.
    File::create(part).map_err(|source| unwritten(part, source))?;
    store::save_sqlite(from, part)?;
    // The engine leaves this to us.
    File::open(part).and_then(|file| file.sync_all()).map_err(|source| unwritten(part, source))?;
    let copy = store::open(&Address::Sqlite(part.into()), For::Reading)?;
    match doctor::wrong(copy.as_ref())?.into_iter().next() {
        Some(wrong) => Err(Error::NotBackedUp { store: from.display().to_string(), wrong }),
        None => copy.size(),
    }
}

fn beside(file: &Path, more: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(more);
    name.into()
}

/// A new name is durable once its folder is.
fn sync_folder(file: &Path) -> io::Result<()> {
    match file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => File::open(".")?.sync_all(),
    }
}

fn unwritten(file: &Path, source: io::Error) -> Error {
    Error::Unwritten { file: file.into(), source }
}
