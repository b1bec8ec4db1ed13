//! Owns turning one entry into rows, and deciding whether its id is new. Opens no transaction: what belongs together is the writer's.

use expectly_core::answer::State;
use expectly_core::study::{Facet, Id, Population, Stage};
use expectly_core::wire::{Answered, Compared, Given, Source, Status, SurveyResult};
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::names::name_of;

/// The code of a second result under an id that is taken.
pub const CONFLICT: &str = "conflict";

/// Something to store.
pub enum Entry {
    /// A result that core and the study found right.
    Result(Box<SurveyResult>),
    /// Something to keep aside.
    Refused(Refused),
}

/// What was refused, and why.
pub struct Refused {
    study: Option<String>,
    code: &'static str,
    path: String,
    body: Vec<u8>,
}

impl Refused {
    pub fn new(study: Option<String>, code: &'static str, path: &str, body: &[u8]) -> Refused {
        Refused { study, code, path: path.into(), body: body.into() }
    }
}

impl Entry {
    /// The study that it counts for, if that can be told.
    pub fn study(&self) -> Option<&str> {
        match self {
            Entry::Result(result) => Some(result.study.as_str()),
            Entry::Refused(refused) => refused.study.as_deref(),
        }
    }
}

/// Says that a study's report may differ from now on.
pub fn raise_revision(store: &Connection, study: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO revisions (study, revision) VALUES (?1, 1) ON CONFLICT (study) DO UPDATE SET revision = revision + 1";
    store.prepare_cached(sql)?.execute([study]).map(|_| ())
}

/// Stores an entry and says what became of it.
pub fn store(store: &Connection, entry: &Entry) -> rusqlite::Result<Status> {
    match entry {
        Entry::Result(result) => store_result(store, result),
        Entry::Refused(refused) => keep_aside(store, refused).map(|()| Status::Rejected),
    }
}

fn store_result(store: &Connection, result: &SurveyResult) -> rusqlite::Result<Status> {
    let (study, id) = (result.study.as_str(), result.id.as_str());
    let sql = "INSERT INTO results (study, id, received_at, body) VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?3)
               ON CONFLICT (study, id) DO NOTHING RETURNING seq";
    let body = result.to_json().to_text();
    let seq: Option<i64> = store.prepare_cached(sql)?.query_row(params![study, id, body], |row| row.get(0)).optional()?;
    if let Some(seq) = seq {
        make_countable(store, seq, result)?;
        return Ok(Status::Stored);
    }
    let sql = "SELECT body FROM results WHERE study = ?1 AND id = ?2";
    let first: String = store.prepare_cached(sql)?.query_row([study, id], |row| row.get(0))?;
    if SurveyResult::parse(&first).is_ok_and(|first| first.identity() == result.identity()) {
        return Ok(Status::Duplicate);
    }
    keep_aside(store, &Refused { study: Some(study.into()), code: CONFLICT, path: "id".into(), body: body.into() })?;
    Ok(Status::Conflict)
}

/// Writes down in columns what a stored result says.
pub fn make_countable(store: &Connection, seq: i64, result: &SurveyResult) -> rusqlite::Result<()> {
    let common = Common::of(seq, result);
    for (position, answer) in (0_u32..).zip(&result.answers) {
        insert_answer(store, &common, position, result, answer)?;
    }
    result.compared().try_for_each(|compared| insert_pair(store, &common, result, &compared))
}

/// What all rows of a result share.
struct Common<'a> {
    seq: i64,
    result: &'a SurveyResult,
    promise: Option<String>,
}

/// The sentence that adds a row to a table with columns of its own; those that all rows share have their one home here and in
/// [`Common::insert`].
macro_rules! insert {
    ($table:literal, $own:literal, $places:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " (result, study, survey, wording, touchpoint, stage, facet, promise, population, source, ",
            $own,
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ",
            $places,
            ")"
        )
    };
}

impl<'a> Common<'a> {
    fn of(seq: i64, result: &'a SurveyResult) -> Common<'a> {
        let promise = result.promise.as_ref().map(|promise| crate::names::promise(&promise.id, &promise.version));
        Common { seq, result, promise }
    }

    /// Adds a row by a sentence of `insert!`, with what stands in its own columns.
    fn insert(&self, store: &Connection, sentence: &'static str, own: &[&dyn ToSql]) -> rusqlite::Result<()> {
        let touchpoint = self.result.touchpoint.as_ref();
        let common: [&dyn ToSql; 10] = [
            &self.seq,
            &self.result.study.as_str(),
            &self.result.survey.as_str(),
            &self.result.wording.as_str(),
            &touchpoint.map(|(id, ..)| id.as_str()),
            &touchpoint.map(|(_, stage, _)| name_of(Stage::NAMES, *stage)),
            &touchpoint.map(|(.., facet)| name_of(Facet::NAMES, *facet)),
            &self.promise,
            &name_of(Population::NAMES, self.result.population),
            &name_of(Source::NAMES, self.result.source),
        ];
        store.prepare_cached(sentence)?.execute([&common, own].concat().as_slice()).map(|_| ())
    }
}

fn insert_answer(store: &Connection, common: &Common, position: u32, result: &SurveyResult, answer: &Answered) -> rusqlite::Result<()> {
    let chosen: &[Id] = if let Given::Choices { chosen, .. } = &answer.given { chosen } else { &[] };
    let own: [&dyn ToSql; 10] = [
        &position,
        &result.moment.id(),
        &answer.question.as_str(),
        &answer.scale.map(|(measure, _)| measure.id()),
        &answer.scale.map(|(_, scale)| scale.id()),
        &name_of(State::NAMES, answer.state()),
        &answer.rating().map(|rating| rating.value()),
        &result.expected_now(answer).map(|rating| rating.value()),
        &u32::try_from(chosen.len()).ok().filter(|many| *many > 0),
        &answer.randomized,
    ];
    let sentence = insert!(
        "answers",
        "position, moment, question, measure, scale, state, value, expected, chosen, randomized",
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
    );
    common.insert(store, sentence, &own)?;
    chosen.iter().try_for_each(|option| {
        let own: [&dyn ToSql; 4] = [&position, &answer.question.as_str(), &option.as_str(), &answer.randomized];
        common.insert(store, insert!("choices", "position, question, option, randomized", "?, ?, ?, ?"), &own)
    })
}

fn insert_pair(store: &Connection, common: &Common, result: &SurveyResult, compared: &Compared) -> rusqlite::Result<()> {
    let own: [&dyn ToSql; 6] = [
        &compared.question,
        &compared.first.scale().id(),
        &compared.gap.id(),
        &result.timing().id(),
        &compared.first.value(),
        &compared.second.value(),
    ];
    common.insert(store, insert!("pairs", "question, scale, gap, timing, first, second", "?, ?, ?, ?, ?, ?"), &own)
}

fn keep_aside(store: &Connection, refused: &Refused) -> rusqlite::Result<()> {
    let sql = "INSERT INTO rejects (received_at, study, code, path, body)
               VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?1, ?2, ?3, ?4)";
    let mut insert = store.prepare_cached(sql)?;
    let (study, code, path) = (&refused.study, refused.code, &refused.path);
    match str::from_utf8(&refused.body) {
        Ok(text) => insert.execute(params![study, code, path, text])?,
        Err(_) => insert.execute(params![study, code, path, refused.body])?,
    };
    Ok(())
}
