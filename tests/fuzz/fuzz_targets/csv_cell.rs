//! A text in a cell is read back by anyone who knows RFC 4180, and no spreadsheet takes it, or a part of it, for a formula.
#![no_main]

use expectly_collector::edge::csv_cell;
use libfuzzer_sys::fuzz_target;

/// What begins a formula, in the usual and the wide form.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fuzz_target!(|text: &str| {
    let cell = csv_cell(text);
    let read = read(&cell);
    assert!(!read.starts_with(['\t', '\r', '\n']), "{read:?} begins with what a spreadsheet passes over");
    // Some spreadsheets part cells by semicolons or tabs, and then see no quotes around line breaks either.
    for part in cell.split([';', '\t', '\r', '\n']) {
        assert!(!part.trim_start_matches([' ', '"']).starts_with(FORMULA), "{part:?} of {cell:?} would be run");
    }
    let mut left = text.chars().peekable();
    for character in read.chars() {
        if left.next_if_eq(&character).is_none() {
            assert_eq!(character, '\'', "{read:?} was {text:?}");
        }
    }
    assert_eq!(left.next(), None, "{read:?} was {text:?}");
});

/// The content of the one cell of a line, as RFC 4180 has it.
fn read(cell: &str) -> String {
    let Some(quoted) = cell.strip_prefix('"') else {
        assert!(!cell.contains(['"', ',', '\r', '\n']), "{cell:?} ends early");
        return cell.into();
    };
    let inside = quoted.strip_suffix('"').expect("a closing quote");
    assert!(!inside.replace("\"\"", "").contains('"'), "{cell:?} ends early");
    inside.replace("\"\"", "\"")
}
