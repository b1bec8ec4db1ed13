//! Owns handing out every stored result of a study, in order of arrival, page by page. What a page looks like is its format's.

mod csv;
mod ndjson;

pub use csv::csv_cell;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream, StreamExt};

use crate::collector::Shared;
use crate::error::Error;
use crate::store::{Page, Reader, Store, Stored};

/// A way of writing results down.
struct Format {
    content_type: &'static str,
    head: fn() -> String,
    write: Write,
}

type Write = fn(&Stored) -> Result<String, Error>;

/// Results in one page: a few hundred KiB, so that memory stays flat however many there are.
const PAGE: u32 = 500;

/// `GET /v1/export/{study}.ndjson` and `.csv`
pub async fn send(State(collector): State<Shared>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let (id, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
    collector.access.may_read(&headers, id)?;
    let format = match extension {
        "csv" => csv::FORMAT,
        "ndjson" => ndjson::FORMAT,
        _ => return Err(Error::NotFound),
    };
    let study: Arc<str> = collector.studies.get(id).ok_or(Error::UnknownStudy)?.id.as_str().into();
    let headers = [
        (CONTENT_TYPE, format.content_type.into()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{study}.{extension}\"")),
        (CACHE_CONTROL, "no-store".into()),
    ];
    let head = stream::once(async move { Ok((format.head)()) });
    Ok((headers, Body::from_stream(head.chain(pages(collector.reader.clone(), study, format.write)))).into_response())
}

/// The pages of a study, each read when the one before has been sent: a slow reader holds nothing open in the store.
fn pages(reader: Reader, study: Arc<str>, write: Write) -> impl Stream<Item = Result<String, Error>> {
    stream::try_unfold(String::new(), move |after| {
        let (reader, study) = (reader.clone(), Arc::clone(&study));
        async move { reader.read(move |store| page(store, &study, after, write)).await }
    })
}

/// The results that come after a place, written down, and the place of the last; none when there are no more.
fn page(store: &dyn Store, study: &str, after: String, write: Write) -> Result<Option<(String, String)>, Error> {
    let found = store.results(Some(study), &Page { after, most: PAGE })?;
    let text = found.iter().map(write).collect::<Result<String, Error>>()?;
    Ok(found.into_iter().next_back().map(|last| (text, last.place)))
}
