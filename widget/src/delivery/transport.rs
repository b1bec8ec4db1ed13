//! Owns one POST over the page's network; what its answer means and what to do about it is decided elsewhere.

use expectly_core::study::Endpoint;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, RequestCredentials, RequestInit, RequestMode, Response};

use super::answer::{Outcome, outcome};
use super::backoff;
use super::batch::MOST_KEPT_ALIVE;
use crate::{page, text};

/// A try that has not ended by then is given up; the result may have arrived, so it is sent again and told apart by its id.
const PATIENCE_MS: u32 = 10_000;

/// Posts a body and waits for the answer. One that is `kept_alive` outlives the page if it is small enough, but may be refused where the
/// page's own requests have used up what the browser allows.
pub async fn post(endpoint: &Endpoint, body: &str, kept_alive: bool) -> Outcome {
    match answer(endpoint, body, kept_alive).await {
        Ok((status, wait, body)) => outcome(endpoint.format, status, wait, &body, text::read),
        Err(_) => Outcome::Unreached,
    }
}

/// Posts a body from a page that is being left; nobody waits for the answer.
pub fn post_and_leave(endpoint: &Endpoint, body: &str) {
    // A leaving page does not live to see a preflight's answer, which only its own origin does without.
    let media_type = endpoint.format.media_type().filter(|_| page::is_own(&endpoint.url));
    if let Some((window, init)) = web_sys::window().zip(request(body, media_type, true)) {
        let sent = JsFuture::from(window.fetch_with_str_and_init(&endpoint.url, &init));
        // Where the page stays after all, its failure is nobody's business.
        spawn_local(async { drop(sent.await) });
    }
}

async fn answer(endpoint: &Endpoint, body: &str, kept_alive: bool) -> Result<(u16, Option<u64>, String), JsValue> {
    let (window, init) = web_sys::window().zip(request(body, endpoint.format.media_type(), kept_alive)).ok_or(JsValue::NULL)?;
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(&endpoint.url, &init)).await?.dyn_into()?;
    let wait = response.headers().get("retry-after")?.and_then(|value| backoff::asked(&value, page::now(), page::date));
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.status(), wait, text))
}

/// A plain-text body, which needs no preflight, unless it has to have another type.
fn request(body: &str, media_type: Option<&str>, kept_alive: bool) -> Option<RequestInit> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_body(&JsValue::from_str(body));
    if let Some(media_type) = media_type {
        init.set_headers(&Array::of1(&Array::of2(&"content-type".into(), &media_type.into())));
    }
    if kept_alive && body.len() <= MOST_KEPT_ALIVE {
        Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE).ok()?;
    }
    Some(init)
}
