//! Owns exporting from the command line: to standard output or into a file, which goes on where it ended. What is written is `pages`'.

use std::fs;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::file;
use super::pages::Pages;
use crate::command_line;
use crate::error::Error;
use crate::progress::Progress;
use crate::store::{self, EDITION, For, Store};

/// `expectly export`: how far it is, and at the end where to go on, stands on standard error.
pub fn export(arguments: &command_line::Export) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    // Each study that was ever served or stored has a revision.
    if store.revision(&arguments.study)? == 0 {
        return Err(Error::UnknownStudy);
    }
    let after = arguments.after.as_deref();
    match &arguments.out {
        None => write(store.as_ref(), arguments, after, &mut io::stdout().lock()),
        Some(out) if arguments.format.goes_on() => go_on(store.as_ref(), arguments, out),
        Some(out) => replace(store.as_ref(), arguments, out),
    }
}

/// Writes behind what the file holds already.
fn go_on(store: &dyn Store, arguments: &command_line::Export, out: &Path) -> Result<(), Error> {
    let (mut file, found) = file::open(out, arguments.format)?;
    if let (Some(_), Some(found)) = (&arguments.after, &found) {
        return Err(Error::TwoCursors { file: out.into(), found: found.clone() });
    }
    write(store, arguments, found.as_deref().or(arguments.after.as_deref()), &mut file)?;
    Ok(file.sync_all()?)
}

/// Writes a file anew: beside the old one, which it takes the place of when it is whole.
fn replace(store: &dyn Store, arguments: &command_line::Export, out: &Path) -> Result<(), Error> {
    let beside = PathBuf::from(format!("{}.part", out.display()));
    let unwritable = |source| Error::Unreadable { file: beside.clone(), source };
    let mut file = File::create(&beside).map_err(unwritable)?;
    write(store, arguments, arguments.after.as_deref(), &mut file)?;
    file.sync_all().and_then(|()| fs::rename(&beside, out)).map_err(unwritable)
}

fn write(store: &dyn Store, arguments: &command_line::Export, after: Option<&str>, out: &mut dyn Write) -> Result<(), Error> {
    let mut pages = Pages::of((&arguments.study, &store.note(EDITION)?), arguments.format, after)?;
    let mut progress = Progress::begin("exported", None, 0);
    while let Some(bytes) = pages.next(store)? {
        match out.write_all(&bytes).and_then(|()| out.flush()) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
        progress.at(pages.written());
    }
    progress.end(pages.written());
    if let Some(cursor) = pages.cursor() {
        eprintln!("cursor: {cursor}");
    }
    Ok(())
}
