//! Owns the customer effort score in its ease form; the other forms are other types.

use core::ops::Deref;

use super::form::{Ces, Form};
use crate::population::Population;
use crate::scale::{Ease7, Scale};
use crate::tally::Tally;

/// "How easy was it to …": 1 very difficult to 7 very easy. High is good.
///
/// Not the authors' wording, but theirs turned round: an agreement that it was easy became how easy it was.
pub const FORM: Form = Form {
    id: "ease",
    scale: Ease7::ID,
    easy: 5..=7,
    best: 6..=7,
    worst: 1..=2,
    measures: ["ces-mean", "ces-easy", "ces-top-2", "ces-net", "ces-pomp"],
};

/// Answers in the ease form, with [the estimands](Ces) of the customer effort score.
///
/// ```
/// use expectly_core::{ces::Ease, reading::Confidence, scale::Ease7, tally::Tally};
/// let ces = Ease::of(&Tally::<Ease7>::from_counts(&[0, 1, 1, 2, 2, 3, 1])?);
/// assert_eq!(ces.easy(Confidence::DEFAULT).point(), Some(0.6));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// The forms do not mix:
/// ```compile_fail,E0308
/// use expectly_core::{ces::Ease, scale::Agree7, tally::Tally};
/// let score = Ease::of(&Tally::<Agree7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ease(Ces);

impl Ease {
    /// Reads the answers of a tally.
    pub fn of<P: Population>(tally: &Tally<Ease7, P>) -> Ease {
        Ease(Ces::trusted::<P>(&FORM, tally.histogram()))
    }
}

impl Deref for Ease {
    type Target = Ces;

    fn deref(&self) -> &Ces {
        &self.0
    }
}
