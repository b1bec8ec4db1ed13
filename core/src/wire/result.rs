//! Owns the result as a whole: its keys, their order on the wire, and what makes it the same result again.

use alloc::string::String;
use alloc::vec::Vec;

use super::answered::{Answered, Given, MOST_MS, name_of};
use super::pair::{Pair, PromiseRef, Timing, gap_to_json, read_gap};
use super::uuid::Uuid;
use crate::answer::Rating;
use crate::error::Error;
use crate::gap::personal::{GapKind, PersonalGap};
use crate::json::{Json, ObjectBuilder};
use crate::read::{Node, Read, document};
use crate::report::GapForm;
use crate::scale::ScaleId;
use crate::study::{Facet, Form, Id, Moment, OTHER, Population, Question, Role, Stage, Study, Wording};

/// The version of the format. A reader refuses another one.
pub const VERSION: i64 = 1;

/// Through which channel an answer came. Readings say how many came from each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The panel on the page.
    Widget,
    /// A survey by e-mail.
    Email,
    /// A call, such as to the call centre.
    Call,
    /// Social media.
    Social,
    /// A panel of people who are asked regularly.
    Panel,
    /// Reviews on sites of others.
    Review,
    /// Made up, to try things out.
    Simulated,
}

impl Source {
    /// Every source with its name in results.
    pub const NAMES: &[(&str, Source)] = &[
        ("widget", Source::Widget),
        ("email", Source::Email),
        ("call", Source::Call),
        ("social", Source::Social),
        ("panel", Source::Panel),
        ("review", Source::Review),
        ("simulated", Source::Simulated),
    ];
}

/// What one moment of one visitor became.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyResult {
    /// Made when answered; the collector stores each id once.
    pub id: Uuid,
    /// The study's name.
    pub study: Id,
    /// Its version when shown.
    pub study_version: u32,
    /// The survey's name.
    pub survey: Id,
    /// Which moment of it.
    pub moment: Moment,
    /// What was asked.
    pub wording: Wording,
    /// The touchpoint with its place in the lifecycle, if the survey is about one.
    pub touchpoint: Option<(Id, Stage, Facet)>,
    /// Who answered.
    pub population: Population,
    /// Through which channel.
    pub source: Source,
    /// The language shown, such as `de`.
    pub locale: String,
    /// Every question and what became of it.
    pub answers: Vec<Answered>,
    /// The two sides of an expectation.
    pub pair: Option<Pair>,
    /// The promise asked about.
    pub promise: Option<PromiseRef>,
    /// This person's gap.
    pub gap: Option<PersonalGap>,
    /// Whether the visitor went to the end.
    pub complete: bool,
    /// The share of visitors who were asked, above 0 up to 1.
    pub sample: Option<f64>,
    /// Milliseconds between answering and sending; changes between tries and so is no part of what the result says.
    pub age_ms: Option<u64>,
    /// Whether a clock was seen to be wrong, as by an age that cannot be.
    pub clock_suspect: bool,
    /// The word of the site's server that it asked for the result: on the wire only.
    pub token: Option<String>,
    /// Whether that word was found to be right; only the collector's own word on it counts.
    pub signed: Option<bool>,
    /// Path of the page, without query.
    pub page: Option<String>,
    /// What the page said of the visitor, as far as the study lets it travel.
    pub attributes: Vec<(String, String)>,
}

/// Two sides of one thing, as one person gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared<'a> {
    /// The item of a battery; empty for the survey as a whole.
    pub question: &'a str,
    /// Which gap they make.
    pub gap: GapForm,
    /// What was expected or promised.
    pub first: Rating,
    /// How it was.
    pub second: Rating,
}

/// The most questions of one result.
const MOST_ANSWERS: usize = 100;
const MOST_LOCALE: usize = 35;
/// As many as a study can name.
const MOST_ATTRIBUTES: usize = 20;
/// The most code points of an attribute's value.
const MOST_ATTRIBUTE: usize = 200;
/// The longest token, in code points: twice what ours takes.
const MOST_TOKEN: usize = 300;
const KEYS: &[&str] = &[
    "v",
    "id",
    "study",
    "studyVersion",
    "survey",
    "moment",
    "wording",
    "touchpoint",
    "stage",
    "facet",
    "population",
    "source",
    "locale",
    "answers",
    "pair",
    "promise",
    "gap",
    "complete",
    "sample",
    "ageMs",
    "clockSuspect",
    "token",
    "signed",
    "page",
    "attributes",
];

