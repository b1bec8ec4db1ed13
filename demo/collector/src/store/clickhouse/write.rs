//! Owns turning arrivals into rows. Which results are new is `once`'s, what is counted of them `tally`'s.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::time::{Duration, Instant};

use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::calls;
use super::http::Http;
use crate::error::Error;
use crate::store::cell::{Cell, cells};
use crate::store::entry::{Refused, beside, written};
use crate::store::once::{First, Firsts, Name, Outcome, Taken};
use crate::store::tally::segments;
use crate::store::{Arrival, Call, Calls};

#[derive(Serialize)]
pub struct ResultRow {
    study: String,
    id: String,
    received_at: String,
    body: String,
    segments: Vec<String>,
    cells: Vec<String>,
}

#[derive(Serialize)]
struct RejectRow {
    id: String,
    received_at: String,
    study: String,
    code: String,
    path: String,
    hex: String,
}

#[derive(Serialize)]
struct NoteRow<'a> {
    name: String,
    text: &'a str,
}

#[derive(Serialize, Deserialize)]
struct TicketRow {
    ticket: String,
    id: String,
}

#[derive(Deserialize)]
struct KeptRow {
    id: String,
}

#[derive(Deserialize)]
struct TakenRow {
    study: String,
    id: String,
    body: String,
}

/// How long it may be from asking which names are taken to having added the others. Two rows of one result are looked for within a minute
/// (`read`, `roll`); a collector that was held up for longer, as by a machine that slept, must ask again.
const FRESH: Duration = Duration::from_secs(20);

/// Stores the arrivals and says what became of each. Without transactions it goes so: ask which names are taken, add the others in one block,
/// ask again, since another collector may have taken a name meanwhile, and believe the second answer. What is repeated after an error finds
/// its own rows and changes nothing.
pub fn commit(http: &Http, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error> {
    let firsts = Firsts::of(arrivals);
    let asked = Instant::now();
    let mut taken = taken(http, firsts.iter().map(|(name, _)| *name))?;
    let is_new = |(study, id): &Name<'_>| !taken.contains_key(&((*study).into(), (*id).into()));
    let new: Vec<_> = firsts.iter().filter(|(name, _)| is_new(name)).collect();
    let turned_down = redeem(http, &firsts, &taken)?;
    let new: Vec<_> = new.into_iter().filter(|(name, _)| !turned_down.contains(*name)).collect();
    let rows: Vec<ResultRow> = new.iter().map(|(_, first)| row(first.result, first.received_at)).collect();
    // Before the results: a call without one comes to nothing, a result without its calls would never be told of.
    let calls: Vec<Call> = new.iter().flat_map(|(_, first)| calls(first.result)).collect();
    calls::add(http, &calls, Timestamp::now() + calls::BEFORE_RESULT)?;
    if asked.elapsed() > FRESH {
        return Err(Error::Busy);
    }
    // With what an insert may take this is well within the minute.
    http.insert("INSERT INTO results (study, id, received_at, body, segments, cells) SETTINGS max_execution_time = 20", rows)?;
    let others = self::taken(http, new.iter().map(|(name, _)| **name))?;
    for ((study, id), First { result, .. }) in new {
        let name = ((*study).into(), (*id).into());
        // Where this very text stands, whoever added it, the result is stored.
        if let Some(body) = others.get(&name).filter(|body| beside(body, result) == Status::Conflict) {
            taken.insert(name, body.clone());
        }
    }
    let Outcome { statuses, aside, changed, .. } = firsts.outcome(arrivals, &taken, &turned_down);
    keep_aside(http, &aside)?;
    touch(http, &changed.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok(statuses)
}

/// Takes the tickets of new results before these are added, and says who came with one that has served before. Two collectors that are asked
/// for the same ticket at the same instant may both grant it.
fn redeem<'a>(http: &Http, firsts: &Firsts<'a>, taken: &Taken) -> Result<BTreeSet<Name<'a>>, Error> {
    let mut claims = firsts.claims(taken);
    if claims.is_empty() {
        return Ok(BTreeSet::new());
    }
    http.insert(
        "INSERT INTO tickets (ticket, id)",
        claims.iter().map(|(ticket, (_, id))| TicketRow { ticket: (*ticket).into(), id: (*id).into() }),
    )?;
    let sql =
        "SELECT ticket, toString(argMin(id, stored_at)) AS id FROM tickets WHERE ticket IN (SELECT ticket FROM given) GROUP BY ticket";
    let asked: Vec<&str> = claims.keys().copied().collect();
    let holders: Vec<TicketRow> = http.ask_about(sql, "ticket String", &asked.join("\n"))?;
    let holders: HashMap<String, String> = holders.into_iter().map(|row| (row.ticket, row.id)).collect();
    claims.retain(|ticket, (_, id)| holders.get(*ticket).is_some_and(|holder| holder == id));
    Ok(firsts.turned_down(taken, &claims))
}

