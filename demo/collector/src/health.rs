//! Owns the answer to "are you well?": only if the store can be read. Says nothing about who sends what.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use expectly_core::json::ObjectBuilder;

use crate::collector::Shared;
use crate::error::{Error, json};

/// `GET /healthz`
pub async fn show(State(collector): State<Shared>) -> Result<Response, Error> {
    collector.reader.read(|store| Ok(store.query_row("SELECT EXISTS (SELECT 1 FROM results)", [], |_| Ok(()))?)).await?;
    Ok(json(StatusCode::OK, &ObjectBuilder::new().with("status", "ok").build()))
}
