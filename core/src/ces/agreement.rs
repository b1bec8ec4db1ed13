//! Owns the customer effort score in CES 2.0, the agreement form; the other forms are other types.

use core::ops::Deref;

use super::form::{Ces, Form};
use crate::population::Population;
use crate::scale::{Agree7, Scale};
use crate::tally::Tally;

/// "… made it easy for me to handle my issue": 1 strongly disagree to 7 strongly agree. High is good.
///
/// Source: Dixon, Toman & DeLisi 2013, who report the mean and the share of 5 to 7.
pub const FORM: Form = Form {
    id: "agreement",
    scale: Agree7::ID,
    easy: 5..=7,
    best: 6..=7,
    worst: 1..=2,
    measures: ["ces-agreement-mean", "ces-agreement-agree", "ces-agreement-top-2", "ces-agreement-net", "ces-agreement-pomp"],
};

/// Answers in the agreement form, with [the estimands](Ces) of the customer effort score.
///
/// ```
/// use expectly_core::{answer::Answer, ces::Agreement, reading::Confidence, scale::Agree7, tally::Tally};
///
/// let mut tally = Tally::<Agree7>::new();
/// for value in [7, 7, 6, 5, 5, 4, 3, 2, 6, 5] {
///     tally.record(Answer::parse(value)?)?;
/// }
/// let ces = Agreement::of(&tally);
/// let percent = |share: Option<f64>| share.map(|share| (share * 100.0).round());
/// assert_eq!(ces.mean(Confidence::DEFAULT).point(), Some(5.0));
/// assert_eq!(percent(ces.easy(Confidence::DEFAULT).point()), Some(70.0));
/// assert_eq!(percent(ces.top2(Confidence::DEFAULT).point()), Some(40.0));
/// assert_eq!(percent(ces.net(Confidence::DEFAULT).point()), Some(30.0));
/// assert_eq!(ces.pomp(Confidence::DEFAULT).point().map(f64::round), Some(67.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// The forms do not mix:
/// ```compile_fail,E0308
/// use expectly_core::{ces::Agreement, scale::Ease7, tally::Tally};
/// let score = Agreement::of(&Tally::<Ease7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement(Ces);

impl Agreement {
    /// Reads the answers of a tally.
    pub fn of<P: Population>(tally: &Tally<Agree7, P>) -> Agreement {
        Agreement(Ces::trusted::<P>(&FORM, tally.histogram()))
    }
}

impl Deref for Agreement {
    type Target = Ces;

    fn deref(&self) -> &Ces {
        &self.0
    }
}
