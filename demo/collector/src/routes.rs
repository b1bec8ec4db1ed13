//! Owns which address leads where, and the limits of size and time that stand before the results. Holds no logic.

use std::convert::Infallible;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::collector::Shared;
use crate::error::Error;
use crate::{cors, dist, export, health, intake, limits, open, report, wordings};

/// The most bytes of a request, those that a browser lets a page send while it is closing.
const MOST_BODY: usize = 64 * 1024;
/// How long a body may take to arrive and be stored. A phone on a bad line sends 48 KiB in less.
const BODY_TIME: Duration = Duration::from_secs(5);

pub fn routes(collector: Shared, dist: Option<&Path>) -> Router {
    let results: MethodRouter<Shared> = post(intake::receive)
        .options(cors::preflight)
        .layer::<_, Infallible>(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, BODY_TIME))
        .layer(RequestBodyLimitLayer::new(MOST_BODY))
        .layer(from_fn_with_state(collector.clone(), limits::admit))
        // Outside the limits, so that a page can read what they say.
        .layer(from_fn_with_state(collector.clone(), cors::admit));
    let limited =
        |route: MethodRouter<Shared>| -> MethodRouter<Shared> { route.layer(from_fn_with_state(collector.clone(), limits::admit)) };
    let open: MethodRouter<Shared> = limited(get(open::show)).layer(from_fn_with_state(collector.clone(), cors::admit_or_own));
    let api = Router::new()
        .route("/v1/results", results)
        .route("/v1/open", open)
        .route("/v1/studies/{study}", limited(get(wordings::show)))
        .route("/v1/report/{study}", limited(get(report::show)))
        .route("/v1/export/{file}", limited(get(export::send)))
        .route("/healthz", get(health::show))
        .with_state(collector);
    let files = dist.map(dist::routes).unwrap_or_default();
    // The API's addresses are exact, so they come before a file of the same name below /v1/.
    api.merge(files).fallback(async || Error::NotFound)
}
