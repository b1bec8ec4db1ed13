//! Owns the export as JSON lines: each result as it was stored, with the time of its arrival. Escapes nothing: JSON needs no more.

use expectly_core::json::Json;

use super::Format;
use crate::error::Error;
use crate::store::{Stored, written};

pub const FORMAT: Format = Format { content_type: "application/x-ndjson", head: String::new, write };

fn write(stored: &Stored) -> Result<String, Error> {
    let mut result = Json::parse(&stored.body).map_err(Error::Damaged)?;
    if let Json::Object(entries) = &mut result {
        entries.push(("receivedAt".into(), written(stored.received_at).as_str().into()));
    }
    Ok(result.to_text() + "\n")
}
