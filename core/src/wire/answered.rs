//! Owns one question's entry in a result; the scales and states it refers to live elsewhere.

use alloc::string::String;
use alloc::vec::Vec;

use crate::answer::{Rating, State};
use crate::json::{Json, ObjectBuilder};
use crate::privacy::Epsilon;
use crate::read::{Node, Read};
use crate::scale::ScaleId;
use crate::study::{Id, Measure};

/// What was given, if anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A rating.
    Rating(Rating),
    /// A text in the visitor's own words.
    Text(String),
    /// Some options.
    Choices {
        /// Their names: at least one, none twice.
        chosen: Vec<Id>,
        /// What was written beside them: something other, or an address.
        text: Option<String>,
    },
    /// Nothing, and why: never [`State::Answered`].
    Nothing(State),
}

/// One question of a result and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question's name.
    pub question: Id,
    /// What it measures and on which scale; none for a text.
    pub scale: Option<(Measure, ScaleId)>,
    /// What was given.
    pub given: Given,
    /// What the same person expected of the same item of a battery.
    pub expected: Option<Rating>,
    /// The privacy parameter ε of randomized response, if the visitor's device blurred what was given.
    pub randomized: Option<f64>,
    /// Milliseconds from showing the question to its answer.
    pub took_ms: Option<u64>,
}

/// The most code points of a visitor's own words.
pub const MOST_TEXT: usize = 5000;
/// The longest time that is kept, a hundred days in milliseconds; pages have been left open for longer, but that says nothing.
pub(super) const MOST_MS: i64 = 8_640_000_000;

impl Answered {
    /// The rating, if one was given.
    pub fn rating(&self) -> Option<Rating> {
        match self.given {
            Given::Rating(rating) => Some(rating),
            _ => None,
        }
    }

    /// What became of the question.
    pub fn state(&self) -> State {
        match self.given {
            Given::Rating(_) | Given::Text(_) | Given::Choices { .. } => State::Answered,
            Given::Nothing(state) => state,
        }
    }

    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, Answered> {
        let object = node.object(KEYS)?;
        let state = object.required("state")?.choice(State::NAMES)?;
        let scale = object.maybe("scale", |node| node.form(Id::MOST, ScaleId::named))?;
        let measure = object.maybe("measure", |node| node.choice(Measure::NAMES))?;
        let scale = match (scale, measure) {
            (None, None) => None,
            (Some(scale), Some(measure)) if Measure::on(scale) == measure => Some((measure, scale)),
            (Some(_), None) => return Err(object.missing("measure")),
            (None, Some(_)) => return Err(object.missing("scale")),
            (Some(_), Some(_)) => return Err(object.inconsistent("measure")),
        };
        let (value, text, choices) = (object.optional("value"), object.optional("text"), object.optional("choices"));
        let rating = |node: Node<'a>, scale| Rating::parse(scale, node.integer(i64::MIN, i64::MAX)?).map_err(|_| node.out_of_range());
        let given = match (state, scale) {
            (State::Answered, Some((_, scale))) => {
                refuse(text)?;
                refuse(choices)?;
                Given::Rating(rating(object.required("value")?, scale)?)
            }
            (State::Answered, None) => {
                refuse(value)?;
                match choices {
                    Some(choices) => Given::Choices { chosen: chosen(choices)?, text: object.maybe("text", words)? },
                    None => Given::Text(words(object.required("text")?)?),
                }
            }
            (state, _) => {
                refuse(value)?;
                refuse(text)?;
                refuse(choices)?;
                Given::Nothing(state)
            }
        };
        let expected = object.maybe("expected", |node| match scale {
            Some((_, scale)) => rating(node, scale),
            None => Err(node.inconsistent()),
        })?;
        let randomized = object.maybe("randomized", |node| match given {
            Given::Choices { .. } => Ok(Epsilon::parse(node.number(0.0, MOST_EPSILON)?).map_err(|_| node.out_of_range())?.value()),
            _ => Err(node.inconsistent()),
        })?;
        Ok(Answered {
            question: object.required("question")?.id()?,
            scale,
            given,
            expected,
            randomized,
            took_ms: object.maybe("tookMs", |node| Ok(node.integer(0, MOST_MS)?.unsigned_abs()))?,
        })
    }

    pub(super) fn to_json(&self) -> Json {
        let rated = |rating: Rating| Json::Integer(i64::from(rating.value()));
        let object = ObjectBuilder::new()
            .with("question", self.question.as_str())
            .with_some("measure", self.scale.map(|(measure, _)| measure.id()))
            .with_some("scale", self.scale.map(|(_, scale)| scale.id()))
            .with("state", self.state().id());
        let object = match &self.given {
            Given::Rating(rating) => object.with("value", rated(*rating)),
            Given::Text(text) => object.with("text", text.as_str()),
            Given::Choices { chosen, text } => {
                let names = chosen.iter().map(|id| Json::from(id.as_str())).collect();
                object.with("choices", Json::List(names)).with_some("text", text.as_deref())
            }
            Given::Nothing(_) => object,
        };
        object
            .with_some("expected", self.expected.map(rated))
            .with_some("randomized", self.randomized.map(Json::Float))
            .with_some("tookMs", self.took_ms)
            .build()
    }
}

const KEYS: &[&str] = &["question", "measure", "scale", "state", "value", "text", "choices", "expected", "randomized", "tookMs"];
/// More than any list of options has.
const MOST_CHOICES: usize = 60;
/// Blurring with a larger ε is none.
const MOST_EPSILON: f64 = 20.0;

fn words<'a>(node: Node<'a>) -> Read<'a, String> {
    node.text(MOST_TEXT).map(String::from)
}

fn chosen<'a>(node: Node<'a>) -> Read<'a, Vec<Id>> {
    let mut names: Vec<Id> = Vec::new();
    node.each(MOST_CHOICES, |item| {
        let name = item.id()?;
        if names.contains(&name) {
            return Err(item.duplicate_id());
        }
        names.push(name);
        Ok(())
    })?;
    if names.is_empty() { Err(node.empty()) } else { Ok(names) }
}

fn refuse<'a>(node: Option<Node<'a>>) -> Read<'a, ()> {
    node.map_or(Ok(()), |node| Err(node.inconsistent()))
}

/// The name of a thing in its table of names.
pub(super) fn name_of<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}
