//! Owns where results go, as a text that is kept with them: a study may name another endpoint by the time they are sent. Sends nothing.

use expectly_core::study::{Endpoint, Format};

use crate::text;

/// An endpoint as it is kept: its URL alone if it takes our format, else all that the study says of it.
pub fn kept(endpoint: &Endpoint) -> String {
    let kept = if endpoint.format == Format::Expectly { &endpoint.url } else { &endpoint.written };
    kept.clone()
}

/// The endpoint that was kept; none if it was damaged, or is of a format that this build does not know.
pub fn restored(kept: &str) -> Option<Endpoint> {
    if kept.starts_with("http") {
        return Some(Endpoint { url: kept.into(), format: Format::Expectly, token: None, written: String::new() });
    }
    Endpoint::of(&text::read(kept)?).ok()
}
