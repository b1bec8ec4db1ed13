//! Owns the tables' version: making them, bringing older ones up, refusing newer ones. Reads no results.

use super::http::Http;
use super::read;
use super::write::take_note;
use crate::error::Error;
use crate::store::{Address, For};

/// What leads from each version to the next, beginning with nothing at all. Only ever added to. Each sentence can be repeated: what broke
/// off in the middle is done again at the next start.
const STEPS: [&str; 1] = [include_str!("schema.sql")];
/// What the version is noted under.
const VERSION: &str = "version";

/// Brings the tables up to this version, if that is what the store is opened for. Errors: [`Error::NewerStore`], [`Error::OldStore`] for one
/// that is only to be read, [`Error::Unopened`].
pub fn bring_up(http: &Http, address: &Address, purpose: For) -> Result<(), Error> {
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    let found = version(http).map_err(|error| Error::unopened(address, error))?;
    if found > known {
        return Err(Error::NewerStore { store: address.to_string(), found, known });
    }
    if found == known {
        return Ok(());
    }
    if purpose != For::Writing {
        return Err(Error::OldStore { store: address.to_string(), found, known });
    }
    lay_out(http, found, known).map_err(|error| Error::unopened(address, error))
}

fn version(http: &Http) -> Result<i64, Error> {
    let sql = "SELECT name AS text FROM system.tables WHERE database = {database:String} AND name = 'notes'";
    let there: Vec<read::Text> = http.ask_outside(sql, &[("database", &http.database)])?;
    if there.is_empty() { Ok(0) } else { Ok(read::note(http, VERSION)?.parse().unwrap_or_default()) }
}

fn lay_out(http: &Http, found: i64, known: i64) -> Result<(), Error> {
    http.run_outside("CREATE DATABASE IF NOT EXISTS {database:Identifier}", &[("database", &http.database)])?;
    let steps = STEPS.iter().skip(usize::try_from(found).unwrap_or_default());
    // One sentence at a time; each ends its line.
    for sentence in steps.flat_map(|sql| sql.split(";\n")).filter(|sentence| !sentence.trim().is_empty()) {
        http.run(sentence, &[])?;
    }
    take_note(http, VERSION, &known.to_string())
}
