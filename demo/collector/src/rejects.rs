//! Owns looking at what was refused and kept aside: how much there is, and all of it for whoever looks after the collector. Keeps nothing
//! aside itself (`store`).

use std::fmt::Write as _;
use std::io::{self, BufWriter, ErrorKind, Write};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::command_line::RejectsList;
use crate::error::Error;
use crate::store;

/// How much was refused that was meant for a study.
pub fn count(store: &Connection, study: &str) -> Result<u64, Error> {
    let count: i64 = store.query_row("SELECT count(*) FROM rejects WHERE study = ?1", [study], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// `expectly rejects list`: a line each, time, study, code, path and the text, separated by tabs.
pub fn list(arguments: &RejectsList) -> Result<(), Error> {
    let store = store::to_read(&arguments.store)?;
    let sql = "SELECT received_at, study, code, path, body FROM rejects WHERE ?1 IS NULL OR study = ?1 ORDER BY seq";
    let mut statement = store.prepare(sql)?;
    let mut rows = statement.query([&arguments.study])?;
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(row) = rows.next()? {
        match writeln!(out, "{}", line(row)?) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    Ok(out.flush()?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<String> {
    let mut line = String::new();
    for column in ["received_at", "study", "code", "path", "body"] {
        if !line.is_empty() {
            line.push('\t');
        }
        match row.get_ref(column)? {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => print_safe(&String::from_utf8_lossy(bytes), &mut line),
            _ => line.push('-'),
        }
    }
    Ok(line)
}

/// Anybody can have sent this text, and a terminal obeys control characters: they are written as numbers instead.
fn print_safe(text: &str, line: &mut String) {
    for character in text.chars() {
        // Marks that turn the reading direction around can make a line look like another one.
        let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if character.is_control() || turns {
            // Writing to a text does not fail.
            let _ = write!(line, "{}", character.escape_unicode());
        } else {
            line.push(character);
        }
    }
}
