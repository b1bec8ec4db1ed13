//! Owns the customer effort score in CES 1.0, the effort form; the other forms are other types.

use core::ops::Deref;

use super::form::{Ces, Form};
use crate::population::Population;
use crate::scale::{Effort5, Scale};
use crate::tally::Tally;

/// "How much effort did you personally have to put forth to handle your request?": 1 very low to 5 very high. Low is good.
///
/// Source: Dixon, Freeman & Toman 2010 (HBR 88(7)). Its polarity is the opposite of the later forms', so that its numbers must never stand
/// beside theirs without its name.
pub const FORM: Form = Form {
    id: "effort",
    scale: Effort5::ID,
    easy: 1..=2,
    best: 1..=2,
    worst: 4..=5,
    measures: ["ces-effort-mean", "ces-effort-low", "ces-effort-top-2", "ces-effort-net", "ces-effort-pomp"],
};

/// Answers in the effort form, with [the estimands](Ces) of the customer effort score.
///
/// ```
/// use expectly_core::{ces::Effort, reading::Confidence, scale::Effort5, tally::Tally};
/// let ces = Effort::of(&Tally::<Effort5>::from_counts(&[4, 3, 1, 1, 1])?);
/// // Low is good here: the share counts the answers 1 and 2.
/// assert_eq!(ces.easy(Confidence::DEFAULT).point(), Some(0.7));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// The forms do not mix:
/// ```compile_fail,E0308
/// use expectly_core::{ces::Effort, scale::Ease7, tally::Tally};
/// let score = Effort::of(&Tally::<Ease7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(Ces);

impl Effort {
    /// Reads the answers of a tally.
    pub fn of<P: Population>(tally: &Tally<Effort5, P>) -> Effort {
        Effort(Ces::trusted::<P>(&FORM, tally.histogram()))
    }
}

impl Deref for Effort {
    type Target = Ces;

    fn deref(&self) -> &Ces {
        &self.0
    }
}
