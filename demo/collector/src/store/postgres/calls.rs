//! Owns the rows of calls. Each function works on the connection or in the transaction that it is given.

use jiff::Timestamp;
use postgres::Row;

use super::session::{Session, Step};
use crate::store::call::{Call, Waiting};
use crate::store::page::Page;

/// Has calls wait, unless they do already. In the order of their names, as all rows are taken.
pub fn add(step: &mut Step<'_>, calls: &[(Call, Timestamp)]) -> Result<(), postgres::Error> {
    if calls.is_empty() {
        return Ok(());
    }
    let (names, hooks): (Vec<String>, Vec<&str>) = calls.iter().map(|(call, _)| (call.name(), call.hook.as_str())).unzip();
    let due: Vec<i64> = calls.iter().map(|(_, due)| due.as_millisecond()).collect();
    let sql = "INSERT INTO calls (name, hook, due, tries, said)
               SELECT name, hook, due, 0, '' FROM unnest($1::text[], $2::text[], $3::bigint[]) AS given (name, hook, due)
               ORDER BY name ON CONFLICT (name) DO NOTHING";
    step.query(sql, &[&names, &hooks, &due]).map(|_| ())
}

/// What another collector is just taking is passed over.
pub fn take(session: &mut Session, hook: &str, (now, until): (Timestamp, Timestamp), most: u32) -> Result<Vec<Waiting>, postgres::Error> {
    let rows = session.query(
        "UPDATE calls SET due = $3, tries = tries + 1
         WHERE name IN (SELECT name FROM calls WHERE hook = $1 AND due <= $2 ORDER BY due LIMIT $4 FOR UPDATE SKIP LOCKED)
         RETURNING name, due, tries, said",
        &[&hook, &now.as_millisecond(), &until.as_millisecond(), &i64::from(most)],
    )?;
    rows.iter().filter_map(|row| waiting(row).transpose()).collect()
}

pub fn put(session: &mut Session, waiting: &Waiting) -> Result<(), postgres::Error> {
    let sql = "UPDATE calls SET due = $2, tries = $3, said = $4 WHERE name = $1";
    session.query(sql, &[&waiting.call.name(), &waiting.due_number(), &i64::from(waiting.tries), &waiting.said]).map(|_| ())
}

pub fn forget(session: &mut Session, call: &Call) -> Result<(), postgres::Error> {
    session.query("DELETE FROM calls WHERE name = $1", &[&call.name()]).map(|_| ())
}

pub fn list(session: &mut Session, page: &Page) -> Result<Vec<Waiting>, postgres::Error> {
    let sql = "SELECT name, due, tries, said FROM calls WHERE name > $1 ORDER BY name LIMIT $2";
    let rows = session.query(sql, &[&page.after, &i64::from(page.most)])?;
    rows.iter().filter_map(|row| waiting(row).transpose()).collect()
}

fn waiting(row: &Row) -> Result<Option<Waiting>, postgres::Error> {
    Ok(Waiting::of_row(row.try_get("name")?, row.try_get("due")?, row.try_get("tries")?, row.try_get("said")?))
}
