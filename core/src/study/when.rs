//! Owns the conditions under which a survey is shown, as the owner writes them; the loader is what obeys them.

use alloc::string::String;

use super::{Id, MOST_DAYS, MOST_URL};
use crate::read::{Node, Read};

/// When a moment is shown: all conditions given must hold.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct When {
    /// Path of the page: exact, or a prefix when it ends in `*`.
    pub path: Option<String>,
    /// Name of an event that the page reports with `expectly("track", name)`.
    pub event: Option<String>,
    /// Milliseconds to wait after the other conditions hold.
    pub delay_ms: Option<u32>,
    /// Share of visitors who are asked, above 0 up to 1.
    pub sample: Option<f64>,
    /// Days before the same visitor is asked again.
    pub every_days: Option<f64>,
}

impl When {
    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, When> {
        let object = node.object(&["path", "event", "delayMs", "sample", "everyDays"])?;
        Ok(When {
            path: object.maybe("path", |path| path.form(MOST_URL, |text| text.starts_with('/').then(|| text.into())))?,
            event: object.maybe("event", |event| event.form(Id::MOST, |text| (!text.is_empty()).then(|| text.into())))?,
            delay_ms: object.maybe("delayMs", |delay| Ok(delay.integer(0, MOST_DELAY_MS)? as u32))?,
            sample: object.maybe("sample", Node::share)?,
            every_days: object.maybe("everyDays", |days| days.number(0.0, MOST_DAYS))?,
        })
    }
}

/// An hour; nobody stays on one page for longer.
const MOST_DELAY_MS: i64 = 3_600_000;
