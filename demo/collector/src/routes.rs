//! Owns which address leads where, and the limits of size and time that stand before the results. Holds no logic.

use std::convert::Infallible;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::collector::Shared;
use crate::error::Error;
use crate::{access, cors, dist, export, health, intake, limits, metrics, open, openapi, report, wordings};

/// The most bytes of a request, those that a browser lets a page send while it is closing.
const MOST_BODY: usize = 64 * 1024;
/// How long a body may take to arrive and be stored. A phone on a bad line sends 48 KiB in less.
const BODY_TIME: Duration = Duration::from_secs(5);

/// What stands before a handler.
#[derive(Clone, Copy)]
pub enum Guard {
    /// Limits of size, time and number, for pages of listed origins.
    Sending,
    /// A limit of number, for pages of listed origins and of one's own.
    Asking,
    /// A limit of number.
    Limited,
    /// Nothing.
    Free,
}

type Route = UtoipaMethodRouter<Shared>;

/// Every address of the API with what leads there, each described where it is handled.
pub fn api(guarded: impl Fn(Guard, Route) -> Route) -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(guarded(Guard::Sending, routes!(intake::receive, cors::preflight)))
        .routes(guarded(Guard::Asking, routes!(open::show)))
        .routes(guarded(Guard::Limited, routes!(wordings::show)))
        .routes(guarded(Guard::Limited, routes!(report::show)))
        .routes(guarded(Guard::Limited, routes!(export::send)))
        .routes(guarded(Guard::Limited, routes!(access::sign_in, access::sign_out)))
        .routes(guarded(Guard::Limited, routes!(metrics::show)))
        .routes(guarded(Guard::Limited, routes!(openapi::show)))
        .routes(guarded(Guard::Free, routes!(health::show)))
}

pub fn routes(collector: Shared, dist: Option<&Path>) -> Router {
    let (api, _) = api(|guard, route| route.map(|route| guard.before(route, &collector))).split_for_parts();
    let files = dist.map(dist::routes).unwrap_or_default();
    // The API's addresses are exact, so they come before a file of the same name below /v1/.
    let api = api.layer(from_fn_with_state(collector.clone(), metrics::measure));
    api.with_state(collector).merge(files).fallback(async || Error::NotFound)
}

impl Guard {
    fn before(self, route: MethodRouter<Shared>, collector: &Shared) -> MethodRouter<Shared> {
        let limited =
            |route: MethodRouter<Shared>| -> MethodRouter<Shared> { route.layer(from_fn_with_state(collector.clone(), limits::admit)) };
        match self {
            Guard::Sending => {
                let timed = route.layer::<_, Infallible>(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, BODY_TIME));
                // Outside the limits, so that a page can read what they say.
                limited(timed.layer(RequestBodyLimitLayer::new(MOST_BODY))).layer(from_fn_with_state(collector.clone(), cors::admit))
            }
            Guard::Asking => limited(route).layer(from_fn_with_state(collector.clone(), cors::admit_or_own)),
            Guard::Limited => limited(route),
            Guard::Free => route,
        }
    }
}