impl SurveyResult {
    /// The longest time that any part of a result takes, in milliseconds: a hundred days.
    pub const MOST_MS: u64 = MOST_MS.unsigned_abs();
    /// The most code points of the page's path.
    pub const MOST_PATH: usize = 2000;

    /// Reads a result. Errors: any of [`Error`] but `Overflow`, each with the path of what is wrong.
    #[cfg(feature = "parse")]
    pub fn parse(text: &str) -> Result<SurveyResult, Error> {
        SurveyResult::read(&Json::parse(text)?)
    }

    /// Reads a result that is a JSON tree already. Errors as for [`SurveyResult::parse`].
    pub fn read(json: &Json) -> Result<SurveyResult, Error> {
        document(json, SurveyResult::from_node)
    }

    fn from_node<'a>(root: Node<'a>) -> Read<'a, SurveyResult> {
        let object = root.object(KEYS)?;
        object.required("v")?.integer(VERSION, VERSION)?;
        let moment = object.required("moment")?.choice(Moment::NAMES)?;
        let list = object.required("answers")?;
        let answers = list.each(MOST_ANSWERS, Answered::read)?;
        list.unique(MOST_ANSWERS, "question")?;
        let pair = object.maybe("pair", |node| {
            let scale = scale_of(&answers, Role::Experience).or(scale_of(&answers, Role::Expectation));
            if scale.is_none() && node.open()?.optional("expected").is_some() {
                return Err(node.inconsistent());
            }
            let pair = Pair::read(node, scale)?;
            if scale.is_some() && pair.expected.is_none() {
                return Err(node.open()?.missing("expected"));
            }
            // What was expected may have been said in an earlier result; how it was is said in this one or not at all.
            let expected = rating_of(&answers, Role::Expectation).is_none_or(|rating| Some(rating) == pair.expected);
            let fits = expected && rating_of(&answers, Role::Experience) == pair.experienced;
            if fits { Ok(pair) } else { Err(node.inconsistent()) }
        })?;
        let promise = object.maybe("promise", PromiseRef::read)?;
        let sides = sides(&answers, pair.as_ref());
        let gap = object.maybe("gap", |node| read_gap(node, sides))?;
        if gap.is_none() && sides.is_some() {
            return Err(object.missing("gap"));
        }
        if gap.is_some_and(|gap| gap.kind() == GapKind::XGap) && promise.is_none() {
            return Err(object.missing("promise"));
        }
        if gap.is_some_and(|gap| (gap.kind() == GapKind::Sacrifice) != pair.is_some()) {
            return Err(object.required("gap")?.inconsistent());
        }
        let touchpoint = object.maybe("touchpoint", |node| {
            let (stage, facet) = (object.required("stage")?, object.required("facet")?);
            Ok((node.id()?, stage.choice(Stage::NAMES)?, facet.choice(Facet::NAMES)?))
        })?;
        let age = object.maybe("ageMs", age)?;
        Ok(SurveyResult {
            id: object.required("id")?.form(Uuid::LENGTH, Uuid::parse)?,
            study: object.required("study")?.id()?,
            study_version: object.required("studyVersion")?.integer(1, i64::from(u32::MAX))? as u32,
            survey: object.required("survey")?.id()?,
            moment,
            wording: object.required("wording")?.form(16, Wording::parse)?,
            touchpoint,
            population: object.required("population")?.choice(Population::NAMES)?,
            source: object.required("source")?.choice(Source::NAMES)?,
            locale: object.required("locale")?.text(MOST_LOCALE)?.into(),
            answers,
            pair,
            promise,
            gap,
            complete: object.required("complete")?.boolean()?,
            sample: object.maybe("sample", Node::share)?,
            age_ms: age.map(|(age, _)| age),
            clock_suspect: object.maybe("clockSuspect", Node::boolean)?.unwrap_or_default() || age.is_some_and(|(_, suspect)| suspect),
            token: object.maybe("token", |node| Ok(node.text(MOST_TOKEN)?.into()))?,
            signed: object.maybe("signed", Node::boolean)?,
            page: object.maybe("page", |node| Ok(node.object(&["path"])?.required("path")?.text(SurveyResult::MOST_PATH)?.into()))?,
            attributes: object.maybe("attributes", attributes)?.unwrap_or_default(),
        })
    }

    /// The rating given to a question.
    pub fn rating(&self, question: Role) -> Option<Rating> {
        rating_of(&self.answers, question)
    }

    /// Both sides of this person's gap, if both were given.
    pub fn sides(&self) -> Option<(Rating, Rating)> {
        sides(&self.answers, self.pair.as_ref())
    }

    /// When what was expected was asked for. Both sides of a promise are asked at once.
    pub fn timing(&self) -> Timing {
        self.pair.as_ref().map_or(Timing::Concurrent, |pair| pair.timing)
    }

    /// What was expected of an item of a battery, if this is the result in which it was said: after the experience, what was said before is
    /// said again.
    pub fn expected_now(&self, answer: &Answered) -> Option<Rating> {
        answer.expected.filter(|_| self.moment != Moment::After || self.timing() != Timing::Before)
    }

    /// Everything that this person gave both sides of: what the survey as a whole is about, then items of batteries.
    pub fn compared(&self) -> impl Iterator<Item = Compared<'_>> {
        let whole = self.gap.zip(self.sides()).map(|(gap, (first, second))| {
            let gap = if gap.kind() == GapKind::XGap { GapForm::XGap } else { GapForm::Sacrifice };
            Compared { question: "", gap, first, second }
        });
        let item = |answer: &'_ Answered| Some((answer.expected?, answer.rating()?));
        let items = self.answers.iter().filter_map(move |answer| {
            let (first, second) = item(answer)?;
            Some(Compared { question: answer.question.as_str(), gap: GapForm::Servqual, first, second })
        });
        whole.into_iter().chain(items)
    }

    /// Refuses a result that the study cannot have led to. Errors: [`Error::OutOfRange`] for a version that is yet to come,
    /// [`Error::UnknownReference`] for a survey that is not in it, [`Error::UnknownKey`] for an attribute that it does not list,
    /// [`Error::Inconsistent`] for a moment or a question that the survey does not have. A result of an earlier version of the study may
    /// have been asked otherwise, so only its survey is checked.
    pub fn check(&self, study: &Study) -> Result<(), Error> {
        if self.study_version > study.version {
            return Err(Error::OutOfRange { path: "studyVersion".into() });
        }
        let survey = study.survey(self.survey.as_str()).ok_or_else(|| Error::UnknownReference { path: "survey".into() })?;
        if self.study_version < study.version {
            return Ok(());
        }
        if let Some((name, _)) = self.attributes.iter().find(|(name, _)| !study.attributes.contains(name)) {
            return Err(Error::UnknownKey { path: alloc::format!("attributes.{name}") });
        }
        let ask = survey.ask(self.moment).ok_or_else(|| Error::Inconsistent { path: "moment".into() })?;
        for (index, answer) in self.answers.iter().enumerate() {
            let mut asked = ask.questions.iter().chain(ask.recalled.iter().flatten());
            let fits = |question: &Question| {
                question.answers().contains(&answer.question) && answer.scale.map(|(_, scale)| scale) == question.scale()
            };
            let question = asked.find(|question| fits(question));
            let question = question.ok_or_else(|| Error::Inconsistent { path: alloc::format!("answers[{index}].question") })?;
            if !could_lead_to(&question.form, answer) {
                return Err(Error::Inconsistent { path: alloc::format!("answers[{index}]") });
            }
        }
        Ok(())
    }

    /// The JSON on the wire, keys in a fixed order.
    pub fn to_json(&self) -> Json {
        self.said()
            .with_some("ageMs", self.age_ms)
            .with_some("clockSuspect", self.clock_suspect.then_some(Json::Bool(true)))
            .with_some("token", self.token.as_deref())
            .with_some("signed", self.signed.map(Json::Bool))
            .build()
    }

    /// The JSON that a page keeps until it is sent, which is when its age is known; what others find out about it is not in it yet.
    pub fn to_keep(&self) -> Json {
        self.said().with_some("token", self.token.as_deref()).build()
    }

    /// What the result says, without what changes from one try to the next and what others found out about it: two results are the same if this text is.
    pub fn identity(&self) -> String {
        self.said().build().to_text()
    }

    fn said(&self) -> ObjectBuilder {
        let touchpoint = self.touchpoint.as_ref();
        ObjectBuilder::new()
            .with("v", Json::Integer(VERSION))
            .with("id", self.id.as_str())
            .with("study", self.study.as_str())
            .with("studyVersion", u64::from(self.study_version))
            .with("survey", self.survey.as_str())
            .with("moment", self.moment.id())
            .with("wording", self.wording.as_str())
            .with_some("touchpoint", touchpoint.map(|(id, ..)| id.as_str()))
            .with_some("stage", touchpoint.map(|(_, stage, _)| stage.id()))
            .with_some("facet", touchpoint.map(|(.., facet)| facet.id()))
            .with("population", self.population.id())
            .with("source", name_of(Source::NAMES, self.source))
            .with("locale", self.locale.as_str())
            .with("answers", Json::List(self.answers.iter().map(Answered::to_json).collect()))
            .with_some("pair", self.pair.as_ref().map(Pair::to_json))
            .with_some("promise", self.promise.as_ref().map(PromiseRef::to_json))
            .with_some("gap", self.gap.map(gap_to_json))
            .with("complete", Json::Bool(self.complete))
            .with_some("sample", self.sample.map(Json::Float))
            .with_some("page", self.page.as_ref().map(|path| ObjectBuilder::new().with("path", path.as_str()).build()))
            .with_some(
                "attributes",
                Some(&self.attributes)
                    .filter(|list| !list.is_empty())
                    .map(|list| Json::Object(list.iter().map(|(name, value)| (name.clone(), Json::from(value.as_str()))).collect())),
            )
    }
}

