//! Owns where results go and in whose format, as the owner writes it; what a format looks like on the wire lives in `wire::envelope`.

use alloc::string::String;

use super::MOST_URL;
use crate::error::Error;
use crate::json::Json;
#[cfg(feature = "formats")]
use crate::read::Object;
use crate::read::{Node, Read, document};

/// Whose format results are sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Ours: results as they are, answered with a receipt for each.
    #[default]
    Expectly,
    /// CloudEvents 1.0, a structured batch.
    #[cfg(feature = "formats")]
    CloudEvents,
    /// PostHog's event `survey sent`.
    #[cfg(feature = "formats")]
    PostHog,
    /// Segment's `track`.
    #[cfg(feature = "formats")]
    Segment,
    /// One object a request, of fields that the owner names.
    #[cfg(feature = "formats")]
    Webhook,
}

impl Format {
    /// Every format with its name in studies.
    pub const NAMES: &[(&str, Format)] = &[
        ("expectly", Format::Expectly),
        #[cfg(feature = "formats")]
        ("cloudevents", Format::CloudEvents),
        #[cfg(feature = "formats")]
        ("posthog", Format::PostHog),
        #[cfg(feature = "formats")]
        ("segment", Format::Segment),
        #[cfg(feature = "formats")]
        ("webhook", Format::Webhook),
    ];

    /// The name in studies.
    pub fn id(self) -> &'static str {
        Format::NAMES.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }

    /// The keys that an endpoint of this format has.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Format::Expectly => &["url", "format"],
            #[cfg(feature = "formats")]
            Format::CloudEvents => &["url", "format"],
            #[cfg(feature = "formats")]
            Format::PostHog | Format::Segment => &["url", "format", "key"],
            #[cfg(feature = "formats")]
            Format::Webhook => &["url", "format", "fields"],
        }
    }

    /// Refuses an endpoint that lacks what its format needs.
    #[cfg(feature = "formats")]
    fn check(self, object: Object<'_>) -> Read<'_, ()> {
        let (node, count) = match self {
            Format::Expectly | Format::CloudEvents => return Ok(()),
            Format::PostHog | Format::Segment => {
                let key = object.required("key")?;
                (key, key.text(MOST_KEY)?.len())
            }
            Format::Webhook => {
                let fields = object.required("fields")?;
                let mut count = 0;
                for (_, template) in fields.open()?.entries() {
                    template.text(MOST_TEMPLATE)?;
                    count += 1;
                }
                (fields, count)
            }
        };
        if count == 0 { Err(node.empty()) } else { Ok(()) }
    }
}

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// An http or https URL.
    pub url: String,
    /// What is sent there.
    pub format: Format,
    /// The endpoint as the study writes it, to be kept with each result: by the time of sending, the study may name another one.
    pub written: String,
}

/// Several times the length of the keys that are given out.
#[cfg(feature = "formats")]
const MOST_KEY: usize = 200;
/// As long as the longest text that an author may write elsewhere.
#[cfg(feature = "formats")]
const MOST_TEMPLATE: usize = 1000;

impl Endpoint {
    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, Endpoint> {
        let format = node.open()?.maybe("format", |name| name.choice(Format::NAMES))?.unwrap_or_default();
        let object = node.object(format.keys())?;
        #[cfg(feature = "formats")]
        format.check(object)?;
        Ok(Endpoint {
            url: object.required("url")?.form(MOST_URL, |text| is_url(text).then(|| text.into()))?,
            format,
            written: node.written(),
        })
    }

    /// Reads an endpoint that stands alone, such as one kept with a result. Errors: any of [`Error`] but `Overflow`.
    pub fn of(json: &Json) -> Result<Endpoint, Error> {
        document(json, Endpoint::read)
    }
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
