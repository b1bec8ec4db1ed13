//! Owns turning one entry into rows, and deciding whether its id is new. Opens no transaction: what belongs together is the writer's.

use expectly_core::answer::State;
use expectly_core::study::{Facet, Population, Stage};
use expectly_core::wire::{Answered, Source, Status, SurveyResult, Timing};
use rusqlite::{Connection, OptionalExtension, params};

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
        for (position, answer) in (0..).zip(&result.answers) {
            insert_answer(store, seq, position, result, answer)?;
        }
        insert_pair(store, seq, result)?;
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

/// What all rows of a result share.
struct Common<'a> {
    touchpoint: Option<&'a str>,
    stage: Option<&'static str>,
    facet: Option<&'static str>,
    promise: Option<String>,
    population: &'static str,
    source: &'static str,
}

impl Common<'_> {
    fn of(result: &SurveyResult) -> Common<'_> {
        let touchpoint = result.touchpoint.as_ref();
        Common {
            touchpoint: touchpoint.map(|(id, ..)| id.as_str()),
            stage: touchpoint.map(|(_, stage, _)| name_of(Stage::NAMES, *stage)),
            facet: touchpoint.map(|(.., facet)| name_of(Facet::NAMES, *facet)),
            promise: result.promise.as_ref().map(|promise| crate::names::promise(&promise.id, &promise.version)),
            population: name_of(Population::NAMES, result.population),
            source: name_of(Source::NAMES, result.source),
        }
    }
}

fn insert_answer(store: &Connection, seq: i64, position: u32, result: &SurveyResult, answer: &Answered) -> rusqlite::Result<()> {
    let sql = "INSERT INTO answers (result, position, study, survey, moment, wording, touchpoint, stage, facet, promise, population,
                                    source, question, measure, scale, state, value)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    let common = Common::of(result);
    store.prepare_cached(sql)?.execute(params![
        seq,
        position,
        result.study.as_str(),
        result.survey.as_str(),
        result.moment.id(),
        result.wording.as_str(),
        common.touchpoint,
        common.stage,
        common.facet,
        common.promise,
        common.population,
        common.source,
        answer.question.as_str(),
        answer.scale.map(|(measure, _)| measure.id()),
        answer.scale.map(|(_, scale)| scale.id()),
        name_of(State::NAMES, answer.state()),
        answer.rating().map(|rating| rating.value()),
    ])?;
    Ok(())
}

fn insert_pair(store: &Connection, seq: i64, result: &SurveyResult) -> rusqlite::Result<()> {
    let (Some((first, second)), Some(gap)) = (result.sides(), result.gap) else { return Ok(()) };
    let sql = "INSERT INTO pairs (result, study, survey, wording, touchpoint, stage, facet, promise, population, source, scale, gap,
                                  timing, first, second)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    let common = Common::of(result);
    // Both sides of a promise are asked at once.
    let timing = result.pair.as_ref().map_or(Timing::Concurrent, |pair| pair.timing);
    store.prepare_cached(sql)?.execute(params![
        seq,
        result.study.as_str(),
        result.survey.as_str(),
        result.wording.as_str(),
        common.touchpoint,
        common.stage,
        common.facet,
        common.promise,
        common.population,
        common.source,
        gap.scale().id(),
        gap.kind().id(),
        timing.id(),
        first.value(),
        second.value(),
    ])?;
    Ok(())
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