/// Whether a question of that form has such an answer. An option that was never offered would change the shares of all others where
/// randomized answers are told back.
fn could_lead_to(form: &Form, answer: &Answered) -> bool {
    let offered = match (&answer.given, form) {
        (Given::Choices { chosen, .. }, Form::Choice(choice)) => {
            let ids = choice.options.ids();
            let known = |id: &Id| ids.contains(&id.as_str()) || choice.other && id.as_str() == OTHER;
            (choice.several || chosen.len() == 1) && chosen.iter().all(known) && choice.randomized == answer.randomized
        }
        (Given::Choices { .. }, _) | (Given::Text(_), Form::Choice(_)) => false,
        _ => true,
    };
    offered && (answer.expected.is_none() || matches!(form, Form::Battery(_)))
}

/// An age, and whether it is one that a right clock does not give: that must not cost the answer.
fn age<'a>(node: Node<'a>) -> Read<'a, (u64, bool)> {
    let given = node.number(f64::NEG_INFINITY, f64::INFINITY)?;
    let age = given.clamp(0.0, MOST_MS as f64);
    Ok((age as u64, age != given))
}

fn attributes<'a>(node: Node<'a>) -> Read<'a, Vec<(String, String)>> {
    let mut list = Vec::new();
    for (name, value) in node.open()?.entries() {
        list.push((name.into(), value.text(MOST_ATTRIBUTE)?.into()));
    }
    if list.len() > MOST_ATTRIBUTES { Err(node.too_long(MOST_ATTRIBUTES)) } else { Ok(list) }
}

fn find(answers: &[Answered], question: Role) -> Option<&Answered> {
    answers.iter().find(|answer| answer.question.as_str() == question.id())
}

fn rating_of(answers: &[Answered], question: Role) -> Option<Rating> {
    find(answers, question).and_then(Answered::rating)
}

fn scale_of(answers: &[Answered], question: Role) -> Option<ScaleId> {
    find(answers, question).and_then(|answer| answer.scale).map(|(_, scale)| scale)
}

/// Expected and experienced of a pair, or promised and actual.
fn sides(answers: &[Answered], pair: Option<&Pair>) -> Option<(Rating, Rating)> {
    match pair {
        Some(pair) => Some((pair.expected?, pair.experienced?)),
        None => Some((rating_of(answers, Role::Promised)?, rating_of(answers, Role::Actual)?)),
    }
}
