//! Owns texts in several languages as the author wrote them; the widget's own words are not here.

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::Json;
use crate::shape::{Map, Shape, alias, form};

/// One text in several languages, in the author's order; the first is the default.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Localized(Vec<(String, String)>);

/// What a person does at a touchpoint, such as "check out"; fills the slot `{action}`.
pub type Action = Localized;

/// A question longer than this is not read by anybody.
const MOST_TEXT: usize = 1000;
/// More than there are languages with a written web.
const MOST_LANGUAGES: usize = 200;

impl Localized {
    /// Builds `{ "en": "…", "de": "…" }`, which was checked already.
    pub(crate) fn build(json: &Json) -> Localized {
        let Json::Object(entries) = json else { return Localized(Vec::new()) };
        let text = |json: &Json| if let Json::Text(text) = json { text.clone() } else { String::new() };
        Localized(entries.iter().map(|(language, json)| (language.clone(), text(json))).collect())
    }

    /// The text for a language tag: the same tag, else its language without region, else the author's first.
    pub fn get(&self, tag: &str) -> &str {
        self.entry(tag).map_or("", |(_, text)| text)
    }

    /// The text for a language tag with the language that it is in.
    pub fn entry(&self, tag: &str) -> Option<&(String, String)> {
        let exact = self.0.iter().find(|(language, _)| language.eq_ignore_ascii_case(tag));
        let base = tag.split('-').next().unwrap_or(tag);
        exact.or_else(|| self.0.iter().find(|(language, _)| language.eq_ignore_ascii_case(base))).or(self.0.first())
    }

    /// Every language with its text, in the author's order.
    pub fn entries(&self) -> &[(String, String)] {
        &self.0
    }
}

form! {
    /// A language tag such as `de` or `pt-BR`.
    pub(super) LANGUAGE = 35, is_language, "^[A-Za-z]{2,3}(-[A-Za-z0-9-]*)?$"
}

alias! {
    /// One text in each of some languages. The first one stands in for languages that are missing.
    pub(super) TEXTS as "Localized" = Shape::Map(&Map { key: &LANGUAGE, of: &Shape::Text(MOST_TEXT), least: 1, most: MOST_LANGUAGES })
}

/// Whether a key has the form of a language tag: letters, digits and hyphens, starting with two or three letters.
fn is_language(tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
