//! Owns the rows of calls. Each function works on the connection or in the transaction that it is given.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::store::call::{Call, Waiting};
use crate::store::page::Page;

/// Has a call wait, unless it does already.
pub fn add(store: &Connection, call: &Call, due: Timestamp) -> rusqlite::Result<()> {
    let sql = "INSERT INTO calls (name, hook, due, tries, said) VALUES (?1, ?2, ?3, 0, '') ON CONFLICT DO NOTHING";
    store.prepare_cached(sql)?.execute(params![call.name(), call.hook, due.as_millisecond()]).map(|_| ())
}

pub fn any_due(store: &Connection, hook: &str, now: Timestamp) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM calls WHERE hook = ?1 AND due <= ?2)";
    store.query_row(sql, params![hook, now.as_millisecond()], |row| row.get(0))
}

pub fn take(store: &Connection, hook: &str, (now, until): (Timestamp, Timestamp), most: u32) -> rusqlite::Result<Vec<Waiting>> {
    let mut statement = store.prepare_cached(
        "UPDATE calls SET due = ?3, tries = tries + 1
         WHERE name IN (SELECT name FROM calls WHERE hook = ?1 AND due <= ?2 ORDER BY due LIMIT ?4) RETURNING name, due, tries, said",
    )?;
    let rows = statement.query_map(params![hook, now.as_millisecond(), until.as_millisecond(), most], waiting)?;
    rows.filter_map(Result::transpose).collect()
}

pub fn put(store: &Connection, waiting: &Waiting) -> rusqlite::Result<()> {
    let sql = "UPDATE calls SET due = ?2, tries = ?3, said = ?4 WHERE name = ?1";
    let values = params![waiting.call.name(), waiting.due_number(), waiting.tries, waiting.said];
    store.prepare_cached(sql)?.execute(values).map(|_| ())
}

pub fn forget(store: &Connection, call: &Call) -> rusqlite::Result<()> {
    store.prepare_cached("DELETE FROM calls WHERE name = ?1")?.execute([call.name()]).map(|_| ())
}

pub fn list(store: &Connection, page: &Page) -> rusqlite::Result<Vec<Waiting>> {
    let mut statement = store.prepare("SELECT name, due, tries, said FROM calls WHERE name > ?1 ORDER BY name LIMIT ?2")?;
    statement.query_map(params![page.after, page.most], waiting)?.filter_map(Result::transpose).collect()
}

fn waiting(row: &Row<'_>) -> rusqlite::Result<Option<Waiting>> {
    Ok(Waiting::of_row(row.get_ref("name")?.as_str()?, row.get("due")?, row.get("tries")?, row.get("said")?))
}
