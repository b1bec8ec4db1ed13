//! Owns the report in a terminal: a table a study, as wide as there is room. What it says is `rows`', the numbers are core's, in its words.

use std::io::{IsTerminal, stdout};

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use expectly_core::report::{Reading, Report};
use expectly_core::study::Study;
use terminal_size::{Width, terminal_size};

use super::rows::{self, Row};
use crate::command_line;
use crate::error::Error;
use crate::log;
use crate::store::{self, For};
use crate::studies::Studies;

/// No lines but one beneath the heads, so that it can be read by programs, too.
const LINES: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
/// Columns of numbers, which are aligned at their ends.
const NUMBERS: std::ops::RangeInclusive<usize> = 2..=4;

/// `expectly report`
pub fn print(arguments: &command_line::Report) -> Result<(), Error> {
    let studies = Studies::read(&arguments.studies)?;
    let store = store::open(&arguments.store, For::Reading)?;
    let wanted = |study: &&std::sync::Arc<Study>| arguments.study.as_ref().is_none_or(|id| study.id.as_str() == id);
    let mut none = true;
    for study in studies.iter().filter(wanted) {
        let tally = arguments.part.tally(store.as_ref(), study.id.as_str())?;
        let refused = tally.refused;
        let unsigned = tally.signed().map(|(signed, unsigned)| format!(", {unsigned} of {} not signed", signed + unsigned));
        let (_, report) = super::of(study, &tally)?;
        let (before, id, version) = (if none { "" } else { "\n" }, study.id.as_str(), study.version);
        log::say(format_args!("{before}{id}, version {version}, {refused} refused{}\n", unsigned.unwrap_or_default()));
        log::say(table(&report, study).trim_fmt());
        none = false;
    }
    if none { Err(Error::UnknownStudy) } else { Ok(()) }
}

fn table(report: &Report, study: &Study) -> Table {
    let mut table = Table::new();
    table.load_style(LINES).set_content_arrangement(ContentArrangement::Dynamic);
    // Whoever reads a file or a pipe wants whole lines.
    match terminal_size().filter(|_| stdout().is_terminal()) {
        Some((Width(width), _)) => table.set_width(width),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(["Survey", "Measure", "n", "Value", &format!("{} % interval", report.confidence * 100.0), "Method"]);
    table.add_rows(rows::of(report, study).iter().map(cells));
    for column in table.column_iter_mut().enumerate().filter(|(place, _)| NUMBERS.contains(place)).map(|(_, column)| column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The parts of core's own sentence, which says numbers as they are usually said.
fn cells(row: &Row<'_>) -> [String; 6] {
    let (n, text) = match row.reading {
        Reading::Estimate(estimate) => (estimate.n, &estimate.text),
        Reading::Suppressed(suppressed) => (suppressed.n, &suppressed.text),
        Reading::Insufficient(insufficient) => (insufficient.n, &insufficient.text),
    };
    let (name, rest) = text.split_once(": ").unwrap_or((text, ""));
    let (value, interval, method) = match (row.reading, parts(rest)) {
        (Reading::Estimate(estimate), Some((value, interval))) => (value, interval, estimate.method_name),
        _ => ("–", "–", rest),
    };
    let name = row.option.map_or(name.into(), |option| format!("{name}: {option}"));
    [row.about.clone(), name, n.to_string(), value.into(), interval.into(), method.into()]
}

/// A number and its interval, from "+10.0 (95 % interval +2.1 to +17.9, n = 200, …)".
fn parts(text: &str) -> Option<(&str, &str)> {
    let (value, rest) = text.split_once(" (")?;
    let (_, rest) = rest.split_once("interval ")?;
    Some((value, rest.split_once(", n = ")?.0))
}
