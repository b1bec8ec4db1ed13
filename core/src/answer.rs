//! Owns a single rating that cannot be off its scale, typed (`Answer<Ease7>`) and by name (`Rating`); does not count.

use alloc::string::String;
use core::marker::PhantomData;

use crate::error::Error;
use crate::scale::{Scale, ScaleId};

/// A rating whose scale is known at run time. It cannot hold a value off that scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    scale: ScaleId,
    value: i8,
}

impl Rating {
    /// Reads a value on a scale. Errors: [`Error::OutOfRange`] (with an empty path) when it is off the scale.
    pub fn parse(scale: ScaleId, value: i64) -> Result<Rating, Error> {
        match i8::try_from(value) {
            Ok(value) if (scale.min()..=scale.max()).contains(&value) => Ok(Rating { scale, value }),
            _ => Err(Error::OutOfRange { path: String::new() }),
        }
    }

    /// The scale it was given on.
    pub fn scale(self) -> ScaleId {
        self.scale
    }

    /// The value, within the scale.
    pub fn value(self) -> i8 {
        self.value
    }
}

/// A rating on scale `S`. There is no conversion between scales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<S: Scale> {
    value: i8,
    scale: PhantomData<S>,
}

impl<S: Scale> Answer<S> {
    /// Reads a value. Errors: [`Error::OutOfRange`] (with an empty path) when it is off the scale.
    ///
    /// ```
    /// use expectly_core::{answer::Answer, scale::Csat5};
    /// assert_eq!(Answer::<Csat5>::parse(5).map(Answer::value), Ok(5));
    /// assert_eq!(Answer::<Csat5>::parse(0).map_err(|error| error.code()), Err("out_of_range"));
    /// ```
    ///
    /// Answers on different scales do not mix:
    /// ```compile_fail,E0308
    /// use expectly_core::{answer::Answer, scale::{Csat5, Ease7}, tally::Tally};
    /// Tally::<Ease7>::new().record(Answer::<Csat5>::parse(5).unwrap());
    /// ```
    pub fn parse(value: i64) -> Result<Answer<S>, Error> {
        Rating::parse(S::ID, value).map(|rating| Answer { value: rating.value, scale: PhantomData })
    }

    /// The value, within the scale.
    pub fn value(self) -> i8 {
        self.value
    }
}

impl<S: Scale> From<Answer<S>> for Rating {
    fn from(answer: Answer<S>) -> Rating {
        Rating { scale: S::ID, value: answer.value }
    }
}

/// Position of a value on its scale, 0 for the lowest; a value below the scale has none and counts as the lowest.
pub(crate) fn level(scale: ScaleId, value: i8) -> usize {
    usize::try_from(i16::from(value) - i16::from(scale.min())).unwrap_or(0)
}

/// What became of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A value or a text was given.
    Answered,
    /// Seen and passed over.
    Skipped,
    /// "Don't know" was chosen: an answer, not a midpoint.
    DontKnow,
    /// The visitor left, or a rule passed it by, before it was shown.
    NotShown,
}

impl State {
    /// Every state with its name in results.
    pub const NAMES: &[(&str, State)] =
        &[("answered", State::Answered), ("skipped", State::Skipped), ("dont-know", State::DontKnow), ("not-shown", State::NotShown)];

    /// The name in results.
    pub const fn id(self) -> &'static str {
        match self {
            State::Answered => "answered",
            State::Skipped => "skipped",
            State::DontKnow => "dont-know",
            State::NotShown => "not-shown",
        }
    }
}
