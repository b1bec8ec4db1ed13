//! Owns what is known of one result on its way out, by the names that frames and templates know it by.

use alloc::string::String;

use super::body::{Decimal, comma};
use super::cut::cut;
use super::webhook;
use crate::json::{Json, write};
use crate::study::Role;

/// Every fact that other formats are told, by its name and, after `=`, its place in a result; `*` is the answer that the survey is about.
const FACTS: &str = "survey study studyVersion moment touchpoint stage facet population source locale complete sample score=*.value \
    scale=*.scale measure=*.measure expected=pair.expected elapsedMs=pair.elapsedMs timing=pair.timing gap=gap.value verdict=gap.verdict \
    promise=promise.id path=page.path attributes";

/// What is known of one result.
pub(super) struct Facts<'a> {
    /// Where it goes, as the study says.
    pub endpoint: &'a Json,
    /// The result in our format, with its age.
    pub result: &'a Json,
    /// When it was answered.
    pub time: Json,
    /// Writes numbers that are not whole.
    pub decimal: Decimal,
}

impl Facts<'_> {
    /// Writes what a slot of a frame stands for.
    pub fn slot(&self, name: &str, out: &mut String) {
        match name {
            "fields" => webhook::fields(self, out),
            "facts" => self.all(out),
            "questions" => self.answers("{\"id\":\"", "\",\"response\":", "}", out),
            "responses" => self.answers("\"$survey_response_", "\":", "", out),
            "answers" => self.answers("\"", "\":", "", out),
            _ => self.fact(name, out),
        }
    }

    /// Writes a fact as JSON, `null` if it is not known.
    pub fn fact(&self, name: &str, out: &mut String) {
        self.value(self.find(name).unwrap_or(&Json::Null), out);
    }

    /// A fact, what was given to a question, or what stands at a place of the result such as `gap.kind`.
    pub fn find(&self, name: &str) -> Option<&Json> {
        let result = self.result;
        let mut place = name;
        let mut facts = FACTS;
        while !facts.is_empty() {
            let (fact, rest) = cut(facts, b' ');
            facts = rest;
            match cut(fact, b'=') {
                (known, elsewhere) if known == name && !elsewhere.is_empty() => place = elsewhere,
                _ => {}
            }
        }
        match cut(place, b'.') {
            ("result", _) => Some(result),
            ("time", _) => Some(&self.time),
            // Where the two halves of a pair may not be joined, each is somebody else's.
            ("person", _) => at(result, "pair.id").or_else(|| result.get("id")),
            ("*", key) => self.main()?.get(key),
            _ => at(result, place).or_else(|| given(self.list().iter().find(|answer| question(answer) == name)?)),
        }
    }

    /// Writes every fact under its name.
    fn all(&self, out: &mut String) {
        let mut facts = FACTS;
        while !facts.is_empty() {
            let (fact, rest) = cut(facts, b' ');
            facts = rest;
            let (name, _) = cut(fact, b'=');
            if let Some(value) = self.find(name) {
                self.entry("\"", name, "\":", value, out);
            }
        }
    }

    /// The rating that the survey is about: how it was, what was got; else the first.
    fn main(&self) -> Option<&Json> {
        let second = [Role::Experience.id(), Role::Actual.id()];
        let mut found = None;
        for answer in self.list() {
            if answer.get("value").is_some() && (found.is_none() || second.contains(&question(answer))) {
                found = Some(answer);
            }
        }
        found
    }

    fn list(&self) -> &[Json] {
        match self.result.get("answers") {
            Some(Json::List(list)) => list,
            _ => &[],
        }
    }

    /// Writes each question with what was given.
    fn answers(&self, before: &str, between: &str, after: &str, out: &mut String) {
        for answer in self.list() {
            if let Some(value) = given(answer) {
                self.entry(before, question(answer), between, value, out);
                out.push_str(after);
            }
        }
    }

    /// Writes a name, which has no letter to be escaped, and a value.
    #[inline(never)]
    fn entry(&self, before: &str, name: &str, between: &str, value: &Json, out: &mut String) {
        comma(out);
        for piece in [before, name, between] {
            out.push_str(piece);
        }
        self.value(value, out);
    }

    /// Writes a value.
    pub fn value(&self, value: &Json, out: &mut String) {
        write::value(value, out, self.decimal);
    }
}

/// What stands at a place such as `gap.value`.
fn at<'a>(mut json: &'a Json, mut place: &str) -> Option<&'a Json> {
    while !place.is_empty() {
        let (key, rest) = cut(place, b'.');
        json = json.get(key)?;
        place = rest;
    }
    Some(json)
}

fn question(answer: &Json) -> &str {
    match answer.get("question") {
        Some(Json::Text(name)) => name,
        _ => "",
    }
}

/// A rating, what was chosen, or words.
fn given(answer: &Json) -> Option<&Json> {
    answer.get("value").or_else(|| answer.get("choices")).or_else(|| answer.get("text"))
}
