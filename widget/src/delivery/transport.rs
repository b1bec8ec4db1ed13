//! Owns one POST and what its answer means; does not know what to do about it.

use expectly_core::study::Endpoint;
use expectly_core::wire::Receipt;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, RequestCredentials, RequestInit, RequestMode, Response};

use super::backoff;
use crate::{page, text};

/// What became of a POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A word on each result.
    Receipts(Vec<Receipt>),
    /// All of it was taken, by an endpoint that has no word on each.
    Taken,
    /// The collector will not take this, ever.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// Too much at once.
    TooLarge,
    /// The collector cannot take it now.
    Later {
        /// Milliseconds that it asked us to wait.
        wait: Option<u64>,
    },
    /// Nobody answered.
    Unreached,
}

/// A try that has not ended by then is given up; the result may have arrived, so it is sent again and told apart by its id.
const PATIENCE_MS: u32 = 10_000;
/// Bodies up to here may outlive the page; browsers allow 64 KiB for all of a page's requests together.
pub const MOST_KEPT_ALIVE: usize = 48 * 1024;

/// Posts a body and waits for the answer.
pub async fn post(endpoint: &Endpoint, body: &str) -> Outcome {
    match answer(endpoint, body).await {
        Ok((200..=299, _, body)) if !endpoint.format.gives_receipts() && !is_page(&body) => Outcome::Taken,
        Ok((status, wait, body)) => judge(status, wait, text::read(&body).and_then(|body| Receipt::read_all(&body).ok())),
        Err(_) => Outcome::Unreached,
    }
}

/// Whether an answer is a page for people, as captive portals give.
fn is_page(body: &str) -> bool {
    body.trim_start().starts_with('<')
}

/// Posts a body from a page that is being left; nobody waits for the answer.
pub fn post_and_leave(endpoint: &Endpoint, body: &str) {
    // A leaving page does not live to see a preflight's answer, which only its own origin does without.
    let media_type = endpoint.format.media_type().filter(|_| page::is_own(&endpoint.url));
    if let Some((window, init)) = web_sys::window().zip(request(body, media_type)) {
        let sent = JsFuture::from(window.fetch_with_str_and_init(&endpoint.url, &init));
        // Where the page stays after all, its failure is nobody's business.
        spawn_local(async { drop(sent.await) });
    }
}

/// What a status and a body mean. A 200 that is no receipt is a captive portal, not the collector.
fn judge(status: u16, wait: Option<u64>, receipts: Option<Vec<Receipt>>) -> Outcome {
    match (status, receipts) {
        (200..=299 | 400 | 403 | 409, Some(receipts)) if !receipts.is_empty() => Outcome::Receipts(receipts),
        (413, _) => Outcome::TooLarge,
        (408 | 425 | 429 | 500..=599 | 200..=399, _) => Outcome::Later { wait },
        _ => Outcome::Refused { status },
    }
}

async fn answer(endpoint: &Endpoint, body: &str) -> Result<(u16, Option<u64>, String), JsValue> {
    let (window, init) = web_sys::window().zip(request(body, endpoint.format.media_type())).ok_or(JsValue::NULL)?;
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(&endpoint.url, &init)).await?.dyn_into()?;
    let wait = response.headers().get("retry-after")?.and_then(|value| backoff::asked(&value));
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.status(), wait, text))
}

/// A plain-text body, which needs no preflight, unless it has to have another type.
fn request(body: &str, media_type: Option<&str>) -> Option<RequestInit> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_body(&JsValue::from_str(body));
    if let Some(media_type) = media_type {
        init.set_headers(&Array::of1(&Array::of2(&"content-type".into(), &media_type.into())));
    }
    if body.len() <= MOST_KEPT_ALIVE {
        Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE).ok()?;
    }
    Some(init)
}

#[cfg(test)]
mod tests {
    use expectly_core::wire::{Receipt, Status};

    use super::{Outcome, judge};

    #[test]
    fn w07_a_captive_portals_200_is_not_taken_for_a_receipt() {
        assert_eq!(judge(200, None, None), Outcome::Later { wait: None });
        assert_eq!(judge(200, None, Some(vec![])), Outcome::Later { wait: None });
        let receipts = vec![Receipt { id: Some("a".into()), status: Status::Stored, reason: None }];
        assert_eq!(judge(200, None, Some(receipts.clone())), Outcome::Receipts(receipts));
    }

    #[test]
    fn a_busy_collector_is_asked_again_and_a_refusing_one_is_not() {
        for status in [408, 425, 429, 500, 503] {
            assert_eq!(judge(status, Some(5000), None), Outcome::Later { wait: Some(5000) });
        }
        assert_eq!(judge(403, None, None), Outcome::Refused { status: 403 });
        assert_eq!(judge(413, None, None), Outcome::TooLarge);
    }
}
