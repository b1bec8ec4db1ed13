//! Owns the answer to results: a receipt for each, and the status that sums them up. Stores nothing.

use axum::http::StatusCode;
use axum::response::Response;
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::wire::{Receipt, Status};

use crate::error::{Error, json};

/// The answer to results that were all looked at: 200 if any stands, 409 for a lone conflict, 403 if none may come from that page, 401 if
/// none has the right key or signature, 400 if none was right.
pub fn answer(receipts: &[Receipt]) -> Response {
    let status = match receipts {
        [receipt] if receipt.status == Status::Conflict => StatusCode::CONFLICT,
        receipts if receipts.iter().all(|receipt| says(receipt, &[Error::OriginNotAllowed])) => StatusCode::FORBIDDEN,
        receipts if receipts.iter().all(|receipt| says(receipt, &WITHOUT_RIGHT)) => StatusCode::UNAUTHORIZED,
        receipts if receipts.iter().all(|receipt| receipt.status == Status::Rejected) => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let reason = receipts.first().and_then(|receipt| receipt.reason.as_ref()).filter(|_| status != StatusCode::OK);
    let body = ObjectBuilder::new()
        .with_some("code", reason.map(|(code, _)| code.as_str()))
        .with_some("path", reason.map(|(_, path)| path.as_str()))
        .with("receipts", Json::List(receipts.iter().map(Receipt::to_json).collect()));
    json(status, &body.build())
}

/// Why a result that is right otherwise is not taken of whoever sends it.
const WITHOUT_RIGHT: [Error; 6] =
    [Error::KeyRequired, Error::KeyWrong, Error::SignatureRequired, Error::SignatureWrong, Error::SignatureExpired, Error::SignatureUsed];

fn says(receipt: &Receipt, reasons: &[Error]) -> bool {
    receipt.reason.as_ref().is_some_and(|(code, _)| reasons.iter().any(|reason| code == reason.code()))
}

/// The answer to a request that was refused as a whole.
pub fn refuse(error: &Error) -> Response {
    error.answer(&error.to_json().with("receipts", Json::List(Vec::new())).build())
}
