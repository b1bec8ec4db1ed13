//! Owns which pages may send results and read the receipts: refuses unlisted origins before anything else, and says so to browsers. The
//! check against the very study that a result names is the intake's.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS,
    ACCESS_CONTROL_MAX_AGE, CONTENT_TYPE, ORIGIN, RETRY_AFTER, VARY,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::collector::Shared;
use crate::error::Error;
use crate::openapi::Always;
use crate::receipts;

/// Seconds for which a browser may remember a preflight: the most that Chromium does.
const PREFLIGHT_SECONDS: &str = "7200";

/// Lets requests from listed origins through and lets their pages read the answer, whatever it is; credentials are never allowed.
pub async fn admit(State(collector): State<Shared>, request: Request, next: Next) -> Response {
    let mut answer = match collector.origins.sender(request.headers()) {
        Some(origin) => {
            // What is listed came in as a header just now, so it is one.
            let echo = HeaderValue::from_str(origin);
            let mut answer = explained(next.run(request).await);
            if let Ok(echo) = echo {
                answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, echo);
                answer.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_name(RETRY_AFTER));
            }
            answer
        }
        None => {
            collector.strangers.meet(request.headers());
            collector.metrics.turned_away();
            receipts::refuse(&Error::OriginNotAllowed)
        }
    };
    answer.headers_mut().insert(VARY, HeaderValue::from_name(ORIGIN));
    answer
}

/// The same for what pages of the collector's own origin may ask as well: for those, browsers name no origin.
pub async fn admit_or_own(collector: State<Shared>, request: Request, next: Next) -> Response {
    if request.headers().contains_key(ORIGIN) { admit(collector, request, next).await } else { next.run(request).await }
}

/// Answers the question that browsers ask before they send `application/json`.
#[utoipa::path(
    options,
    path = "/v1/results",
    operation_id = "preflight",
    params(("Origin" = String, Header)),
    responses(
        (status = 204, description = "What pages may send"),
        (status = 403, description = "`origin_not_allowed`", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        Always,
    ),
)]
pub async fn preflight() -> Response {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST")),
        (ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_name(CONTENT_TYPE)),
        (ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(PREFLIGHT_SECONDS)),
    ];
    (StatusCode::NO_CONTENT, allowed).into_response()
}

/// The limits of size and time answer in plain words; a sender is due a code.
fn explained(answer: Response) -> Response {
    match answer.status() {
        StatusCode::PAYLOAD_TOO_LARGE => receipts::refuse(&Error::TooLong),
        StatusCode::REQUEST_TIMEOUT => receipts::refuse(&Error::TooSlow),
        _ => answer,
    }
}
