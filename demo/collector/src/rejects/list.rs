//! Owns showing what was refused and kept aside, all of it, safe to read on a terminal. Judges none of it.

use std::fmt::Write as _;
use std::io::{self, BufWriter, ErrorKind, Write};

use crate::command_line::RejectsList;
use crate::error::Error;
use crate::store::{self, For, Kept, Page, written};

/// How many are held in memory at once; at 64 KiB each they fill 32 MiB at most.
const PAGE: u32 = 500;

/// `expectly rejects list`: a line each, time, study, code, path and the text, separated by tabs.
pub fn list(arguments: &RejectsList) -> Result<(), Error> {
    let store = store::open(&arguments.store, For::Reading)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut page = Page { after: String::new(), most: PAGE };
    loop {
        let found = store.refused(arguments.study.as_deref(), &page)?;
        for kept in &found {
            match writeln!(out, "{}", line(kept)) {
                // Whoever reads has seen enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
                written => written?,
            }
        }
        match found.into_iter().next_back() {
            Some(last) => page.after = last.place,
            None => return Ok(out.flush()?),
        }
    }
}

fn line(kept: &Kept) -> String {
    let refused = &kept.refused;
    let mut line = written(kept.received_at);
    for text in [refused.study.as_deref().unwrap_or("-"), &refused.code, &refused.path, &String::from_utf8_lossy(&refused.body)] {
        line.push('\t');
        print_safe(text, &mut line);
    }
    line
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
