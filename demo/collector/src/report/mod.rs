//! Owns the report, over HTTP: counts, what core makes of them and what the rows are called, all from one moment. Computes nothing itself.

mod command;
mod part;
mod rows;

use std::sync::Arc;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use expectly_core::error::Error as Wrong;
use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Report};
use expectly_core::study::Study;
use serde::Serialize;
use serde_json::value::RawValue;

pub use command::print;
pub use part::Part;

use self::part::Asked;
use crate::collector::Shared;
use crate::error::Error;
use crate::openapi::Reading;
use crate::store::{Store, Tally};
use crate::{counts, names, unanswered};

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
    /// How many results are signed and how many are not, where that was asked: of all of them, not of a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsigned: Option<u64>,
}

/// `GET /v1/report/{study}`, of all answers or a part: with `If-None-Match`, 304 unless something has changed.
#[utoipa::path(
    get,
    path = "/v1/report/{study}",
    operation_id = "report",
    params(
        ("study" = String, Path),
        ("segment" = Option<String>, Query, description = "An attribute of visitors, as name=value", pattern = "^[^=]+="),
        ("from" = Option<String>, Query, description = "The first day of arrival, UTC", format = Date),
        ("to" = Option<String>, Query, description = "The last one", format = Date),
        ("If-None-Match" = Option<String>, Header),
    ),
    security(("token" = []), ("session" = [])),
    responses(
        (status = 200, description = "Counts and what is made of them", body = ref("#/components/schemas/Report"), content_type = "application/json"),
        (status = 304, description = "Nothing has changed"),
        Reading,
    ),
)]
pub async fn show(
    State(collector): State<Shared>,
    id: Result<Path<String>, PathRejection>,
    part: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (Path(id), Query(part)) = (id?, part?);
    collector.access.may_read(&headers, &id)?;
    let study = collector.studies.get(&id).map(Arc::clone).ok_or(Error::UnknownStudy)?;
    let known = headers.get(IF_NONE_MATCH).cloned();
    let part = part.part()?;
    let edition = collector.edition.clone();
    let ask = move |store: &dyn Store| {
        let tag = |revision: u64| format!("\"{edition}-{revision}\"");
        let same = tag(store.revision(study.id.as_str())?);
        if known.is_some_and(|known| known == same) {
            return Ok((same, None));
        }
        let tally = part.tally(store, study.id.as_str())?;
        Ok((tag(tally.revision), Some(compute(&study, tally)?)))
    };
    let (tag, body) = collector.reader.read(ask).await?;
    let headers = [(ETAG, tag), (CACHE_CONTROL, "private, no-cache".into())];
    Ok(match body {
        Some(body) => (headers, [(CONTENT_TYPE, "application/json")], body).into_response(),
        None => (StatusCode::NOT_MODIFIED, headers).into_response(),
    })
}

/// The counts of a study, and what core makes of them.
fn of(study: &Study, tally: &Tally) -> Result<(Counts, Report), Error> {
    let mut counts = counts::of(&tally.cells, study)?;
    unanswered::add(&mut counts, study);
    let report = Report::of(&counts, Confidence::DEFAULT).map_err(Error::Damaged)?;
    Ok((counts, report))
}

fn compute(study: &Study, tally: Tally) -> Result<String, Error> {
    let (counts, report) = of(study, &tally)?;
    let signed = tally.signed();
    let body = Body {
        study: study.id.as_str(),
        version: study.version,
        revision: tally.revision,
        names: RawValue::from_string(names::of_study(study).to_text()).map_err(unwritable)?,
        report,
        counts,
        refused: tally.refused,
        signed: signed.map(|(signed, _)| signed),
        unsigned: signed.map(|(_, unsigned)| unsigned),
    };
    serde_json::to_string(&body).map_err(unwritable)
}

/// Written to memory, with keys that are all texts, a report cannot fail; an empty one must not pass for it if it does.
fn unwritable(error: serde_json::Error) -> Error {
    Error::Damaged(Wrong::NotJson { detail: error.to_string() })
}
