//! Owns the answer to "are you well?": only if the store can be read. Says nothing about who sends what.

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
    Ok(json(StatusCode::OK, &ObjectBuilder::new().with("status", "ok").build()))
}
