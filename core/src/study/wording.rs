//! Owns the fingerprint of what was asked, so that answers to different words are never pooled; holds no words itself.

use alloc::string::String;

use super::{Appearance, Choice, Form, Item, Localized, Moment, Options, Rated, Study, Survey};
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
        hash.add(survey.kind.id());
        hash.add(survey.scale.id());
        hash.add(moment.id());
        let ask = survey.ask(moment);
        let questions = ask.map_or(&[][..], |ask| &ask.questions);
        match questions.first().and_then(|question| question.text.as_ref()) {
            Some(text) => add(&mut hash, text),
            None => hash.add(BUILT_IN),
        }
        if let Some(action) = self.touchpoint_of(survey).and_then(|touchpoint| touchpoint.action.as_ref()) {
            add(&mut hash, action);
        }
        let staged = ask.and_then(|ask| ask.promise.as_ref()).and_then(|id| self.promise(id));
        for promise in self.promise_of(survey).into_iter().chain(staged) {
            hash.add(&promise.version);
            add(&mut hash, &promise.text);
        }
        if let Some(intro) = ask.and_then(|ask| ask.intro.as_ref()) {
            add(&mut hash, intro);
        }
        for (place, question) in questions.iter().enumerate() {
            form(&mut hash, &question.form);
            // What follows in words does not change what was counted before it.
            if place > 0 && !matches!(question.form, Form::Text { .. }) {
                question.text.iter().for_each(|text| add(&mut hash, text));
            }
        }
        Wording(hash.text())
    }
}

fn add(hash: &mut Fingerprint, text: &Localized) {
    text.entries().iter().for_each(|(language, text)| hash.pair(language, text));
}

/// What of a question's form may change its answers. The usual form adds nothing.
fn form(hash: &mut Fingerprint, form: &Form) {
    let (rated, items): (Option<&Rated>, &[Item]) = match form {
        Form::Rating(rated) => (Some(rated), &[]),
        Form::Battery(battery) => (Some(&battery.rated), &battery.items),
        Form::Choice(Choice { options: Options::Own(options), .. }) => (None, options),
        Form::Choice(_) | Form::Text { .. } => (None, &[]),
    };
    if let Some(rated) = rated {
        if rated.appearance != Appearance::Numbers {
            hash.add(rated.appearance.id());
        }
        rated.low.iter().chain(&rated.high).for_each(|text| add(hash, text));
    }
    for item in items {
        hash.add(item.id.as_str());
        add(hash, &item.text);
    }
}
