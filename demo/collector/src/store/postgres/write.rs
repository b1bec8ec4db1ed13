//! Owns turning arrivals into rows, all of them in one transaction. Which results are new is `once`'s, what is counted `tally`'s.

use std::collections::BTreeSet;

use expectly_core::wire::Status;
use jiff::Timestamp;

use super::calls;
use super::session::{Session, Step};
use crate::error::Error;
use crate::store::entry::Refused;
use crate::store::once::{Firsts, Name, Outcome, Taken};
use crate::store::tally::{Line, Sum};
use crate::store::{Arrival, Calls};

/// Taken by each writer before it gets numbers for its rows, and alone by whoever takes rows out (`erase`) or wants to know that all lower
/// numbers are there (`read`).
const WRITING: &str = "SELECT pg_advisory_xact_lock_shared(7311914604)";

/// Stores the arrivals with what is to be told of them, all or none, and says what became of each. Rows and lines are taken in the order of their names, so that two
/// collectors never wait for each other in a circle.
pub fn commit(session: &mut Session, slot: i16, arrivals: &[Arrival], calls: Calls<'_>) -> Result<Vec<Status>, Error> {
    let firsts = Firsts::of(arrivals);
    let mut step = session.step()?;
    step.query(WRITING, &[])?;
    let taken = insert(&mut step, &firsts)?;
    let turned_down = redeem(&mut step, &firsts, &taken)?;
    let Outcome { statuses, new, aside, sum, changed } = firsts.outcome(arrivals, &taken, &turned_down);
    let calls: Vec<_> = new.iter().flat_map(|(at, result)| calls(result).into_iter().map(|call| (call, *at))).collect();
    calls::add(&mut step, &calls)?;
    keep_aside(&mut step, &aside)?;
    count(&mut step, slot, &sum)?;
    raise_revisions(&mut step, slot, &changed.iter().map(String::as_str).collect::<Vec<_>>())?;
    step.commit()?;
    Ok(statuses)
}

pub fn touch(session: &mut Session, slot: i16, studies: &[&str]) -> Result<(), postgres::Error> {
    let mut sorted = studies.to_vec();
    sorted.sort_unstable();
    let mut step = session.step()?;
    raise_revisions(&mut step, slot, &sorted)?;
    step.commit()
}

pub fn take_note(session: &mut Session, name: &str, text: &str) -> Result<(), postgres::Error> {
    let done = match text {
        "" => session.query("DELETE FROM notes WHERE name = $1", &[&name]),
        _ => {
            let sql = "INSERT INTO notes (name, text) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text";
            session.query(sql, &[&name, &text])
        }
    };
    done.map(|_| ())
}

/// Adds those whose names are free, and gives back what stands under the others.
///
/// Errors: [`Error::Busy`] if something was taken out between the two questions: it is neither new nor there, and the step comes again.
fn insert(step: &mut Step<'_>, firsts: &Firsts<'_>) -> Result<Taken, Error> {
    if firsts.is_empty() {
        return Ok(Taken::new());
    }
    let (names, rows): (Vec<_>, Vec<_>) =
        firsts.iter().map(|(name, first)| (*name, (first.result.to_json().to_text(), first.received_at))).unzip();
    let (studies, ids): (Vec<&str>, Vec<&str>) = names.into_iter().unzip();
    let (bodies, times): (Vec<String>, Vec<Timestamp>) = rows.into_iter().unzip();
    let new = step.query(
        "INSERT INTO results (study, id, received_at, body)
         SELECT study, id::uuid, received_at, body
         FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) WITH ORDINALITY AS given (study, id, received_at, body, place)
         ORDER BY place ON CONFLICT (study, id) DO NOTHING RETURNING seq",
        &[&studies, &ids, &times, &bodies],
    )?;
    if new.len() == ids.len() {
        return Ok(Taken::new());
    }
    // A sentence of its own sees what others committed while the first one waited for them; what this step added is told apart by its number.
    let own: Vec<i64> = new.iter().map(|row| row.try_get("seq")).collect::<Result<_, _>>()?;
    let taken = step.query(
        "SELECT results.study, id::text AS id, body FROM results JOIN unnest($1::text[], $2::text[]) AS given (study, name)
         ON results.study = given.study AND id = name::uuid WHERE seq <> ALL ($3)",
        &[&studies, &ids, &own],
    )?;
    if own.len() + taken.len() != ids.len() {
        return Err(Error::Busy);
    }
    taken.iter().map(|row| Ok(((row.try_get("study")?, row.try_get("id")?), row.try_get("body")?))).collect()
}

