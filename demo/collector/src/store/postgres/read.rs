//! Owns reading rows back, each question from one moment of the store. Writes nothing.

use postgres::Row;

use super::session::{Session, Step};
use crate::error::Error;
use crate::store::cell::{Cell, complete as cell_of_complete};
use crate::store::entry::Refused;
use crate::store::tally::{Slice, Tally, Total};
use crate::store::{Kept, Page, Stored};

/// Waits until everybody who has taken numbers for rows has committed them: see `WRITING` in `write`.
const SETTLING: &str = "SELECT pg_advisory_xact_lock(7311914604)";

pub fn revision(session: &mut Session, study: &str) -> Result<u64, postgres::Error> {
    revision_in(&mut session.snapshot()?, study)
}

fn revision_in(step: &mut Step<'_>, study: &str) -> Result<u64, postgres::Error> {
    number(&step.query("SELECT coalesce(sum(revision), 0)::bigint AS n FROM revisions WHERE study = $1", &[&study])?)
}

pub fn tally(session: &mut Session, study: &str, slice: &Slice) -> Result<Tally, postgres::Error> {
    let mut step = session.snapshot()?;
    let (first, last) = &slice.days;
    let rows = step.query(
        "SELECT survey, moment, touchpoint, question, said, sum(n)::bigint AS n FROM counts
         WHERE study = $1 AND segment = $2 AND day BETWEEN $3 AND $4 GROUP BY survey, moment, touchpoint, question, said",
        &[&study, &slice.segment, first, last],
    )?;
    let cells = rows.iter().map(|row| Ok((cell(row)?, row.try_get::<_, i64>("n")?.unsigned_abs()))).collect::<Result<_, _>>()?;
    let refused = number(&step.query("SELECT count(*) AS n FROM rejects WHERE study = $1", &[&study])?)?;
    Ok(Tally { revision: revision_in(&mut step, study)?, refused, cells })
}

pub fn totals(session: &mut Session) -> Result<Vec<Total>, postgres::Error> {
    let rows = session.query("SELECT study, segment, day, sum(n)::bigint AS n FROM counts GROUP BY study, segment, day", &[])?;
    let total = |row: &Row| {
        Ok(Total { study: row.try_get("study")?, segment: row.try_get("segment")?, day: row.try_get("day")?, n: row.try_get("n")? })
    };
    rows.iter().map(total).collect()
}

fn cell(row: &Row) -> Result<Cell, postgres::Error> {
    Ok(Cell {
        survey: row.try_get("survey")?,
        moment: row.try_get("moment")?,
        touchpoint: row.try_get("touchpoint")?,
        question: row.try_get("question")?,
        said: row.try_get("said")?,
    })
}

pub fn complete(session: &mut Session, study: &str, survey: &str, moment: &str) -> Result<u64, postgres::Error> {
    let Cell { survey, moment, touchpoint, question, said } = cell_of_complete(survey, moment);
    let sql = "SELECT coalesce(sum(n), 0)::bigint AS n FROM counts WHERE study = $1 AND segment = '' AND day = '' AND survey = $2
               AND moment = $3 AND touchpoint = $4 AND question = $5 AND said = $6";
    number(&session.query(sql, &[&study, &survey, &moment, &touchpoint, &question, &said])?)
}

fn number(rows: &[Row]) -> Result<u64, postgres::Error> {
    rows.first().map_or(Ok(0), |row| row.try_get::<_, i64>("n")).map(i64::unsigned_abs)
}

/// A place here is a row's number, and the last number below which nothing was missing when this way through the rows began: others may
/// commit a lower number later than a higher one, and a reader that had passed it would never see it.
pub fn results(session: &mut Session, study: Option<&str>, page: &Page) -> Result<Vec<Stored>, Error> {
    let (after, settled) = page.after_parts()?.unwrap_or(("0", "0"));
    let (after, settled): (i64, i64) = (after.parse().map_err(|_| Error::Cursor)?, settled.parse().map_err(|_| Error::Cursor)?);
    let found = results_up_to(session, study, (after, settled), page.most)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let mut step = session.step()?;
    step.query(SETTLING, &[])?;
    let now = number(&step.query("SELECT coalesce(max(seq), 0) AS n FROM results", &[])?)?;
    step.commit()?;
    Ok(results_up_to(session, study, (after, now.cast_signed()), page.most)?)
}

fn results_up_to(
    session: &mut Session,
    study: Option<&str>,
    (after, settled): (i64, i64),
    most: u32,
) -> Result<Vec<Stored>, postgres::Error> {
    let sql = match study {
        Some(_) => {
            "SELECT seq, study, id::text AS id, received_at, body FROM results
             WHERE study = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4"
        }
        None => {
            "SELECT seq, study, id::text AS id, received_at, body FROM results
             WHERE $1::text IS NULL AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4"
        }
    };
    let rows = session.query(sql, &[&study, &after, &settled, &i64::from(most)])?;
    rows.iter().map(|row| stored(row, settled)).collect()
}

pub fn result(session: &mut Session, study: &str, id: &str) -> Result<Option<Stored>, postgres::Error> {
    let sql = "SELECT seq, study, id::text AS id, received_at, body FROM results WHERE study = $1 AND id = $2::text::uuid";
    session.query(sql, &[&study, &id])?.first().map(|row| stored(row, 0)).transpose()
}

fn stored(row: &Row, settled: i64) -> Result<Stored, postgres::Error> {
    let seq: i64 = row.try_get("seq")?;
    let (study, id, received_at, body) = (row.try_get("study")?, row.try_get("id")?, row.try_get("received_at")?, row.try_get("body")?);
    Ok(Stored { place: format!("{seq}/{settled}"), study, id, received_at, body })
}

pub fn refused(session: &mut Session, study: Option<&str>, page: &Page) -> Result<Vec<Kept>, Error> {
    let rows = session.query(
        "SELECT seq, id, received_at, study, code, path, body FROM rejects WHERE ($1::text IS NULL OR study = $1) AND seq > $2
         ORDER BY seq LIMIT $3",
        &[&study, &page.after_number()?, &i64::from(page.most)],
    )?;
    let kept = |row: &Row| {
        let refused = Refused {
            id: row.try_get("id")?,
            study: row.try_get("study")?,
            code: row.try_get("code")?,
            path: row.try_get("path")?,
            body: row.try_get("body")?,
        };
        Ok(Kept { place: row.try_get::<_, i64>("seq")?.to_string(), received_at: row.try_get("received_at")?, refused })
    };
    rows.iter().map(kept).collect()
}

pub fn size(session: &mut Session) -> Result<u64, postgres::Error> {
    number(&session.query("SELECT count(*) AS n FROM results", &[])?)
}

pub fn note(session: &mut Session, name: &str) -> Result<String, postgres::Error> {
    let rows = session.query("SELECT text FROM notes WHERE name = $1", &[&name])?;
    rows.first().map_or(Ok(String::new()), |row| row.try_get("text"))
}

pub fn notes(session: &mut Session, prefix: &str) -> Result<Vec<(String, String)>, postgres::Error> {
    let sql = "SELECT name, text FROM notes WHERE starts_with(name, $1) ORDER BY name";
    session.query(sql, &[&prefix])?.iter().map(|row| Ok((row.try_get("name")?, row.try_get("text")?))).collect()
}
