//! Owns everything that is known before the first question is shown: the study, the survey's moment, the language, an open pair.

use std::rc::Rc;

use expectly_core::answer::Rating;
use expectly_core::error::Error as CoreError;
use expectly_core::json::Json;
use expectly_core::study::{Choice, Display, Form, Id, Moment, Options, Question, Role, Signal, Study, Survey};
use expectly_core::wire::Uuid;
use wasm_bindgen::JsValue;

use super::draft;
use super::words::Words;
use crate::error::Error;
use crate::page;
use crate::pair::OpenPair;
use crate::text;

/// What a moment is shown with. Fixed while it is shown.
#[derive(Clone, Debug)]
pub struct Context {
    /// The study; its list of surveys lacks the one shown.
    pub study: Rc<Study>,
    /// The survey shown.
    pub survey: Rc<Survey>,
    /// Which of its moments.
    pub moment: Moment,
    /// What is asked, conditions still to be judged.
    pub asked: Vec<Question>,
    /// The widget's own words.
    pub words: Rc<Words>,
    /// The language asked for, such as `de-AT`; author texts are looked up by it.
    pub language: String,
    /// The id that the result will have.
    pub id: Uuid,
    /// What was expected, at an `after`.
    pub pair: Option<OpenPair>,
    /// Whether results may carry the pair's id.
    pub joinable: bool,
    /// Whether the visitor opened it, so that the focus may move there.
    pub opened: bool,
    /// Whether visitors are offered never to be asked again.
    pub never: bool,
    /// Path of the page.
    pub path: String,
    /// What is chosen to begin with, by question: the name and value of a field.
    pub prefill: Vec<(String, (String, String))>,
    /// What the page says of the visitor, as far as the study knows it.
    pub attributes: Vec<(String, String)>,
}

/// Reads a study.
pub fn study(written: &str) -> Result<Study, Error> {
    Study::read(&json(written)?).map_err(Error::Study)
}

fn json(written: &str) -> Result<Json, Error> {
    text::read(written).ok_or_else(|| Error::Study(CoreError::NotJson { detail: String::new() }))
}

/// What a moment is to be shown with, as the loader says it.
pub struct Request<'a> {
    /// The study's text.
    pub study: String,
    /// The survey's name.
    pub survey: String,
    /// The moment's name.
    pub moment: String,
    /// The language asked for.
    pub language: String,
    /// The text of a file of widget/words.
    pub words: String,
    /// More, as JSON: `{"opened": true, "prefill": {question: value}, "attributes": {name: text}}`.
    pub more: String,
    /// Whether the page has a place for it.
    pub placed: bool,
    /// The survey's open pair, as it is stored.
    pub pair: &'a JsValue,
}

impl Context {
    /// Reads all of it.
    pub fn load(request: Request<'_>) -> Result<Context, Error> {
        let json = json(&request.study)?;
        let mut study = Study::read(&json).map_err(Error::Study)?;
        let unknown = |path: &str| Error::Study(CoreError::UnknownReference { path: path.into() });
        let index = study.surveys.iter().position(|known| known.id.as_str() == request.survey).ok_or_else(|| unknown("survey"))?;
        let mut survey = study.surveys.swap_remove(index);
        // Without a place in the page it would be shown nowhere.
        survey.display = match survey.display {
            _ if request.placed => Display::Inline,
            Display::Inline => Display::Corner,
            display => display,
        };
        let moment = Moment::named(&request.moment);
        let place = moment.and_then(|moment| survey.asks.iter().position(|ask| ask.moment == moment)).ok_or_else(|| unknown("moment"))?;
        let moment = moment.unwrap_or(Moment::Once);
        let pair = OpenPair::read(request.pair).filter(|_| moment == Moment::After);
        // A damaged or re-scaled expectation cannot be compared with anything, and one of another battery neither.
        let battery = |question: &Question| question.role == Some(Role::Experience) && matches!(question.form, Form::Battery(_));
        let pair = pair.filter(|pair| pair.scale == survey.scale);
        let pair = pair.filter(|pair| survey.asks.iter().any(|ask| ask.questions.iter().any(battery)) != pair.rows.is_empty());
        let asked = survey.asks.get_mut(place).and_then(|ask| {
            let recalled = ask.recalled.take();
            if moment != Moment::After || pair.is_some() { Some(std::mem::take(&mut ask.questions)) } else { recalled }
        });
        let more = text::read(&request.more).unwrap_or(Json::Null);
        let attributes = entries(&more, "attributes").filter(|(name, _)| study.attributes.contains(name)).collect();
        Ok(Context {
            words: Rc::new(Words::new(text::read(&request.words).ok_or(Error::Host)?)),
            language: request.language,
            id: page::uuid().ok_or(Error::Host)?,
            asked: asked.unwrap_or_default(),
            pair,
            joinable: ![(study.privacy.gpc, page::privacy_control()), (study.privacy.dnt, page::do_not_track())]
                .contains(&(Signal::NoId, true)),
            // A dialog that the page waits for has the focus, whoever opened it.
            opened: more.get("opened") == Some(&Json::Bool(true)) || survey.display == Display::Modal,
            never: json.get("fatigue").and_then(|fatigue| fatigue.get("never")) == Some(&Json::Bool(true)),
            path: page::path(),
            prefill: entries(&more, "prefill").map(|(question, value)| (question, (draft::VALUE.into(), value))).collect(),
            attributes,
            study: Rc::new(study),
            survey: Rc::new(survey),
            moment,
        })
    }

    /// What is asked, conditions still to be judged.
    pub fn questions(&self) -> &[Question] {
        &self.asked
    }

    /// The language in which a question is shown: the author's if it is the author's, else the widget's.
    pub fn language_of<'a>(&'a self, question: &'a Question) -> &'a str {
        question.text.as_ref().and_then(|text| text.entry(&self.language)).map_or(self.words.tag(), |(language, _)| language)
    }

    /// The language in which the moment's first question is shown.
    pub fn asked_in(&self) -> &str {
        self.asked.first().map_or(self.words.tag(), |question| self.language_of(question))
    }

    /// What an option of a question is called.
    pub fn option<'a>(&'a self, question: &'a Question, id: &'a Id) -> &'a str {
        match &question.form {
            Form::Choice(Choice { options: Options::Own(items), .. }) => {
                items.iter().find(|item| item.id == *id).map_or(id.as_str(), |item| item.text.get(&self.language))
            }
            Form::Choice(choice) => self.words.option(&choice.options, id.as_str()),
            _ => id.as_str(),
        }
    }

    /// What the random order of a question's options depends on.
    pub fn seed(&self, question: &Question) -> String {
        [self.id.as_str(), question.id.as_str()].concat()
    }

    /// What was expected of an item of a battery before.
    pub fn expected_of(&self, item: &Id) -> Option<Rating> {
        self.pair.as_ref()?.rows.iter().find(|(known, _)| known == item).map(|(_, rating)| *rating)
    }

    /// Whether there is anything to ask: an `after` without a pair is not shown unless expectations may be recalled.
    pub fn applies(&self) -> bool {
        !self.asked.is_empty()
    }
}

/// Texts and numbers under a key of what the loader says, as texts.
fn entries<'a>(more: &'a Json, key: &str) -> impl Iterator<Item = (String, String)> + use<'a> {
    let entries = match more.get(key) {
        Some(Json::Object(entries)) => entries.as_slice(),
        _ => &[],
    };
    let text = |json: &Json| match json {
        Json::Text(text) => text.clone(),
        other => text::write(other),
    };
    entries.iter().map(move |(name, value)| (name.clone(), text(value)))
}
