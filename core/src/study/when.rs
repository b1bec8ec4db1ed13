//! Owns the conditions under which a survey is shown, as the owner writes them; the loader is what obeys them, so nothing is built of them.

use super::{MOST_DAYS, MOST_URL};
use crate::shape::{Shape, form, record};

/// An hour; nobody stays on one page for longer.
const MOST_DELAY_MS: i64 = 3_600_000;

form! {
    /// A path of a page.
    PATH = MOST_URL, |text| text.starts_with('/'), "^/"
}

form! {
    /// The name of an event.
    EVENT = 64, |text| !text.is_empty(), "^[^]"
}

record! {
    /// When a moment is shown: all conditions given must hold.
    pub(super) WHEN as "When" {
        /// Path of the page: exact, or a prefix when it ends in `*`.
        optional "path": Shape::Form(&PATH),
        /// Name of an event that the page reports with `expectly("track", name)`.
        optional "event": Shape::Form(&EVENT),
        /// Milliseconds to wait after the other conditions hold.
        optional "delayMs": Shape::Integer(0, MOST_DELAY_MS),
        /// Share of visitors who are asked, above 0 up to 1. It sticks: 10 % over ten pages stays 10 %.
        optional "sample": Shape::Above(0.0, 1.0),
        /// Days until the same visitor may be asked again; 30 if not given.
        optional "everyDays": Shape::Number(0.0, MOST_DAYS),
    }
}
