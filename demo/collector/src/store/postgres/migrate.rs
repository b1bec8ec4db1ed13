//! Owns the tables' version: making them, bringing older ones up, refusing newer ones. Reads no results.

use super::session::Session;
use crate::error::{Error, with_causes};
use crate::store::{Address, For};

/// What leads from each version to the next, beginning with nothing at all. Only ever added to.
const STEPS: [&str; 1] = [include_str!("schema.sql")];

/// Held while tables are made, so that collectors that start together do not trip over each other. Any number will do that is always the same.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7311914603)";
const NOTED: &str = "CREATE SCHEMA IF NOT EXISTS expectly; CREATE TABLE IF NOT EXISTS expectly.version (version BIGINT NOT NULL)";

/// Brings the tables up to this version, wholly or not at all, if that is what the store is opened for. Errors: [`Error::NewerStore`],
/// [`Error::OldStore`] for one that is only to be read, [`Error::Unopened`].
pub fn bring_up(session: &mut Session, address: &Address, purpose: For) -> Result<(), Error> {
    let unopened = |source: postgres::Error| Error::unopened(address, with_causes(&source));
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    let found = version(session).map_err(unopened)?;
    if found > known {
        return Err(Error::NewerStore { store: address.to_string(), found, known });
    }
    if found == known {
        return Ok(());
    }
    if purpose != For::Writing {
        return Err(Error::OldStore { store: address.to_string(), found, known });
    }
    lay_out(session, known).map_err(unopened)
}

fn version(session: &mut Session) -> Result<i64, postgres::Error> {
    // to_regclass looks before it leaps: there is no such table in a new database.
    if session.query("SELECT FROM pg_class WHERE oid = to_regclass('expectly.version')", &[])?.is_empty() {
        return Ok(0);
    }
    let rows = session.query("SELECT coalesce(max(version), 0) AS version FROM expectly.version", &[])?;
    rows.first().map_or(Ok(0), |row| row.try_get("version"))
}

fn lay_out(session: &mut Session, known: i64) -> Result<(), postgres::Error> {
    let mut step = session.step()?;
    step.query(LOCK, &[])?;
    step.run(NOTED)?;
    // Another collector may have done it while this one waited.
    let rows = step.query("SELECT coalesce(max(version), 0) AS version FROM expectly.version", &[])?;
    let found: i64 = rows.first().map_or(Ok(0), |row| row.try_get("version"))?;
    for sql in STEPS.iter().skip(usize::try_from(found).unwrap_or_default()) {
        step.run(sql)?;
    }
    step.run("DELETE FROM expectly.version")?;
    step.query("INSERT INTO expectly.version (version) VALUES ($1)", &[&known])?;
    step.commit()
}
