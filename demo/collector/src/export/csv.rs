//! Owns the export as a table (RFC 4180), safe to open in a spreadsheet: no text of anybody's runs there. Reads no store; what stands in
//! which column is `columns`'.

use super::columns::{COLUMNS, Column, Row, each_row};
use super::format::Sheet;
use crate::error::Error;
use crate::store::{Stored, written as written_time};

/// A table that is being written, line by line.
pub struct Csv;

impl Sheet for Csv {
    fn head(&mut self) -> Vec<u8> {
        line(COLUMNS.iter().map(|(name, _)| (*name).into()))
    }

    fn add(&mut self, stored: &Stored, cursor: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        each_row(stored, cursor, |row| out.extend(line(COLUMNS.iter().map(|(_, column)| cell(*column, row)))))
    }
}

/// The cursor at the end of a line, if it is the last line of a result. What visitors wrote cannot look like one: inside quotes a quote is
/// doubled, and outside there is none.
pub fn cursor_of(line: &[u8]) -> Option<&str> {
    let (_, last) = str::from_utf8(line).ok()?.strip_suffix("\"\r\n")?.rsplit_once(",\"")?;
    (!last.contains('"')).then_some(last)
}

fn line(cells: impl Iterator<Item = String>) -> Vec<u8> {
    (cells.collect::<Vec<_>>().join(",") + "\r\n").into_bytes()
}

fn cell(column: Column, row: Row<'_>) -> String {
    match column {
        Column::Text(read) => read(row).map(|text| csv_cell(&text)).unwrap_or_default(),
        // Only texts can be mistaken for formulas; a negative number must stay a number.
        Column::Whole(read) => read(row).map(|number| number.to_string()).unwrap_or_default(),
        Column::Real(read) => read(row).map(|number| number.to_string()).unwrap_or_default(),
        Column::Truth(read) => read(row).map(|truth| truth.to_string()).unwrap_or_default(),
        Column::Time(read) => written_time(read(row)),
        // Always in quotes, and nothing in a cursor would have to be doubled.
        Column::Cursor(read) => read(row).map(|cursor| format!("\"{cursor}\"")).unwrap_or_default(),
    }
}

/// A text as it stands between two commas.
pub fn csv_cell(text: &str) -> String {
    quoted(&disarmed(text))
}

/// A spreadsheet runs what begins with one of these, in its usual or its wide form; the apostrophe says "text" (CWE-1236). A cell can also
/// begin in the midst of a text, where a spreadsheet of another country parts cells by semicolons or tabs and so does not see the quotes.
fn disarmed(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut begins = true;
    if text.starts_with(['\t', '\r', '\n']) {
        safe.push('\'');
    }
    for character in text.chars() {
        if begins && matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            safe.push('\'');
        }
        begins = matches!(character, ';' | '\t' | '\r' | '\n') || begins && matches!(character, ' ' | '"');
        safe.push(character);
    }
    safe
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k20_a_formula_in_the_midst_of_a_text_is_none_where_semicolons_part_cells() {
        for (text, safe) in [
            ("a;=1", "a;'=1"),
            ("a; \"=1", "a; \"'=1"),
            ("a\n-1", "a\n'-1"),
            (" =1", " '=1"),
            ("\t=1", "'\t'=1"),
            ("a;b = c-d", "a;b = c-d"),
            ("＝1", "'＝1"),
        ] {
            assert_eq!(disarmed(text), safe);
        }
    }

    #[test]
    fn a_visitor_cannot_write_what_looks_like_the_end_of_a_result() {
        for words in ["x,\"s:9\"", "\"", ",\"s:9", "x\",\"s:9", ",s:9"] {
            let text = format!("{},{}\r\n", quoted(words), quoted("y\r\nz"));
            assert!(text.split_inclusive('\n').all(|line| cursor_of(line.as_bytes()).is_none()), "{text}");
            let text = quoted(&format!("{words}\r\n"));
            assert!(text.split_inclusive('\n').all(|line| cursor_of(line.as_bytes()).is_none()), "{text}");
        }
        assert_eq!(cursor_of(b"x,\"a \"\"b\"\"\",\"corner-shop:9/12\"\r\n"), Some("corner-shop:9/12"));
    }
}
