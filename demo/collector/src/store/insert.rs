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

/// A column and what stands in it.
type Column<'a> = (&'static str, &'a dyn ToSql);

impl<'a> Common<'a> {
    fn of(seq: i64, result: &'a SurveyResult) -> Common<'a> {
        let promise = result.promise.as_ref().map(|promise| crate::names::promise(&promise.id, &promise.version));
        Common { seq, result, promise }
    }

    /// Adds a row with columns of its own.
    fn insert(&self, store: &Connection, table: &str, own: &[Column<'_>]) -> rusqlite::Result<()> {
        let touchpoint = self.result.touchpoint.as_ref();
        let common: [Column<'_>; 10] = [
            ("result", &self.seq),
            ("study", &self.result.study.as_str()),
            ("survey", &self.result.survey.as_str()),
            ("wording", &self.result.wording.as_str()),
            ("touchpoint", &touchpoint.map(|(id, ..)| id.as_str())),
            ("stage", &touchpoint.map(|(_, stage, _)| name_of(Stage::NAMES, *stage))),
            ("facet", &touchpoint.map(|(.., facet)| name_of(Facet::NAMES, *facet))),
            ("promise", &self.promise),
            ("population", &name_of(Population::NAMES, self.result.population)),
            ("source", &name_of(Source::NAMES, self.result.source)),
        ];
        let (names, values): (Vec<&str>, Vec<&dyn ToSql>) = common.iter().chain(own).copied().unzip();
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
        store.prepare_cached(&sql)?.execute(values.as_slice()).map(|_| ())
    }
}

fn insert_answer(store: &Connection, common: &Common, position: u32, result: &SurveyResult, answer: &Answered) -> rusqlite::Result<()> {
    let chosen: &[Id] = if let Given::Choices { chosen, .. } = &answer.given { chosen } else { &[] };
    let own: [Column<'_>; 10] = [
        ("position", &position),
        ("moment", &result.moment.id()),
        ("question", &answer.question.as_str()),
        ("measure", &answer.scale.map(|(measure, _)| measure.id())),
        ("scale", &answer.scale.map(|(_, scale)| scale.id())),
        ("state", &name_of(State::NAMES, answer.state())),
        ("value", &answer.rating().map(|rating| rating.value())),
        ("expected", &result.expected_now(answer).map(|rating| rating.value())),
        ("chosen", &u32::try_from(chosen.len()).ok().filter(|many| *many > 0)),
        ("randomized", &answer.randomized),
    ];
    common.insert(store, "answers", &own)?;
    chosen.iter().try_for_each(|option| {
        let question = answer.question.as_str();
        let own: [Column<'_>; 4] =
            [("position", &position), ("question", &question), ("option", &option.as_str()), ("randomized", &answer.randomized)];
        common.insert(store, "choices", &own)
    })
}

fn insert_pair(store: &Connection, common: &Common, result: &SurveyResult, compared: &Compared) -> rusqlite::Result<()> {
    let own: [Column<'_>; 6] = [
        ("question", &compared.question),
        ("scale", &compared.first.scale().id()),
        ("gap", &compared.gap.id()),
        ("timing", &result.timing().id()),
        ("first", &compared.first.value()),
        ("second", &compared.second.value()),
    ];
    common.insert(store, "pairs", &own)
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
