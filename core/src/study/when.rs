//! Owns the conditions under which a survey is shown, as the owner writes them; the loader is what obeys them, so nothing is built of them.

use super::date::DATE;
use super::text::LANGUAGE;
use super::{MOST_DAYS, MOST_URL};
use crate::shape::{List, Map, Shape, form, record};

/// An hour; nobody stays on one page for longer.
const MOST_DELAY_MS: i64 = 3_600_000;
/// More than any site has visits of one visitor, or answers to one survey.
const MOST_COUNT: i64 = 1_000_000;
/// The most characters of a value that is compared.
const MOST_VALUE: usize = 200;

form! {
    /// A path of a page, or a pattern of paths.
    PATH = MOST_URL, |text| text.starts_with('/'), "^/"
}

form! {
    /// The name of an event, or of one of its properties.
    NAME = 64, |text| !text.is_empty(), "^[^]+$"
}

form! {
    /// A CSS selector, a pattern or a regular expression.
    PATTERN = MOST_URL, |text| !text.is_empty(), "^[^]+$"
}

static VALUE: Shape = Shape::TextOr(&Shape::Text(MOST_VALUE), &Shape::Number(f64::MIN, f64::MAX));
static VALUES: Shape = Shape::Map(&Map { key: &NAME, of: &Shape::Object(&COMPARISON), least: 1, most: 50 });

record! {
    /// What a value must be: all keys given must hold.
    COMPARISON as "Comparison" {
        /// Exactly this.
        optional "is": VALUE,
        /// Anything else, nothing included.
        optional "isNot": VALUE,
        /// A number, this or more.
        optional "atLeast": Shape::Number(f64::MIN, f64::MAX),
        /// A number, this or less.
        optional "atMost": Shape::Number(f64::MIN, f64::MAX),
        /// A text with this in it, or a list with this among it.
        optional "contains": Shape::Text(MOST_VALUE),
    }
}

record! {
    /// An event with certain properties.
    EVENT as "Event" {
        /// Its name, as in `expectly("track", name, properties)`.
        required "name": Shape::Form(&NAME),
        /// What its properties must be, by name.
        optional "where": VALUES,
    }
}

static QUERY: Shape = Shape::Map(&Map { key: &NAME, of: &Shape::Text(MOST_VALUE), least: 1, most: 50 });

record! {
    /// What a page's URL must not be: all keys given must hold for it to be meant.
    NOT_URL as "NotUrl" {
        /// Exactly this.
        optional "is": Shape::Form(&PATTERN),
        /// It starts with this.
        optional "starts": Shape::Form(&PATTERN),
        /// It has this form: `*` inside stands for anything but a slash, at the end for anything.
        optional "glob": Shape::Form(&PATTERN),
        /// This regular expression (ECMAScript) matches some part of it.
        optional "regex": Shape::Form(&PATTERN),
        /// Parameters of its query with these values.
        optional "query": QUERY,
    }
}

record! {
    /// What a page's URL must be, without fragment unless an application keeps its route there (`#/…`): all keys given must hold.
    URL as "Url" {
        /// Exactly this.
        optional "is": Shape::Form(&PATTERN),
        /// It starts with this.
        optional "starts": Shape::Form(&PATTERN),
        /// It has this form: `*` inside stands for anything but a slash, at the end for anything.
        optional "glob": Shape::Form(&PATTERN),
        /// This regular expression (ECMAScript) matches some part of it.
        optional "regex": Shape::Form(&PATTERN),
        /// Parameters of its query with these values.
        optional "query": QUERY,
        /// None of these.
        optional "not": Shape::List(&List { of: &Shape::Object(&NOT_URL), least: 1, most: 50, unique: "" }),
    }
}

record! {
    /// Which visits count.
    VISITS as "Visits" {
        /// This visit or a later one; the first is 1.
        optional "atLeast": Shape::Integer(1, MOST_COUNT),
        /// This visit or an earlier one.
        optional "atMost": Shape::Integer(1, MOST_COUNT),
    }
}

record! {
    /// Asking again until there is an answer.
    AGAIN as "Again" {
        /// How many times more.
        required "times": Shape::Integer(1, 100),
        /// Days from one time to the next.
        required "afterDays": Shape::Number(0.0, MOST_DAYS),
    }
}

record! {
    /// When a moment is shown: all conditions given must hold.
    pub(super) WHEN as "When" {
        /// Path of the page: exact; a prefix when it ends in `*`; `*` inside stands for one part of it (`/p/*/reviews`).
        optional "path": Shape::Form(&PATH),
        /// URL of the page.
        optional "url": Shape::Object(&URL),
        /// Name of an event that the page reports with `expectly("track", name)`, or an event with certain properties.
        optional "event": Shape::TextOr(&Shape::Form(&NAME), &Shape::Object(&EVENT)),
        /// Selector of an element that is clicked.
        optional "click": Shape::Form(&PATTERN),
        /// Selector of an element that comes into sight.
        optional "appears": Shape::Form(&PATTERN),
        /// Milliseconds to wait after the other conditions hold.
        optional "delayMs": Shape::Integer(0, MOST_DELAY_MS),
        /// Milliseconds for which this page has been looked at.
        optional "dwellMs": Shape::Integer(1, MOST_DELAY_MS),
        /// Share of the page that has been seen, from its top.
        optional "scroll": Shape::Above(0.0, 1.0),
        /// Whether to wait until the mouse leaves the window at its top. It never does on a touch screen.
        optional "exit": Shape::Truth,
        /// Milliseconds for which the visitor has done nothing.
        optional "idleMs": Shape::Integer(1, MOST_DELAY_MS),
        /// Which visits count; one ends after half an hour without a movement.
        optional "visits": Shape::Object(&VISITS),
        /// Whether this is a later visit than the first.
        optional "returning": Shape::Truth,
        /// Host of the page that led here, `*` for any part of it (`*.example.com`).
        optional "referrer": Shape::Form(&PATTERN),
        /// Which devices.
        optional "device": Shape::List(&List { of: &Shape::Choice(&["phone", "tablet", "desktop"]), least: 1, most: 3, unique: "" }),
        /// Which languages, of those that the survey is shown in; one without a region includes all regions.
        optional "language": Shape::List(&List { of: &Shape::Form(&LANGUAGE), least: 1, most: 200, unique: "" }),
        /// What the page says of the visitor with `expectly("identify", …)`, by name.
        optional "attributes": VALUES,
        /// The first day (by the visitor's clock and time zone) or moment.
        optional "from": Shape::Form(&DATE),
        /// The last day, or the moment at which it ends.
        optional "until": Shape::Form(&DATE),
        /// The most complete answers; the endpoint is asked whether there are as many.
        optional "limit": Shape::Integer(1, MOST_COUNT),
        /// Share of visitors who are asked, above 0 up to 1. It sticks: 10 % over ten pages stays 10 %.
        optional "sample": Shape::Above(0.0, 1.0),
        /// Days until the same visitor may be asked again; 30 if not given.
        optional "everyDays": Shape::Number(0.0, MOST_DAYS),
        /// Asks again earlier than that as long as there is no answer.
        optional "again": Shape::Object(&AGAIN),
    }
}
