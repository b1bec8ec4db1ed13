//! Owns serving built files: the widget to every page, dashboard and playground to this origin alone. Builds and compresses nothing.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use crate::error::Error;

/// What the dashboard may do: run its own files and WebAssembly, ask this origin, and nothing else.
const DASHBOARD_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
                                connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";
/// What the playground may do besides: show a page of its own in a frame.
const PLAYGROUND_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
                                 connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";
/// A file whose name or folder changes with its content never changes where it is.
const HASHED: &str = "public, max-age=31536000, immutable";
/// The loader keeps its name, so a new one reaches every page within five minutes.
const NAMED: &str = "public, max-age=300";
/// Asked for anew each time; the answer is a short 304 unless it changed.
const CHECKED: &str = "no-cache";

/// The files below `v1/`, below folders named by a version, and below `dashboard/` and `playground/`, under their own paths.
pub fn routes(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let widget = Router::new()
        .route_service("/v1/{*file}", files.clone())
        .route_service("/{version}/{*file}", files.clone())
        .layer(from_fn(to_every_page));
    let own = |folder: &str, policy| {
        Router::new()
            .route_service(&format!("/{folder}/"), files.clone())
            .route_service(&format!("/{folder}/{{*file}}"), files.clone())
            .layer(from_fn(move |request, next| to_this_origin(policy, request, next)))
    };
    let redirect = |to| get(async move || Redirect::temporary(to));
    widget
        .merge(own("dashboard", DASHBOARD_POLICY))
        .merge(own("playground", PLAYGROUND_POLICY))
        .route("/", redirect("/dashboard/"))
        .route("/dashboard", redirect("/dashboard/"))
        .route("/playground", redirect("/playground/"))
}

async fn to_every_page(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let folder = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    // Whatever else lies in the folder is nobody's business.
    if folder != "v1" && !is_version(folder) {
        return Error::NotFound.into_response();
    }
    let caching = if is_version(folder) || is_hashed(path) { HASHED } else { NAMED };
    let headers = [(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin")];
    with(next.run(request).await, caching, &headers)
}

async fn to_this_origin(policy: &'static str, request: Request, next: Next) -> Response {
    let caching = if is_hashed(request.uri().path()) { HASHED } else { CHECKED };
    let headers = [(CONTENT_SECURITY_POLICY, policy), (REFERRER_POLICY, "no-referrer")];
    with(next.run(request).await, caching, &headers)
}

fn with(mut answer: Response, caching: &'static str, more: &[(HeaderName, &'static str)]) -> Response {
    // What is not there today may be there after the next build.
    let caching = if answer.status().is_client_error() { CHECKED } else { caching };
    let headers = answer.headers_mut();
    for (name, value) in [(CACHE_CONTROL, caching), (X_CONTENT_TYPE_OPTIONS, "nosniff")].iter().chain(more) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Whether a folder is named by a version, as in `1.2.3` or `1.2.3-beta.1`.
fn is_version(folder: &str) -> bool {
    let numbers = folder.split_once('-').map_or(folder, |(numbers, _)| numbers);
    numbers.split('.').count() == 3
        && numbers.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Shorter than any hash in use, longer than most words.
const LEAST_HASH: usize = 8;

/// Whether a file's name ends in a hash of its content, as in `widget-1a2b3c4d.wasm`. A word without a digit is none.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= LEAST_HASH && hash.bytes().all(|byte| byte.is_ascii_alphanumeric()) && hash.bytes().any(|byte| byte.is_ascii_digit())
}
