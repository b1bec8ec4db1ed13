//! Owns the rows of calls, of which the last one under a name is valid. Two collectors may take one call at the same instant: whoever reads
//! their own row back calls, and that may be both.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::http::Http;
use super::write::random_id;
use crate::error::Error;
use crate::store::call::{Call, Waiting};
use crate::store::page::Page;

/// How long after a call is noted its result may come: calls are noted first, since nothing stores both in one step. Longer than `FRESH`
/// and what an insert may take.
pub const BEFORE_RESULT: Duration = Duration::from_secs(45);

#[derive(Serialize)]
struct NewRow {
    name: String,
    hook: String,
    due: i64,
    tries: u32,
    said: String,
    holder: String,
    gone: bool,
}

#[derive(Deserialize)]
struct CallRow {
    name: String,
    due: i64,
    tries: i64,
    said: String,
}

/// The last rows under each name of a hook, or of all.
macro_rules! latest {
    ($which:literal) => {
        concat!(
            "SELECT name, last.1 AS due, last.2 AS tries, last.3 AS said FROM (
                 SELECT name, argMax((due, tries, said, holder, gone), changed_at) AS last FROM calls
                 WHERE hook = {hook:String} OR {hook:String} = '' GROUP BY name
             ) WHERE NOT last.5 AND ",
            $which
        )
    };
}

pub fn add(http: &Http, calls: &[Call], due: Timestamp) -> Result<(), Error> {
    insert(http, calls.iter().map(|call| row(&Waiting::new(call.clone(), due), "")))
}

pub fn take(http: &Http, hook: &str, (now, until): (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, Error> {
    let (now, most) = (now.as_millisecond().to_string(), most.to_string());
    let sql = latest!("due <= {now:Int64} ORDER BY due LIMIT {most:UInt32}");
    let mut free = read(http, sql, &[("hook", hook), ("now", &now), ("most", &most)])?;
    if free.is_empty() {
        return Ok(free);
    }
    let holder = random_id()?;
    for waiting in &mut free {
        (waiting.due, waiting.tries) = (Some(until), waiting.tries + 1);
    }
    insert(http, free.iter().map(|waiting| row(waiting, &holder)))?;
    read(http, latest!("last.4 = {holder:String}"), &[("hook", hook), ("holder", &holder)])
}

pub fn put(http: &Http, waiting: &Waiting) -> Result<(), Error> {
    let call = &waiting.call;
    let there = read(http, latest!("name = {name:String}"), &[("hook", &call.hook), ("name", &call.name())])?;
    if there.is_empty() { Ok(()) } else { insert(http, [row(waiting, "")]) }
}

pub fn forget(http: &Http, call: &Call) -> Result<(), Error> {
    let waiting = Waiting { call: call.clone(), tries: 0, due: None, said: String::new() };
    insert(http, [NewRow { gone: true, ..row(&waiting, "") }])
}

pub fn list(http: &Http, page: &Page) -> Result<Vec<Waiting>, Error> {
    let sql = latest!("name > {after:String} ORDER BY name LIMIT {most:UInt32}");
    read(http, sql, &[("hook", ""), ("after", &page.after), ("most", &page.most.to_string())])
}

fn read(http: &Http, sql: &str, values: &[(&str, &str)]) -> Result<Vec<Waiting>, Error> {
    let rows: Vec<CallRow> = http.ask(sql, values)?;
    Ok(rows.into_iter().filter_map(|CallRow { name, due, tries, said }| Waiting::of_row(&name, due, tries, said)).collect())
}

fn row(waiting: &Waiting, holder: &str) -> NewRow {
    let Waiting { call, tries, said, .. } = waiting;
    let (name, hook, due) = (call.name(), call.hook.clone(), waiting.due_number());
    NewRow { name, hook, due, tries: *tries, said: said.clone(), holder: holder.into(), gone: false }
}

fn insert(http: &Http, rows: impl IntoIterator<Item = NewRow>) -> Result<(), Error> {
    http.insert("INSERT INTO calls (name, hook, due, tries, said, holder, gone)", rows)
}
