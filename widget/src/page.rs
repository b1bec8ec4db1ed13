//! Owns what is asked of the page around us: the time, randomness, its path, its signals. Nothing else in the crate has a clock.

use expectly_core::wire::{SurveyResult, Uuid};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970 by the visitor's clock, which may be wrong or jump.
pub fn now() -> u64 {
    // A clock before 1970 counts as 1970; f64 to u64 saturates.
    js_sys::Date::now() as u64
}

/// Milliseconds since the page began, by a clock that nobody sets.
pub fn steady() -> u64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |performance| performance.now() as u64)
}

/// A date of HTTP's, in milliseconds since 1970.
pub fn date(text: &str) -> Option<u64> {
    // What is no date is no number.
    Some(js_sys::Date::parse(text)).filter(|time| time.is_finite()).map(|time| time as u64)
}

/// A time in milliseconds since 1970 as RFC 3339 writes it.
pub fn written(time: u64) -> String {
    // Later than this, a damaged record's, the browser has no dates and throws.
    const LAST: u64 = 8_640_000_000_000_000;
    js_sys::Date::new(&JsValue::from_f64(time.min(LAST) as f64)).to_iso_string().into()
}

/// A random id; none where the browser has no randomness worth the name.
pub fn uuid() -> Option<Uuid> {
    random().map(Uuid::from_random)
}

/// A random number from 0 up to 1 that nobody can foresee, for what has to stay a secret; none where there is no id either.
pub fn draw() -> Option<f64> {
    // As many of the bits as an f64 can tell apart.
    Some((u128::from_le_bytes(random()?) >> 75) as u64 as f64 / (1_u64 << 53) as f64)
}

fn random() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = web_sys::window()?.crypto().ok()?;
    // Not randomUUID, which insecure contexts lack.
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A random number from 0 up to 1, for spreading retries: a page may have put another generator in its place.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Path of the page, without query and fragment, as long as the format takes.
pub fn path() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    path.chars().take(SurveyResult::MOST_PATH).collect()
}

/// Whether a URL is of the page's own origin.
pub fn is_own(url: &str) -> bool {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    url.strip_prefix(&origin).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether the visitor's browser sends Global Privacy Control.
pub fn privacy_control() -> bool {
    signal("globalPrivacyControl").is_truthy()
}

/// Whether the visitor's browser asks not to be tracked.
pub fn do_not_track() -> bool {
    signal("doNotTrack") == "1"
}

fn signal(name: &str) -> JsValue {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.and_then(|navigator| Reflect::get(&navigator, &JsValue::from_str(name)).ok()).unwrap_or_default()
}
