//! Owns the fingerprint of what was asked, so that answers to different words are never pooled; holds no words itself.

use alloc::string::String;

use super::{Moment, Study, Survey};
use crate::fingerprint::Fingerprint;

/// A fingerprint of a moment's wording in all its languages: 16 hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording(String);

/// Raised when the widget's own wording of a question changes in meaning.
const BUILT_IN: &str = "built-in 1";

impl Wording {
    /// Reads a fingerprint; none if it has another form.
    pub fn parse(text: &str) -> Option<Wording> {
        let fits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        fits.then(|| Wording(text.into()))
    }

    /// The 16 hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Study {
    /// The wording of a survey's moment. All languages count together, so that people asked in German and in English are pooled; the
    /// slot's filling and a promise's version count too. It says nothing about secrets: it is FNV-1a, not a cryptographic hash.
    pub fn wording(&self, survey: &Survey, moment: Moment) -> Wording {
        let mut hash = Fingerprint::new();
        hash.add(survey.kind_name());
        hash.add(survey.scale.id());
        hash.add(moment.id());
        match survey.ask(moment).and_then(|ask| ask.text.as_ref()) {
            Some(text) => text.entries().iter().for_each(|(language, text)| hash.pair(language, text)),
            None => hash.add(BUILT_IN),
        }
        if let Some(action) = self.touchpoint_of(survey).and_then(|touchpoint| touchpoint.action.as_ref()) {
            action.entries().iter().for_each(|(language, text)| hash.pair(language, text));
        }
        if let Some(promise) = self.promise_of(survey) {
            hash.add(&promise.version);
            promise.text.entries().iter().for_each(|(language, text)| hash.pair(language, text));
        }
        Wording(hash.text())
    }
}
