//! Owns the export as a table: a row an answer (RFC 4180), safe to open in a spreadsheet. Reads no store.

use expectly_core::answer::State;
use expectly_core::json::Json;
use expectly_core::study::{Facet, Id, Population, Stage};
use expectly_core::wire::{Answered, Given, Source, SurveyResult};
use jiff::Timestamp;

use super::Format;
use crate::error::Error;
use crate::names::name_of;
use crate::store::{Stored, written as written_time};

pub const FORMAT: Format = Format { content_type: "text/csv; charset=utf-8; header=present", head, write };

/// One answer, with the result that it belongs to.
#[derive(Clone, Copy)]
struct Row<'a> {
    received_at: Timestamp,
    result: &'a SurveyResult,
    answer: &'a Answered,
}

/// What stands in a cell. Only texts can be mistaken for formulas; a negative number must stay a number.
enum Cell<'a> {
    Text(&'a str),
    Made(String),
    Number(String),
    Empty,
}

type Column = (&'static str, for<'a> fn(Row<'a>) -> Cell<'a>);

/// Every column with what stands in it: one table, so that no heading strays from its values.
const COLUMNS: &[Column] = &[
    ("receivedAt", |row| Cell::Made(written_time(row.received_at))),
    ("id", |row| Cell::Text(row.result.id.as_str())),
    ("study", |row| Cell::Text(row.result.study.as_str())),
    ("studyVersion", |row| number(Some(row.result.study_version))),
    ("survey", |row| Cell::Text(row.result.survey.as_str())),
    ("moment", |row| Cell::Text(row.result.moment.id())),
    ("wording", |row| Cell::Text(row.result.wording.as_str())),
    ("touchpoint", |row| text(row.result.touchpoint.as_ref().map(|(id, ..)| id.as_str()))),
    ("stage", |row| text(row.result.touchpoint.as_ref().map(|(_, stage, _)| name_of(Stage::NAMES, *stage)))),
    ("facet", |row| text(row.result.touchpoint.as_ref().map(|(.., facet)| name_of(Facet::NAMES, *facet)))),
    ("promise", |row| text(row.result.promise.as_ref().map(|promise| promise.id.as_str()))),
    ("promiseVersion", |row| text(row.result.promise.as_ref().map(|promise| promise.version.as_str()))),
    ("population", |row| Cell::Text(name_of(Population::NAMES, row.result.population))),
    ("source", |row| Cell::Text(name_of(Source::NAMES, row.result.source))),
    ("locale", |row| Cell::Text(&row.result.locale)),
    ("question", |row| Cell::Text(row.answer.question.as_str())),
    ("measure", |row| text(row.answer.scale.map(|(measure, _)| measure.id()))),
    ("scale", |row| text(row.answer.scale.map(|(_, scale)| scale.id()))),
    ("state", |row| Cell::Text(name_of(State::NAMES, row.answer.state()))),
    ("value", |row| number(row.answer.rating().map(|rating| rating.value()))),
    ("expected", |row| number(row.answer.expected.map(|rating| rating.value()))),
    ("choices", |row| made(chosen(row.answer))),
    ("text", |row| text(words(row.answer))),
    ("randomized", |row| number(row.answer.randomized)),
    ("tookMs", |row| number(row.answer.took_ms)),
    ("pair", |row| text(row.result.pair.as_ref().and_then(|pair| pair.id.as_ref()).map(|id| id.as_str()))),
    ("timing", |row| text(row.result.pair.as_ref().map(|pair| pair.timing.id()))),
    ("elapsedMs", |row| number(row.result.pair.as_ref().and_then(|pair| pair.elapsed_ms))),
    ("first", |row| number(row.result.sides().map(|(first, _)| first.value()))),
    ("second", |row| number(row.result.sides().map(|(_, second)| second.value()))),
    ("gapKind", |row| text(row.result.gap.map(|gap| gap.kind().id()))),
    ("gap", |row| number(row.result.gap.map(|gap| gap.value()))),
    ("verdict", |row| text(row.result.gap.map(|gap| gap.verdict()))),
    ("complete", |row| Cell::Text(if row.result.complete { "true" } else { "false" })),
    ("sample", |row| number(row.result.sample)),
    ("ageMs", |row| number(row.result.age_ms)),
    ("clockSuspect", |row| Cell::Text(if row.result.clock_suspect { "true" } else { "" })),
    ("signed", |row| text(row.result.signed.map(|signed| if signed { "true" } else { "false" }))),
    ("page", |row| text(row.result.page.as_deref())),
    ("attributes", |row| made(attributes(row.result))),
];

fn text(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Empty, Cell::Text)
}

fn number<'a>(value: Option<impl ToString>) -> Cell<'a> {
    value.map_or(Cell::Empty, |value| Cell::Number(value.to_string()))
}

fn made<'a>(text: Option<String>) -> Cell<'a> {
    text.map_or(Cell::Empty, Cell::Made)
}

/// The options' names, which have no blanks.
fn chosen(answer: &Answered) -> Option<String> {
    match &answer.given {
        Given::Choices { chosen, .. } => Some(chosen.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")),
        _ => None,
    }
}

/// What the page said of the visitor, as JSON: which names there are differs from study to study.
fn attributes(result: &SurveyResult) -> Option<String> {
    let entries = || result.attributes.iter().map(|(name, value)| (name.clone(), Json::from(value.as_str())));
    (!result.attributes.is_empty()).then(|| Json::Object(entries().collect()).to_text())
}

fn words(answer: &Answered) -> Option<&str> {
    match &answer.given {
        Given::Text(text) => Some(text),
        Given::Choices { text, .. } => text.as_deref(),
        _ => None,
    }
}

fn head() -> String {
    line(COLUMNS.iter().map(|(name, _)| (*name).into()))
}

fn write(stored: &Stored) -> Result<String, Error> {
    let result = SurveyResult::parse(&stored.body).map_err(Error::Damaged)?;
    let row = |answer| Row { received_at: stored.received_at, result: &result, answer };
    Ok(result.answers.iter().map(|answer| line(COLUMNS.iter().map(|(_, cell)| written(cell(row(answer)))))).collect())
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

fn written(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => csv_cell(text),
        Cell::Made(text) => csv_cell(&text),
        Cell::Number(number) => number,
        Cell::Empty => String::new(),
    }
}

/// A text as it stands between two commas.
pub fn csv_cell(text: &str) -> String {
    quoted(&disarmed(text))
}

/// A spreadsheet runs what starts with one of these; the apostrophe says "text" and is not shown (CWE-1236).
fn disarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.into() }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}
