//! Owns the body of one request in a format of others: its frame, and the slots filled. What the frame says is each format's own.

use alloc::string::String;

use super::cut::cut;
use super::facts::Facts;
use super::{cloudevents, posthog, segment, webhook};
use crate::json::{Json, write};
use crate::study::Format;

/// Writes a number that is not whole; a page has a way of its own.
pub type Decimal = fn(f64) -> String;

/// The body of one request, result by result.
#[derive(Debug)]
pub struct Body<'a> {
    endpoint: &'a Json,
    event: &'static str,
    tail: &'static str,
    now: &'a str,
    decimal: Decimal,
    text: String,
}

impl<'a> Body<'a> {
    /// Starts it. `endpoint` is what the study says, `now` the time of sending, as RFC 3339 writes it: readers correct a visitor's wrong
    /// clock by it.
    pub fn new(format: Format, endpoint: &'a Json, now: &'a str, decimal: Decimal) -> Body<'a> {
        // What stands before the events, each event, and what stands after them; slots between tildes.
        let frame = match format {
            Format::Expectly => "[|~result~|]",
            Format::CloudEvents => cloudevents::BATCH,
            Format::PostHog => posthog::BATCH,
            Format::Segment => segment::BATCH,
            Format::Webhook => webhook::BATCH,
        };
        let (head, rest) = cut(frame, b'|');
        let (event, tail) = cut(rest, b'|');
        let mut body = Body { endpoint, event, tail, now, decimal, text: String::new() };
        body.write(head, None);
        body
    }

    /// Adds a result in our format, `at` being when it was answered.
    pub fn add(&mut self, result: &Json, at: &str) {
        comma(&mut self.text);
        let facts = Facts { endpoint: self.endpoint, result, time: at.into(), decimal: self.decimal };
        self.write(self.event, Some(&facts));
    }

    /// Ends it.
    pub fn end(mut self) -> String {
        self.write(self.tail, None);
        self.text
    }

    /// Writes words whose every other piece between tildes is a slot.
    fn write(&mut self, mut words: &str, facts: Option<&Facts<'_>>) {
        while !words.is_empty() {
            let (plain, rest) = cut(words, b'~');
            self.text.push_str(plain);
            let (slot, rest) = cut(rest, b'~');
            words = rest;
            match (slot, facts) {
                ("now", _) => write::value(&self.now.into(), &mut self.text, self.decimal),
                ("key", _) => write::value(self.endpoint.get("key").unwrap_or(&Json::Null), &mut self.text, self.decimal),
                (name, Some(facts)) if !name.is_empty() => facts.slot(name, &mut self.text),
                _ => {}
            }
        }
    }
}

/// Separates what comes next from what stands there.
pub(super) fn comma(out: &mut String) {
    if !matches!(out.as_bytes().last(), None | Some(b'[' | b'{')) {
        out.push(',');
    }
}
