//! Owns what happens to a request with results: judging each, handing all to the store at once, answering with receipts. `judge` says
//! what is right, `origins` who may send, the store what is new.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_ENCODING;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use expectly_core::wire::{Receipt, Status};
use jiff::Timestamp;

use crate::batch;
use crate::collector::{Collector, Shared};
use crate::error::Error;
use crate::judge::Judged;
use crate::openapi::Sending;
use crate::receipts;
use crate::store::{CONFLICT, Entry, Refused};

/// `POST /v1/results`: one result or an array of them, as JSON text whatever its content type.
#[utoipa::path(
    post,
    path = "/v1/results",
    operation_id = "send",
    params(
        ("Origin" = String, Header, description = "The page's; browsers send it by themselves"),
        ("key" = Option<String>, Query, description = "The write key of a study that has one"),
    ),
    request_body(description = "As JSON text, whatever its content type: text/plain spares browsers a question beforehand", content(
        (ref("#/components/schemas/Sent") = "application/json"),
        (String = "text/plain"),
    )),
    responses(
        (status = 200, description = "A receipt for each result, of which at least one stands", body = ref("#/components/schemas/Receipts"), content_type = "application/json"),
        (status = 401, description = "None was right, the first for want of a write key or signature", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        (status = 409, description = "`conflict`: another result has its id", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        Sending,
    ),
)]
pub async fn receive(
    State(collector): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let received = match bytes(&headers, body) {
        Ok(body) => take(&collector, (&headers, query.as_deref()), &body).await,
        Err(error) => Err(error),
    };
    received.unwrap_or_else(|error| receipts::refuse(&error))
}

async fn take(collector: &Collector, (headers, query): (&HeaderMap, Option<&str>), body: &[u8]) -> Result<Response, Error> {
    let origin = collector.origins.sender(headers).ok_or(Error::OriginNotAllowed)?;
    let items = match batch::split(body) {
        Ok(items) => items,
        Err(Error::Malformed(wrong)) => {
            let study = collector.origins.only_study(origin).map(String::from);
            let aside = vec![Entry::Refused(Refused::new(study, wrong.code(), wrong.path(), body))];
            collector.limits.take(&aside)?;
            collector.writer.write(aside).await?;
            return Err(Error::Malformed(wrong));
        }
        Err(error) => return Err(error),
    };
    let (mut receipts, entries): (Vec<Receipt>, Vec<Entry>) = items.into_iter().map(|text| judge(collector, (origin, query), text)).unzip();
    collector.limits.take(&entries)?;
    let statuses = collector.writer.write(entries).await?;
    let used = Error::SignatureUsed;
    for (receipt, status) in receipts.iter_mut().zip(statuses) {
        receipt.status = status;
        match status {
            Status::Conflict => receipt.reason = Some((CONFLICT.into(), "id".into())),
            // Only the store knows that.
            Status::Rejected if receipt.reason.is_none() => receipt.reason = Some((used.code().into(), used.path().into())),
            _ => {}
        }
    }
    collector.metrics.received(&receipts);
    Ok(receipts::answer(&receipts))
}

fn bytes(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Bytes, Error> {
    if headers.get_all(CONTENT_ENCODING).iter().any(|encoding| encoding != "identity") {
        return Err(Error::Encoded);
    }
    body.map_err(|broken| if broken.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLong } else { Error::BrokenOff })
}

/// Whether results for a study may come from that origin, in a request with that query.
fn may_send(collector: &Collector, (origin, query): (&str, Option<&str>), study: &str) -> Result<(), Error> {
    if collector.origins.allow(origin, study) { collector.access.may_send(study, query) } else { Err(Error::OriginNotAllowed) }
}

/// What to store for one item, and its receipt but for what the store says.
fn judge(collector: &Collector, (origin, query): (&str, Option<&str>), text: &str) -> (Receipt, Entry) {
    let Judged { id, study, entry } = Judged::of((&collector.studies, &collector.signing), text, Timestamp::now());
    let study = study.map(|study| study.id.as_str());
    let refused = study.and_then(|study| may_send(collector, (origin, query), study).err());
    let (code, path) = match (refused, entry) {
        (Some(refused), _) => (refused.code(), "study".into()),
        (None, Ok(entry)) => return (Receipt { id, status: Status::Stored, reason: None }, entry),
        (None, Err(wrong)) => wrong,
    };
    let study = study.or_else(|| collector.origins.only_study(origin)).map(String::from);
    let aside = Refused::new(study, code, &path, text.as_bytes());
    (Receipt { id, status: Status::Rejected, reason: Some((code.into(), path)) }, Entry::Refused(aside))
}
