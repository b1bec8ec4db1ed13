//! Owns the description of the API (OpenAPI 3.1): what stands beside each handler, put together with what is sent and answered. Describes no
//! address itself: whatever `routes` has is in it.

mod failures;
mod schemas;

use std::sync::OnceLock;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use utoipa_axum::router::OpenApiRouter;

pub use failures::{Always, Exporting, Reading, Sending, SigningIn};

use crate::error::Error;
use crate::routes;

/// `GET /v1/openapi.json`
#[utoipa::path(get, path = "/v1/openapi.json", operation_id = "openapi", responses((status = 200, description = "This", content_type = "application/json", body = Object)))]
pub async fn show() -> Response {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = TEXT.get_or_init(|| document().to_string());
    (StatusCode::OK, [(CONTENT_TYPE, "application/json")], text.as_str()).into_response()
}

/// `expectly openapi`
pub fn print() -> Result<(), Error> {
    crate::log::say(format_args!("{:#}", document()));
    Ok(())
}

/// The whole description.
fn document() -> Value {
    let routes: OpenApiRouter<_> = routes::api(|_, route| route);
    // What is made of texts, numbers and lists can be written.
    let mut document = serde_json::to_value(routes.into_openapi()).unwrap_or_default();
    if let Some(document) = document.as_object_mut() {
        document.insert("info".into(), info());
        document.insert("components".into(), components());
    }
    document
}

fn info() -> Value {
    json!({
        "title": "Expectly's collector",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Receives what visitors answered, stores each result once, reports and exports.",
        "license": { "name": env!("CARGO_PKG_LICENSE") },
    })
}

fn components() -> Value {
    let schemas: Map<String, Value> = schemas::all().into_iter().map(|(name, schema)| (name.into(), schema)).collect();
    json!({
        "schemas": schemas,
        "securitySchemes": {
            "token": { "type": "http", "scheme": "bearer", "description": "A token that reads the study." },
            "session": { "type": "apiKey", "in": "cookie", "name": "expectly", "description": "What signing in with a token gives, for pages." },
        },
    })
}