/// Notes that the reports on studies may differ from now on.
pub fn touch(http: &Http, studies: &[&str]) -> Result<(), Error> {
    let notes = studies.iter().map(|study| NoteRow { name: revision_of(study), text: "" });
    http.insert("INSERT INTO notes (name, text)", notes)
}

pub fn take_note(http: &Http, name: &str, text: &str) -> Result<(), Error> {
    http.insert("INSERT INTO notes (name, text)", [NoteRow { name: name.into(), text }])
}

/// What a study's revision is noted under.
pub fn revision_of(study: &str) -> String {
    format!("revision of {study}")
}

/// A cell as it stands in a row.
pub fn text_of(cell: &Cell) -> String {
    let Cell { survey, moment, touchpoint, question, said } = cell;
    // Texts can always be written.
    serde_json::to_string(&[survey, moment, touchpoint, question, said]).unwrap_or_default()
}

/// What stands under those of the names that are taken: the earliest, where there are two.
fn taken<'a>(http: &Http, names: impl Iterator<Item = Name<'a>>) -> Result<Taken, Error> {
    // Neither a study's name nor an id has characters that mean something in a line.
    let lines: Vec<String> = names.map(|(study, id)| format!("{study}\t{id}")).collect();
    if lines.is_empty() {
        return Ok(Taken::new());
    }
    let sql = "SELECT study, id, argMin(body, stored_at) AS body FROM results WHERE (study, id) IN given GROUP BY study, id";
    let rows: Vec<TakenRow> = http.ask_about(sql, "study String, id UUID", &lines.join("\n"))?;
    Ok(rows.into_iter().map(|row| ((row.study, row.id), row.body)).collect())
}

pub fn row(result: &SurveyResult, received_at: Timestamp) -> ResultRow {
    ResultRow {
        study: result.study.as_str().into(),
        id: result.id.as_str().into(),
        received_at: written(received_at),
        body: result.to_json().to_text(),
        segments: std::iter::once(String::new()).chain(segments(result)).collect(),
        cells: cells(result).iter().map(text_of).collect(),
    }
}

fn keep_aside(http: &Http, aside: &[(Timestamp, Refused)]) -> Result<(), Error> {
    let mut kept = kept(http, aside.iter().filter_map(|(_, refused)| refused.id.as_deref()))?;
    let mut rows = Vec::with_capacity(aside.len());
    for (received_at, Refused { id, study, code, path, body }) in aside {
        let id = match id {
            Some(id) => id.clone(),
            None => random_id()?,
        };
        if kept.insert(id.clone()) {
            let (study, received_at) = (study.clone().unwrap_or_default(), written(*received_at));
            rows.push(RejectRow { id, received_at, study, code: code.clone(), path: path.clone(), hex: hex(body) });
        }
    }
    http.insert("INSERT INTO rejects (id, received_at, study, code, path, hex)", rows)
}

/// Which of these ids something is kept aside under.
fn kept<'a>(http: &Http, ids: impl Iterator<Item = &'a str>) -> Result<HashSet<String>, Error> {
    let ids: Vec<&str> = ids.collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<KeptRow> = http.ask_about("SELECT DISTINCT id FROM rejects WHERE id IN given", "id String", &ids.join("\n"))?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub fn random_id() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::System(error.into()))?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
