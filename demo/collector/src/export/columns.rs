//! Owns what stands in the columns of an export: a row an answer, with the result that it belongs to. Writes nothing down.

use std::borrow::Cow;

use expectly_core::answer::State;
use expectly_core::json::Json;
use expectly_core::study::{Facet, Id, Population, Stage};
use expectly_core::wire::{Answered, Given, Source, SurveyResult};
use jiff::Timestamp;

use crate::error::Error;
use crate::names::name_of;
use crate::store::Stored;

/// One answer, with the result that it belongs to.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    received_at: Timestamp,
    result: &'a SurveyResult,
    answer: &'a Answered,
    cursor: Option<&'a str>,
}

/// How a column is read from a row: its kind, which is the same in every row, and what stands there, if anything does.
#[derive(Clone, Copy)]
pub enum Column {
    Text(for<'a> fn(Row<'a>) -> Option<Cow<'a, str>>),
    Whole(fn(Row<'_>) -> Option<i64>),
    Real(fn(Row<'_>) -> Option<f64>),
    Truth(fn(Row<'_>) -> Option<bool>),
    Time(fn(Row<'_>) -> Timestamp),
    /// Where to go on, in the last row of each result only: what broke off in the midst of a result is then taken back to its beginning.
    Cursor(for<'a> fn(Row<'a>) -> Option<&'a str>),
}

use Column::{Cursor, Real, Text, Time, Truth, Whole};

/// Every column with what stands in it: one table, so that no heading strays from its values.
pub const COLUMNS: &[(&str, Column)] = &[
    ("receivedAt", Time(|row| row.received_at)),
    ("id", Text(|row| some(row.result.id.as_str()))),
    ("study", Text(|row| some(row.result.study.as_str()))),
    ("studyVersion", Whole(|row| Some(row.result.study_version.into()))),
    ("survey", Text(|row| some(row.result.survey.as_str()))),
    ("moment", Text(|row| some(row.result.moment.id()))),
    ("wording", Text(|row| some(row.result.wording.as_str()))),
    ("touchpoint", Text(|row| row.result.touchpoint.as_ref().map(|(id, ..)| id.as_str().into()))),
    ("stage", Text(|row| row.result.touchpoint.as_ref().map(|(_, stage, _)| name_of(Stage::NAMES, *stage).into()))),
    ("facet", Text(|row| row.result.touchpoint.as_ref().map(|(.., facet)| name_of(Facet::NAMES, *facet).into()))),
    ("promise", Text(|row| row.result.promise.as_ref().map(|promise| promise.id.as_str().into()))),
    ("promiseVersion", Text(|row| row.result.promise.as_ref().map(|promise| promise.version.as_str().into()))),
    ("population", Text(|row| some(name_of(Population::NAMES, row.result.population)))),
    ("source", Text(|row| some(name_of(Source::NAMES, row.result.source)))),
    ("locale", Text(|row| some(&row.result.locale))),
    ("question", Text(|row| some(row.answer.question.as_str()))),
    ("measure", Text(|row| row.answer.scale.map(|(measure, _)| measure.id().into()))),
    ("scale", Text(|row| row.answer.scale.map(|(_, scale)| scale.id().into()))),
    ("state", Text(|row| some(name_of(State::NAMES, row.answer.state())))),
    ("value", Whole(|row| row.answer.rating().map(|rating| rating.value().into()))),
    ("expected", Whole(|row| row.answer.expected.map(|rating| rating.value().into()))),
    ("choices", Text(|row| chosen(row.answer).map(Cow::Owned))),
    ("text", Text(|row| words(row.answer).map(Cow::Borrowed))),
    ("randomized", Real(|row| row.answer.randomized)),
    ("tookMs", Whole(|row| row.answer.took_ms.map(u64::cast_signed))),
    ("pair", Text(|row| row.result.pair.as_ref().and_then(|pair| pair.id.as_ref()).map(|id| id.as_str().into()))),
    ("timing", Text(|row| row.result.pair.as_ref().map(|pair| pair.timing.id().into()))),
    ("elapsedMs", Whole(|row| row.result.pair.as_ref().and_then(|pair| pair.elapsed_ms).map(u64::cast_signed))),
    ("first", Whole(|row| row.result.sides().map(|(first, _)| first.value().into()))),
    ("second", Whole(|row| row.result.sides().map(|(_, second)| second.value().into()))),
    ("gapKind", Text(|row| row.result.gap.map(|gap| gap.kind().id().into()))),
    ("gap", Whole(|row| row.result.gap.map(|gap| gap.value().into()))),
    ("verdict", Text(|row| row.result.gap.map(|gap| gap.verdict().into()))),
    ("complete", Truth(|row| Some(row.result.complete))),
    ("sample", Real(|row| row.result.sample)),
    ("ageMs", Whole(|row| row.result.age_ms.map(u64::cast_signed))),
    ("clockSuspect", Truth(|row| Some(row.result.clock_suspect))),
    ("signed", Truth(|row| row.result.signed)),
    ("page", Text(|row| row.result.page.as_deref().map(Cow::Borrowed))),
    ("attributes", Text(|row| attributes(row.result).map(Cow::Owned))),
    ("cursor", Cursor(|row| row.cursor)),
];

/// Does something with each row of a stored result, in the order of its answers.
pub fn each_row(stored: &Stored, cursor: &str, mut with: impl FnMut(Row<'_>)) -> Result<(), Error> {
    let result = stored.result()?;
    let mut answers = result.answers.iter().peekable();
    while let Some(answer) = answers.next() {
        let cursor = answers.peek().is_none().then_some(cursor);
        with(Row { received_at: stored.received_at, result: &result, answer, cursor });
    }
    Ok(())
}

fn some(text: &str) -> Option<Cow<'_, str>> {
    Some(text.into())
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
