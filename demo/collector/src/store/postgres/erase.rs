//! Owns taking rows out again, with what they added to the counts. Decides nothing: what goes is named by whoever asks.

use jiff::Timestamp;

use super::session::{Session, Step};
use super::write::{columns, count, raise_revisions};
use crate::error::Error;
use crate::store::gone::{Gone, STEP};
use crate::store::tally::Sum;

/// Keeps others from writing (see `WRITING` in `write`) while rows and the lines that nobody is left on are taken out: a collector that is told
/// that a row is there, or adds to a line, at that very moment would rely on nothing. Held for one step; others wait that long.
const ALONE: &str = "SELECT pg_advisory_xact_lock(7311914604)";

/// Takes these out, all or none, and says how many of them there were.
pub fn erase(session: &mut Session, slot: i16, gone: &Gone) -> Result<u64, Error> {
    let mut step = session.step()?;
    step.query(ALONE, &[])?;
    let taken = step.query(
        "DELETE FROM results USING unnest($2::text[]) AS given (name) WHERE study = $1 AND id = name::uuid
         RETURNING id::text AS id, received_at, body",
        &[&gone.study, &gone.results],
    )?;
    let mut sum = Sum::default();
    for row in &taken {
        let result = (gone.study.as_deref().unwrap_or_default(), row.try_get("id")?, row.try_get("body")?);
        gone.uncount(&mut sum, result, row.try_get("received_at")?)?;
    }
    // What was to be told of them names them: hook/event/study/id.
    step.query(
        "DELETE FROM calls WHERE split_part(name, '/', 3) = $1 AND split_part(name, '/', 4) = ANY ($2)",
        &[&gone.study, &gone.results],
    )?;
    let refused = step.query("DELETE FROM rejects WHERE id = ANY ($1) RETURNING seq", &[&gone.refused])?;
    count(&mut step, slot, &sum)?;
    clear(&mut step, &sum)?;
    let many = taken.len() + refused.len();
    if let Some(study) = gone.study.as_deref().filter(|_| many > 0) {
        raise_revisions(&mut step, slot, &[study])?;
    }
    step.commit()?;
    Ok(many as u64)
}

/// Takes out the lines on which nobody is left, whichever collector added to them: they can name an attribute of somebody who is gone.
fn clear(step: &mut Step<'_>, sum: &Sum) -> Result<(), postgres::Error> {
    let lines = sum.lines();
    let [study, segment, day, survey, moment, touchpoint, question, said] = columns(&lines);
    let sql = "WITH given AS (
             SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
                 AS given (study, segment, day, survey, moment, touchpoint, question, said)
         ), empty AS (
             SELECT study, segment, day, survey, moment, touchpoint, question, said
             FROM counts JOIN given USING (study, segment, day, survey, moment, touchpoint, question, said)
             GROUP BY study, segment, day, survey, moment, touchpoint, question, said HAVING sum(n) <= 0
         )
         DELETE FROM counts USING empty
         WHERE counts.study = empty.study AND counts.segment = empty.segment AND counts.day = empty.day AND counts.survey = empty.survey
           AND counts.moment = empty.moment AND counts.touchpoint = empty.touchpoint AND counts.question = empty.question
           AND counts.said = empty.said";
    step.query(sql, &[&study, &segment, &day, &survey, &moment, &touchpoint, &question, &said]).map(|_| ())
}

/// A step of what came before a time.
pub fn aged(session: &mut Session, study: Option<&str>, before: Timestamp) -> Result<Gone, postgres::Error> {
    let mut ids = |sql| -> Result<Vec<String>, postgres::Error> {
        session.query(sql, &[&study, &before, &i64::from(STEP)])?.iter().map(|row| row.try_get("id")).collect()
    };
    Ok(Gone {
        study: study.map(String::from),
        results: ids("SELECT id::text AS id FROM results WHERE study = $1 AND received_at < $2 ORDER BY received_at LIMIT $3")?,
        unread: false,
        refused: ids("SELECT id FROM rejects WHERE study IS NOT DISTINCT FROM $1 AND received_at < $2 LIMIT $3")?,
    })
}