/// Takes the tickets of new results, and those results back whose ticket has served before. Whoever asks for the same ticket at the same time
/// waits here until this step is done.
fn redeem<'a>(step: &mut Step<'_>, firsts: &Firsts<'a>, taken: &Taken) -> Result<BTreeSet<Name<'a>>, postgres::Error> {
    let mut claims = firsts.claims(taken);
    if claims.is_empty() {
        return Ok(BTreeSet::new());
    }
    let asked: Vec<&str> = claims.keys().copied().collect();
    let free = step.query(
        "INSERT INTO tickets (ticket) SELECT ticket FROM unnest($1::text[]) WITH ORDINALITY AS given (ticket, place)
         ORDER BY place ON CONFLICT (ticket) DO NOTHING RETURNING ticket",
        &[&asked],
    )?;
    let free: BTreeSet<String> = free.iter().map(|row| row.try_get("ticket")).collect::<Result<_, _>>()?;
    claims.retain(|ticket, _| free.contains(*ticket));
    let turned_down = firsts.turned_down(taken, &claims);
    let (studies, ids): (Vec<&str>, Vec<&str>) = turned_down.iter().copied().unzip();
    if !ids.is_empty() {
        let sql = "DELETE FROM results USING unnest($1::text[], $2::text[]) AS given (study, name)
                   WHERE results.study = given.study AND id = name::uuid";
        step.query(sql, &[&studies, &ids])?;
    }
    Ok(turned_down)
}

fn keep_aside(step: &mut Step<'_>, aside: &[(Timestamp, Refused)]) -> Result<(), postgres::Error> {
    // A text cannot hold the character 0 here; what it was can be seen in the body.
    let readable = |text: &str| text.replace('\0', "\u{fffd}");
    for (received_at, refused) in aside {
        let (study, path) = (refused.study.as_deref().map(readable), readable(&refused.path));
        step.query(
            "INSERT INTO rejects (id, received_at, study, code, path, body)
             VALUES (coalesce($1, replace(gen_random_uuid()::text, '-', '')), $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
            &[&refused.id, received_at, &study, &refused.code, &path, &refused.body],
        )?;
    }
    Ok(())
}

/// What lines of counts go by, column by column.
pub fn columns(lines: &[(Line, i64)]) -> [Vec<&str>; 8] {
    let mut columns: [Vec<&str>; 8] = Default::default();
    for (line, _) in lines {
        let cell = &line.cell;
        let texts = [&line.study, &line.segment, &line.day, &cell.survey, &cell.moment, &cell.touchpoint, &cell.question, &cell.said];
        columns.iter_mut().zip(texts).for_each(|(column, text)| column.push(text));
    }
    columns
}

/// Adds a sum to the counts.
pub fn count(step: &mut Step<'_>, slot: i16, sum: &Sum) -> Result<(), postgres::Error> {
    if sum.len() == 0 {
        return Ok(());
    }
    let lines = sum.lines();
    let numbers: Vec<i64> = lines.iter().map(|(_, n)| *n).collect();
    let [study, segment, day, survey, moment, touchpoint, question, said] = columns(&lines);
    let sql = "INSERT INTO counts AS old (study, segment, day, survey, moment, touchpoint, question, said, slot, n)
         SELECT a, b, c, d, e, f, g, h, $10::smallint, n
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[])
              WITH ORDINALITY AS given (a, b, c, d, e, f, g, h, n, place)
         ORDER BY place ON CONFLICT (study, segment, day, survey, moment, touchpoint, question, said, slot) DO UPDATE SET n = old.n + excluded.n";
    step.query(sql, &[&study, &segment, &day, &survey, &moment, &touchpoint, &question, &said, &numbers, &slot]).map(|_| ())
}

pub fn raise_revisions(step: &mut Step<'_>, slot: i16, studies: &[&str]) -> Result<(), postgres::Error> {
    let sql = "INSERT INTO revisions AS old (study, slot, revision)
               SELECT study, $2::smallint, 1 FROM unnest($1::text[]) WITH ORDINALITY AS given (study, place) ORDER BY place
               ON CONFLICT (study, slot) DO UPDATE SET revision = old.revision + 1";
    // The character 0 as above: no study is called so, and a reject that names one counts for none.
    let studies: Vec<&str> = studies.iter().copied().filter(|study| !study.contains('\0')).collect();
    step.query(sql, &[&studies, &slot]).map(|_| ())
}
