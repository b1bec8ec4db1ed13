//! Owns where results go and in whose format, as the owner writes it; what a format looks like on the wire lives in `wire::envelope`.

use alloc::string::String;

use super::MOST_URL;
use crate::error::Error;
use crate::json::Json;
use crate::read::document;
use crate::shape::Map;
use crate::shape::{Shape, Tagged, form, named, record};

named! {
    /// Whose format results are sent in.
    #[derive(Default)]
    pub enum Format {
        /// Ours: results as they are, answered with a receipt for each.
        #[default]
        Expectly = "expectly",
        /// CloudEvents 1.0, a structured batch.
        CloudEvents = "cloudevents",
        /// PostHog's event `survey sent`.
        PostHog = "posthog",
        /// Segment's `track`.
        Segment = "segment",
        /// One object a request, of fields that the owner names.
        Webhook = "webhook",
    }
}

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Endpoint {
    /// An http or https URL.
    pub url: String,
    /// What is sent there.
    pub format: Format,
    /// The word of the site's server that it asks for this visitor's answers.
    pub token: Option<String>,
    /// All that the study says of it, to be kept with each result: by the time of sending, the study may name another one.
    pub written: String,
}

form! {
    /// An http or https URL.
    URL = MOST_URL, |text| text.starts_with("https://") || text.starts_with("http://"), "^https?://"
}

/// An endpoint.
pub(super) static ENDPOINT: Shape = Shape::Tagged(&Tagged {
    tag: "format",
    otherwise: "expectly",
    common: &COMMON,
    kinds: &[("expectly", &OURS), ("cloudevents", &NOTHING_MORE), ("posthog", &KEYED), ("segment", &KEYED), ("webhook", &WEBHOOK)],
});

record! {
    /// Where results go.
    COMMON as "Endpoint" {
        /// An http or https URL that takes results by POST.
        required "url": Shape::Form(&URL),
        /// Whose format they are sent in; ours, `expectly`, if not given.
        optional "format": Shape::Choice(Format::IDS),
    }
}

record! {
    /// A collector of ours.
    OURS as "CollectorEndpoint" {
        /// Made by the site's own server for this visitor, if answers are to be signed; each result carries it.
        optional "token": Shape::Form(&KEY),
    }
}

record! {
    /// An endpoint that needs to know nothing more.
    NOTHING_MORE as "PlainEndpoint" {}
}

form! {
    /// Any text but the empty one.
    KEY = 200, |text| !text.is_empty(), "^[^]"
}

record! {
    /// An endpoint of PostHog or Segment.
    KEYED as "KeyedEndpoint" {
        /// PostHog's project token or Segment's write key; both are made to be public.
        required "key": Shape::Form(&KEY),
    }
}

record! {
    /// A webhook.
    WEBHOOK as "WebhookEndpoint" {
        /// The fields of what is sent, by name: each a text in which `{slots}` are filled.
        required "fields": Shape::Map(&Map { key: &KEY, of: &Shape::Text(1000), least: 1, most: 50 }),
    }
}

impl Endpoint {
    pub(super) fn build(json: &Json) -> Endpoint {
        Endpoint {
            url: json.text("url").unwrap_or_default().into(),
            format: json.text("format").and_then(Format::named).unwrap_or_default(),
            token: json.text("token").map(String::from),
            // No number stands in an endpoint.
            written: json.to_text_with(|_| String::new()),
        }
    }

    /// Reads an endpoint that stands alone, such as one kept with a result. Errors: any of [`Error`] but `Overflow`.
    pub fn of(json: &Json) -> Result<Endpoint, Error> {
        document(json, |node| ENDPOINT.check(node).map(|()| Endpoint::build(json)))
    }
}
