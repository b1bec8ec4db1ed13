//! Owns what other formats than ours ask of a request, and the bodies in which results go there. Sends nothing and has no clock.

mod body;
mod cloudevents;
mod cut;
mod facts;
mod posthog;
mod segment;
mod webhook;

pub use body::{Body, Decimal};

use crate::study::Format;

/// As many as a collector of ours takes; PostHog and Segment take more, but never more bytes than outlive a page.
const MOST_TOGETHER: usize = 50;

impl Format {
    /// Whether the answer has a word on each result. Elsewhere, a status of success stands for all of them.
    pub fn gives_receipts(self) -> bool {
        self == Format::Expectly
    }

    /// The most results of one request.
    pub fn most_together(self) -> usize {
        match self {
            Format::Webhook => 1,
            _ => MOST_TOGETHER,
        }
    }

    /// The media type that readers of it insist on; none where plain text will do, which needs no preflight.
    pub fn media_type(self) -> Option<&'static str> {
        match self {
            Format::CloudEvents => Some("application/cloudevents-batch+json"),
            _ => None,
        }
    }

    /// How many bytes a result of so many takes in it, about.
    pub fn size(self, ours: usize) -> usize {
        match self {
            Format::Expectly => ours,
            // PostHog's event, the largest, has every answer twice and a dozen lines of its own.
            _ => ours.saturating_mul(2).saturating_add(600),
        }
    }
}
