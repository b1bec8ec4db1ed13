//! Owns a promise under test: an XGap whose margin was declared before there were answers, and the verdict on it.

use super::xgap::{Margin, Verdict, XGap, verdict_confidence};
use crate::answer::{Answer, Rating};
use crate::asked::Advertised;
use crate::error::Error;
use crate::family::PValue;
use crate::joint::JointTally;
use crate::population::{Customer, Experienced};
use crate::reading::Confidence;
use crate::scale::Scale;
use crate::tally::Tally;

/// What is declared before there are answers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Declared {
    margin: Margin,
    confidence: Confidence,
}

impl Declared {
    fn at(margin: Margin, alpha: f64) -> Result<Declared, Error> {
        Ok(Declared { margin, confidence: verdict_confidence(alpha)? })
    }

    fn usual(margin: Margin) -> Declared {
        Declared { margin, confidence: Confidence::TWO_ONE_SIDED }
    }

    fn same(&self, other: &Declared) -> Result<(), Error> {
        if self == other { Ok(()) } else { Err(Error::Incompatible { path: "margin".into() }) }
    }
}

/// A promise as people perceive it, held against what they got. The margin stands from before the first answer, so that a gap cannot be
/// made small by choosing what counts as small.
///
/// ```
/// use expectly_core::{answer::Answer, gap::{claim::Claim, xgap::{Margin, Verdict}}, scale::Quality7};
///
/// let mut claim = Claim::<Quality7>::declare(Margin::parse(0.5)?);
/// for (advertised, actual) in [(6, 6), (7, 6), (5, 6), (6, 5)] {
///     claim.record(Answer::parse(advertised)?, Answer::parse(actual)?)?;
/// }
/// // Too few to show that the promise is kept; "no significant gap" would not show it either.
/// assert_eq!(claim.verdict(), Verdict::Undetermined);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
///
/// The verdict takes no margin:
/// ```compile_fail,E0061
/// use expectly_core::{gap::{claim::Claim, xgap::Margin}, scale::Quality7};
/// let claim = Claim::<Quality7>::declare(Margin::parse(0.5)?);
/// claim.verdict(Margin::parse(2.0)?);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// and there is no claim without one:
/// ```compile_fail,E0599
/// use expectly_core::{gap::claim::Claim, scale::Quality7};
/// let claim = Claim::<Quality7>::default();
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim<S: Scale, P: Experienced = Customer> {
    declared: Declared,
    pairs: JointTally<S, Advertised, P>,
}

impl<S: Scale, P: Experienced> Claim<S, P> {
    /// A claim with its margin and the usual error rate, 5 %, and no answers yet.
    pub fn declare(margin: Margin) -> Self {
        Claim { declared: Declared::usual(margin), pairs: JointTally::new() }
    }

    /// The same with another error rate. Errors: [`Error::OutOfRange`] at `alpha` unless 0 < alpha ≤ 0.25.
    pub fn declare_at(margin: Margin, alpha: f64) -> Result<Self, Error> {
        Ok(Claim { declared: Declared::at(margin, alpha)?, pairs: JointTally::new() })
    }

    /// Counts one person's pair: what they say was advertised, and what they got. Errors: [`Error::Overflow`].
    pub fn record(&mut self, advertised: Answer<S>, actual: Answer<S>) -> Result<(), Error> {
        self.pairs.record(advertised, actual)
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        self.declared.same(&other.declared)?;
        self.pairs.add(&other.pairs)
    }

    /// The gap itself, whatever the margin.
    pub fn gap(&self) -> XGap {
        XGap::of(&self.pairs)
    }

    /// What two one-sided tests against the declared margin say (Schuirmann 1987).
    pub fn verdict(&self) -> Verdict {
        self.gap().verdict(self.declared.margin, self.declared.confidence)
    }

    /// The larger of the two one-sided p values; none where no standard error can be had.
    pub fn equivalence(&self) -> Option<PValue> {
        self.gap().equivalence(self.declared.margin)
    }
}

/// A promise whose level its author declared, held against what people got: declared level − actual. The level has no error, so all of it
/// comes from the actual side.
///
/// ```
/// use expectly_core::{answer::Answer, gap::{claim::LevelClaim, xgap::Margin}, reading::Confidence, scale::Quality7};
///
/// let mut claim = LevelClaim::<Quality7>::declare(Answer::parse(6)?, Margin::parse(0.5)?);
/// for actual in [4, 5, 6] {
///     claim.record(Answer::parse(actual)?)?;
/// }
/// assert_eq!(claim.gap().reading(Confidence::DEFAULT).point(), Some(1.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelClaim<S: Scale, P: Experienced = Customer> {
    declared: Declared,
    level: Answer<S>,
    actual: Tally<S, P>,
}

impl<S: Scale, P: Experienced> LevelClaim<S, P> {
    /// A claim with its level, its margin and the usual error rate, 5 %, and no answers yet.
    pub fn declare(level: Answer<S>, margin: Margin) -> Self {
        LevelClaim { declared: Declared::usual(margin), level, actual: Tally::new() }
    }

    /// The same with another error rate. Errors: [`Error::OutOfRange`] at `alpha` unless 0 < alpha ≤ 0.25.
    pub fn declare_at(level: Answer<S>, margin: Margin, alpha: f64) -> Result<Self, Error> {
        Ok(LevelClaim { declared: Declared::at(margin, alpha)?, level, actual: Tally::new() })
    }

    /// Counts what one person got. Errors: [`Error::Overflow`].
    pub fn record(&mut self, actual: Answer<S>) -> Result<(), Error> {
        self.actual.record(actual)
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        self.declared.same(&other.declared)?;
        if Rating::from(self.level) != Rating::from(other.level) {
            return Err(Error::Incompatible { path: "level".into() });
        }
        self.actual.add(&other.actual)
    }

    /// The gap itself, whatever the margin.
    pub fn gap(&self) -> XGap {
        XGap::of_level(self.level, &self.actual)
    }

    /// What two one-sided tests against the declared margin say (Schuirmann 1987).
    pub fn verdict(&self) -> Verdict {
        self.gap().verdict(self.declared.margin, self.declared.confidence)
    }

    /// The larger of the two one-sided p values; none where no standard error can be had.
    pub fn equivalence(&self) -> Option<PValue> {
        self.gap().equivalence(self.declared.margin)
    }
}
