//! Owns one question's entry in a result; the scales and states it refers to live elsewhere.

use alloc::string::String;

use crate::answer::{Rating, State};
use crate::json::{Json, ObjectBuilder};
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
    /// Nothing, and why: never [`State::Answered`].
    Nothing(State),
}

/// One question of a result and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The question's name.
    pub question: Id,
    /// What it measures and on which scale; none for a text.
    pub scale: Option<(Measure, ScaleId)>,
    /// What was given.
    pub given: Given,
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
            Given::Rating(_) | Given::Text(_) => State::Answered,
            Given::Nothing(state) => state,
        }
    }

    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, Answered> {
        let object = node.object(&["question", "measure", "scale", "state", "value", "text", "tookMs"])?;
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
        let (value, text) = (object.optional("value"), object.optional("text"));
        let given = match (state, scale) {
            (State::Answered, Some((_, scale))) => {
                refuse(text)?;
                let node = object.required("value")?;
                Given::Rating(Rating::parse(scale, node.integer(i64::MIN, i64::MAX)?).map_err(|_| node.out_of_range())?)
            }
            (State::Answered, None) => {
                refuse(value)?;
                Given::Text(object.required("text")?.text(MOST_TEXT)?.into())
            }
            (state, _) => {
                refuse(value)?;
                refuse(text)?;
                Given::Nothing(state)
            }
        };
        Ok(Answered {
            question: object.required("question")?.id()?,
            scale,
            given,
            took_ms: object.maybe("tookMs", |node| Ok(node.integer(0, MOST_MS)?.unsigned_abs()))?,
        })
    }

    pub(super) fn to_json(&self) -> Json {
        let object = ObjectBuilder::new()
            .with("question", self.question.as_str())
            .with_some("measure", self.scale.map(|(measure, _)| measure.id()))
            .with_some("scale", self.scale.map(|(_, scale)| scale.id()))
            .with("state", name_of(State::NAMES, self.state()));
        let object = match &self.given {
            Given::Rating(rating) => object.with("value", Json::Integer(i64::from(rating.value()))),
            Given::Text(text) => object.with("text", text.as_str()),
            Given::Nothing(_) => object,
        };
        object.with_some("tookMs", self.took_ms).build()
    }
}

fn refuse<'a>(node: Option<Node<'a>>) -> Read<'a, ()> {
    node.map_or(Ok(()), |node| Err(node.inconsistent()))
}

/// The name of a thing in its table of names.
pub(super) fn name_of<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}
