//! Owns where results go, as the owner writes it; sends nothing.

use alloc::string::String;

use super::MOST_URL;
use crate::json::Json;
use crate::shape::{Shape, form, record};

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Endpoint {
    /// An http or https URL.
    pub url: String,
}

form! {
    /// An http or https URL.
    URL = MOST_URL, |text| text.starts_with("https://") || text.starts_with("http://"), "^https?://"
}

record! {
    /// Where results go.
    pub(super) ENDPOINT as "Endpoint" {
        /// An http or https URL that takes results by POST.
        required "url": Shape::Form(&URL),
    }
}

impl Endpoint {
    pub(super) fn build(json: &Json) -> Endpoint {
        Endpoint { url: json.text("url").unwrap_or_default().into() }
    }
}
