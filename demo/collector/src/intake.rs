//! Owns what happens to a request with results: judging each, handing all to the store at once, answering with receipts. Core says what
//! is right, `origins` who may send, the store what is new.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::CONTENT_ENCODING;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use expectly_core::error::Error as Wrong;
use expectly_core::wire::{Receipt, Status, SurveyResult, Uuid};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::batch;
use crate::collector::{Collector, Shared};
use crate::error::Error;
use crate::receipts;
use crate::store::{CONFLICT, Entry, Refused};

/// `POST /v1/results`: one result or an array of them, as JSON text whatever its content type.
pub async fn receive(State(collector): State<Shared>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Response {
    let received = match bytes(&headers, body) {
        Ok(body) => take(&collector, &headers, &body).await,
        Err(error) => Err(error),
    };
    received.unwrap_or_else(|error| receipts::refuse(&error))
}

async fn take(collector: &Collector, headers: &HeaderMap, body: &[u8]) -> Result<Response, Error> {
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
    let (mut receipts, entries): (Vec<Receipt>, Vec<Entry>) = items.into_iter().map(|text| judge(collector, origin, text)).unzip();
    collector.limits.take(&entries)?;
    let statuses = collector.writer.write(entries).await?;
    for (receipt, status) in receipts.iter_mut().zip(statuses) {
        receipt.status = status;
        if status == Status::Conflict {
            receipt.reason = Some((CONFLICT.into(), "id".into()));
        }
    }
    Ok(receipts::answer(&receipts))
}

fn bytes(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Bytes, Error> {
    if headers.get_all(CONTENT_ENCODING).iter().any(|encoding| encoding != "identity") {
        return Err(Error::Encoded);
    }
    body.map_err(|broken| if broken.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLong } else { Error::BrokenOff })
}

/// What to store for one item, and its receipt but for what the store says.
fn judge(collector: &Collector, origin: &str, text: &str) -> (Receipt, Entry) {
    let parsed = SurveyResult::parse(text);
    let head = match &parsed {
        Ok(result) => Head { id: Some(result.id.clone()), study: Some(result.study.as_str().into()) },
        Err(_) => Head::read(text),
    };
    let study = head.study.as_deref().and_then(|id| collector.studies.get(id));
    let id = head.id.map(|id| id.as_str().into());
    if let Some(study) = study.filter(|study| !collector.origins.allow(origin, study.id.as_str())) {
        let code = Error::OriginNotAllowed.code();
        let receipt = Receipt { id, status: Status::Rejected, reason: Some((code.into(), "study".into())) };
        return (receipt, Entry::Refused(Refused::new(Some(study.id.as_str().into()), code, "study", text.as_bytes())));
    }
    let checked = parsed.and_then(|result| {
        let study = study.ok_or_else(|| Wrong::UnknownReference { path: "study".into() })?;
        result.check(study).map(|()| result)
    });
    match checked {
        Ok(result) => (Receipt { id, status: Status::Stored, reason: None }, Entry::Result(Box::new(result))),
        Err(wrong) => {
            let study = study.map(|study| study.id.as_str()).or_else(|| collector.origins.only_study(origin)).map(String::from);
            let reason = Some((wrong.code().into(), wrong.path().into()));
            (
                Receipt { id, status: Status::Rejected, reason },
                Entry::Refused(Refused::new(study, wrong.code(), wrong.path(), text.as_bytes())),
            )
        }
    }
}

/// What can be read of a result that is wrong elsewhere.
struct Head {
    id: Option<Uuid>,
    study: Option<String>,
}

impl Head {
    fn read(text: &str) -> Head {
        #[derive(Default, Deserialize)]
        struct Raw<'a> {
            #[serde(borrow, default)]
            id: Option<&'a RawValue>,
            #[serde(borrow, default)]
            study: Option<&'a RawValue>,
        }
        let raw: Raw<'_> = serde_json::from_str(text).unwrap_or_default();
        let text = |raw: Option<&RawValue>| raw.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        Head { id: text(raw.id).and_then(|id| Uuid::parse(&id)), study: text(raw.study) }
    }
}
