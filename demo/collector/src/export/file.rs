//! Owns going on with a file that an earlier export wrote: finding its last whole result and cutting off what broke off behind it. The file
//! itself says how far it is, so that there is no second one to lose. Exports nothing.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::format::Format;
use crate::error::Error;

/// Opens a file to write behind what is whole in it, and says the cursor to go on from; none if the file is new or empty. Errors:
/// [`Error::Foreign`] for a file that has lines, but no result.
pub fn open(path: &Path, format: Format) -> Result<(File, Option<String>), Error> {
    let unreadable = |source| Error::Unreadable { file: path.into(), source };
    let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path).map_err(unreadable)?;
    let (whole, cursor) = whole(&file, format).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if cursor.is_none() && length > 0 && !is_begun(&file, format).map_err(unreadable)? {
        return Err(Error::Foreign { file: path.into() });
    }
    file.set_len(whole).map_err(unreadable)?;
    file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    Ok((file, cursor))
}

/// How many bytes there are up to the end of the last whole result, and its cursor.
fn whole(file: &File, format: Format) -> std::io::Result<(u64, Option<String>)> {
    let (mut reader, mut line) = (BufReader::new(file), Vec::new());
    let (mut at, mut last) = (0, (0, None));
    while reader.read_until(b'\n', &mut line)? > 0 {
        at += line.len() as u64;
        if let Some(cursor) = format.cursor_of(&line) {
            last = (at, Some(cursor));
        }
        line.clear();
    }
    Ok(last)
}

/// Whether an export that broke off before its first result may have left this.
fn is_begun(mut file: &File, format: Format) -> std::io::Result<bool> {
    let beginning = format.beginning();
    let mut begun = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(beginning.len() as u64).read_to_end(&mut begun)?;
    Ok(beginning.starts_with(&begun))
}
