//! Owns everything that is known before the first question is shown: the study, the survey's moment, the language, an open pair.

use expectly_core::error::Error as CoreError;
use expectly_core::study::{Gpc, Moment, Study, Survey};
use expectly_core::wire::Uuid;

use crate::error::Error;
use crate::outbox;
use crate::page;
use crate::pair::OpenPair;
use crate::text;
use crate::words::Words;

/// What a moment is shown with. Fixed while it is shown.
#[derive(Debug)]
pub struct Context {
    /// The study; its list of surveys lacks the one shown.
    pub study: Study,
    /// The survey shown.
    pub survey: Survey,
    /// Which of its moments.
    pub moment: Moment,
    /// The widget's own words.
    pub words: Words,
    /// The language asked for, such as `de-AT`; author texts are looked up by it.
    pub language: String,
    /// The id that the result will have.
    pub id: Uuid,
    /// What was expected, at an `after`.
    pub pair: Option<OpenPair>,
    /// Whether results may carry the pair's id.
    pub joinable: bool,
    /// Path of the page.
    pub path: String,
}

/// Reads a study.
pub fn study(written: &str) -> Result<Study, Error> {
    let json = text::read(written).ok_or_else(|| Error::Study(CoreError::NotJson { detail: String::new() }))?;
    Study::read(&json).map_err(Error::Study)
}

impl Context {
    /// Reads the study and what is stored for this moment. `words` is the text of a file of widget/words.
    pub async fn load(study: &str, survey: &str, moment: &str, language: &str, words: &str) -> Result<Context, Error> {
        let mut study = self::study(study)?;
        let unknown = |path: &str| Error::Study(CoreError::UnknownReference { path: path.into() });
        let index = study.surveys.iter().position(|known| known.id.as_str() == survey).ok_or_else(|| unknown("survey"))?;
        let survey = study.surveys.swap_remove(index);
        let moment = Moment::NAMES.iter().find(|(name, _)| *name == moment).map(|(_, moment)| *moment);
        let moment = moment.filter(|moment| survey.ask(*moment).is_some()).ok_or_else(|| unknown("moment"))?;
        let pair = match moment {
            Moment::After => outbox::pair(survey.id.as_str()).await,
            Moment::Once | Moment::Before => None,
        };
        Ok(Context {
            words: Words::new(text::read(words).ok_or(Error::Host)?),
            language: language.into(),
            id: page::uuid().ok_or(Error::Host)?,
            // A damaged or re-scaled expectation cannot be compared with anything.
            pair: pair.filter(|pair| pair.expected.scale() == survey.scale),
            joinable: study.gpc != Gpc::NoId || !page::privacy_signal(),
            path: page::path(),
            study,
            survey,
            moment,
        })
    }

    /// The language in which the moment's question is shown: the author's if it is the author's, else the widget's.
    pub fn asked_in(&self) -> &str {
        let own = self.survey.ask(self.moment).and_then(|ask| ask.text.as_ref());
        own.and_then(|text| text.entry(&self.language)).map_or(self.words.tag(), |(language, _)| language)
    }

    /// Whether there is anything to compare with: an `after` without a pair is not shown.
    pub fn applies(&self) -> bool {
        self.moment != Moment::After || self.pair.is_some()
    }
}
