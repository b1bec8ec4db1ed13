//! Owns the export as JSON lines: each result as it was stored, with the time of its arrival and where to go on after it. Escapes nothing:
//! JSON needs no more.

use expectly_core::json::Json;

use super::format::Sheet;
use crate::error::Error;
use crate::store::{Stored, written};

/// What stands beside a result in its line.
const CURSOR: &str = "cursor";

/// Lines that are being written.
pub struct Ndjson;

impl Sheet for Ndjson {
    fn add(&mut self, stored: &Stored, cursor: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        let mut result = Json::parse(&stored.body).map_err(Error::Damaged)?;
        if let Json::Object(entries) = &mut result {
            entries.push(("receivedAt".into(), written(stored.received_at).as_str().into()));
            entries.push((CURSOR.into(), cursor.into()));
        }
        out.extend((result.to_text() + "\n").into_bytes());
        Ok(())
    }
}

/// The cursor of a whole line.
pub fn cursor_of(line: &[u8]) -> Option<String> {
    let whole = str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let Ok(Json::Object(entries)) = Json::parse(whole) else { return None };
    entries.into_iter().find_map(|(name, value)| match value {
        Json::Text(cursor) if name == CURSOR => Some(cursor),
        _ => None,
    })
}
