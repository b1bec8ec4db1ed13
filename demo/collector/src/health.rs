//! Owns the answer to "are you well?": only if the store can be read, and takes now what it could not take last. Says nothing about who sends
//! what.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use expectly_core::json::ObjectBuilder;

use crate::collector::Shared;
use crate::error::{Error, json};
use crate::openapi::Always;

/// `GET /healthz`
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "health",
    responses((status = 200, description = "The store can be read", content_type = "application/json", body = Object), Always),
)]
pub async fn show(State(collector): State<Shared>) -> Result<Response, Error> {
    collector.reader.read(|store| store.check()).await?;
    // Nobody may send anything to a collector that is not well, so that it has to find out by itself.
    collector.writer.try_again().await?;
    Ok(json(StatusCode::OK, &ObjectBuilder::new().with("status", "ok").build()))
}
