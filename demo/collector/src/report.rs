//! Owns the report over HTTP: counts, what core makes of them and what the rows are called, all from one moment. Computes nothing itself.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use expectly_core::error::Error as Wrong;
use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Report};
use expectly_core::study::Study;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::collector::Shared;
use crate::error::Error;
use crate::{counts, names, rejects, unanswered};

/// What `GET /v1/report/{study}` answers.
#[derive(Serialize)]
struct Body<'a> {
    study: &'a str,
    version: u32,
    revision: u64,
    names: Box<RawValue>,
    counts: Counts,
    report: Report,
    refused: u64,
}

/// `GET /v1/report/{study}`: with `If-None-Match`, 304 unless something has changed.
pub async fn show(State(collector): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    collector.token.check(&headers)?;
    let study = collector.studies.get(&id).map(Arc::clone).ok_or(Error::UnknownStudy)?;
    let known = headers.get(IF_NONE_MATCH).cloned();
    let ask = move |store: &Connection| {
        let revision = revision(store, &study)?;
        let tag = format!("\"{revision}\"");
        let body = if known.is_some_and(|known| known == tag) { None } else { Some(compute(store, &study, revision)?) };
        Ok((tag, body))
    };
    let (tag, body) = collector.reader.read(ask).await?;
    let headers = [(ETAG, tag), (CACHE_CONTROL, "private, no-cache".into())];
    Ok(match body {
        Some(body) => (headers, [(CONTENT_TYPE, "application/json")], body).into_response(),
        None => (StatusCode::NOT_MODIFIED, headers).into_response(),
    })
}

/// The number that is raised whenever the report may differ.
fn revision(store: &Connection, study: &Study) -> Result<u64, Error> {
    let sql = "SELECT revision FROM revisions WHERE study = ?1";
    let revision: Option<i64> = store.query_row(sql, [study.id.as_str()], |row| row.get(0)).optional()?;
    Ok(revision.unwrap_or_default().unsigned_abs())
}

fn compute(store: &Connection, study: &Study, revision: u64) -> Result<String, Error> {
    let mut counts = counts::of(store, study)?;
    unanswered::add(&mut counts, study);
    let body = Body {
        study: study.id.as_str(),
        version: study.version,
        revision,
        names: RawValue::from_string(names::of_study(study).to_text()).map_err(unwritable)?,
        report: Report::of(&counts, Confidence::DEFAULT).map_err(Error::Damaged)?,
        counts,
        refused: rejects::count(store, study.id.as_str())?,
    };
    serde_json::to_string(&body).map_err(unwritable)
}

/// Written to memory, with keys that are all texts, a report cannot fail; an empty one must not pass for it if it does.
fn unwritable(error: serde_json::Error) -> Error {
    Error::Damaged(Wrong::NotJson { detail: error.to_string() })
}
