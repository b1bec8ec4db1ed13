//! Owns signing in and out over HTTP. What a session is, and how long, is `session`'s.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::session;
use crate::collector::Shared;
use crate::error::Error;
use crate::openapi::SigningIn;

/// `POST /v1/session`, with the token as `Authorization: Bearer …`: gives a cookie that stands for it.
#[utoipa::path(
    post,
    path = "/v1/session",
    operation_id = "signIn",
    security(("token" = [])),
    responses((status = 204, description = "A cookie for pages of this origin"), SigningIn),
)]
pub async fn sign_in(State(collector): State<Shared>, headers: HeaderMap) -> Result<Response, Error> {
    let cookie = collector.access.begin(&headers)?;
    if session::is_own_page(&headers) { Ok(answer(cookie)) } else { Err(Error::OtherPage) }
}

/// `DELETE /v1/session`: has the browser forget the cookie.
#[utoipa::path(
    delete,
    path = "/v1/session",
    operation_id = "signOut",
    responses((status = 204, description = "The cookie is gone"), SigningIn),
)]
pub async fn sign_out(headers: HeaderMap) -> Result<Response, Error> {
    // Another site could sign people out otherwise.
    if session::is_own_page(&headers) { Ok(answer(session::end(&headers))) } else { Err(Error::OtherPage) }
}

fn answer(cookie: Option<HeaderValue>) -> Response {
    let mut answer = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = cookie {
        answer.headers_mut().insert(SET_COOKIE, cookie);
    }
    answer
}
