//! Owns handing out every stored result of a study over HTTP, in order of arrival. What is written is `pages`' and its format's; the same from
//! the command line is `command`'s.

mod columns;
mod command;
mod csv;
mod cursor;
mod file;
mod format;
mod ndjson;
mod pages;
mod parquet;

use axum::body::Body;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream, StreamExt};
use serde::Deserialize;

pub use command::export;
pub use csv::csv_cell;
pub use format::Format;

use self::pages::Pages;
use crate::collector::Shared;
use crate::error::Error;
use crate::openapi::Exporting;
use crate::store::Reader;

/// Where an export begins.
#[derive(Deserialize)]
pub struct From {
    /// The cursor of the last result that one has already.
    after: Option<String>,
}

/// `GET /v1/export/{study}.ndjson`, `.csv` and `.parquet`, with `?after=CURSOR` only what comes after it.
#[utoipa::path(
    get,
    path = "/v1/export/{file}",
    operation_id = "export",
    params(
        ("file" = String, Path, description = "The study, a full stop, and ndjson, csv or parquet"),
        ("after" = Option<String>, Query, description = "The cursor of the last result that one has already"),
    ),
    security(("token" = []), ("session" = [])),
    responses(
        (status = 200, description = "Every result of the study", content(
            (String = "application/x-ndjson"),
            (String = "text/csv"),
            (String = "application/vnd.apache.parquet"),
        )),
        Exporting,
    ),
)]
pub async fn send(
    State(collector): State<Shared>,
    file: Result<Path<String>, PathRejection>,
    from: Result<Query<From>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (Path(file), Query(from)) = (file?, from?);
    let (id, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
    collector.access.may_read(&headers, id)?;
    let format = Format::of_extension(extension).ok_or(Error::NotFound)?;
    let study = collector.studies.get(id).ok_or(Error::UnknownStudy)?.id.as_str();
    let headers = [
        (CONTENT_TYPE, format.content_type(from.after.is_some()).into()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{study}.{extension}\"")),
        (CACHE_CONTROL, "no-store".into()),
    ];
    let pages = Pages::of((study, &collector.edition), format, from.after.as_deref())?;
    // Once the first bytes are on their way, an error can only break them off: what can be wrong at the beginning is known before.
    let Some((first, pages)) = next(collector.reader.clone(), pages).await? else {
        return Ok((headers, Body::empty()).into_response());
    };
    let first = stream::once(async { Ok::<_, Error>(first) });
    Ok((headers, Body::from_stream(first.chain(rest(collector.reader.clone(), pages)))).into_response())
}

/// The pages that follow, each read when the one before has been sent.
fn rest(reader: Reader, pages: Pages) -> impl Stream<Item = Result<Vec<u8>, Error>> {
    stream::try_unfold(pages, move |pages| next(reader.clone(), pages))
}

async fn next(reader: Reader, mut pages: Pages) -> Result<Option<(Vec<u8>, Pages)>, Error> {
    reader.read(move |store| Ok(pages.next(store)?.map(|bytes| (bytes, pages)))).await
}
