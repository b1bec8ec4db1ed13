//! Owns what counts must have in common to be pooled, and pooling them. Nothing merges without a key.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use crate::asked::{FirstSide, Timing};
use crate::error::Error;
use crate::gap::battery::Battery;
use crate::gap::claim::{Claim, LevelClaim};
use crate::gap::tolerance::Zone;
use crate::histogram::Histogram;
use crate::joint::JointTally;
use crate::population::{Experienced, Population};
use crate::scale::Scale;
use crate::tally::Tally;

/// What answers must have in common to be counted together. Names are those of the study and the result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Key {
    /// The survey's name.
    pub survey: String,
    /// The touchpoint's name, if the survey is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// The touchpoint's stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The touchpoint's facet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<String>,
    /// The promise's name and version, if the survey is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    /// The scale's name.
    pub scale: String,
    /// What was asked, as a fingerprint.
    pub wording: String,
    /// Who was asked.
    pub population: String,
    /// `transactional` (after one contact) or `relational` (about the whole), where both are asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The channel of the experience, such as `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The stratum of a sample that was drawn by strata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stratum: Option<String>,
    /// The period that was counted over, such as `2026-11`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

impl Key {
    /// Passes if both count the same thing. Errors: [`Error::Incompatible`] with the first part that differs.
    pub fn same(&self, other: &Key) -> Result<(), Error> {
        let parts = |key: &Key| {
            let text = |text: &str| Some(String::from(text));
            [
                ("survey", text(&key.survey)),
                ("touchpoint", key.touchpoint.clone()),
                ("stage", key.stage.clone()),
                ("facet", key.facet.clone()),
                ("promise", key.promise.clone()),
                ("scale", text(&key.scale)),
                ("wording", text(&key.wording)),
                ("population", text(&key.population)),
                ("level", key.level.clone()),
                ("channel", key.channel.clone()),
                ("stratum", key.stratum.clone()),
                ("period", key.period.clone()),
            ]
        };
        match parts(self).into_iter().zip(parts(other)).find(|(mine, others)| mine != others) {
            None => Ok(()),
            Some(((part, _), _)) => Err(Error::Incompatible { path: part.into() }),
        }
    }
}

/// Counts that can be pooled: tallies, joint tallies, histograms (whose scale is known at run time), and what is counted for claims, zones of tolerance and SERVQUAL.
pub trait Counted: Sized + sealed::Add {}
impl Counted for Histogram {}
impl<S: Scale, P: Population> Counted for Tally<S, P> {}
impl<S: Scale, A: FirstSide, P: Experienced> Counted for JointTally<S, A, P> {}
impl<S: Scale, P: Experienced> Counted for Claim<S, P> {}
impl<S: Scale, P: Experienced> Counted for LevelClaim<S, P> {}
impl<P: Experienced> Counted for Zone<P> {}
impl<T: Timing, P: Experienced> Counted for Battery<T, P> {}

mod sealed {
    use super::*;

    pub trait Add {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error>;
    }

    impl Add for Histogram {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<S: Scale, P: Population> Add for Tally<S, P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<S: Scale, A: FirstSide, P: Experienced> Add for JointTally<S, A, P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<S: Scale, P: Experienced> Add for Claim<S, P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<S: Scale, P: Experienced> Add for LevelClaim<S, P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<P: Experienced> Add for Zone<P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }

    impl<T: Timing, P: Experienced> Add for Battery<T, P> {
        fn add_counts(&mut self, other: &Self) -> Result<(), Error> {
            self.add(other)
        }
    }
}

/// Counts with the key that says what they count.
///
/// ```
/// use expectly_core::{answer::Answer, key::{Key, Keyed}, scale::Csat5, tally::Tally};
///
/// let mut monday = Keyed::new(Key { survey: "checkout".into(), wording: "9f2c".into(), ..Key::default() }, Tally::<Csat5>::new());
/// let mut tuesday = monday.clone();
/// tuesday.counts_mut().record(Answer::parse(5)?)?;
/// monday.merge(&tuesday)?;
/// assert_eq!(monday.counts().n(), 1);
///
/// let reworded = Keyed::new(Key { wording: "0000".into(), ..monday.key().clone() }, Tally::<Csat5>::new());
/// assert_eq!(monday.merge(&reworded).map_err(|error| (error.code(), error.path().to_owned())), Err(("incompatible", "wording".into())));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed<T: Counted> {
    key: Key,
    counts: T,
}

impl<T: Counted> Keyed<T> {
    /// Counts of what the key says.
    pub fn new(key: Key, counts: T) -> Self {
        Keyed { key, counts }
    }

    /// What is counted.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The counts.
    pub fn counts(&self) -> &T {
        &self.counts
    }

    /// The counts, to record answers in.
    pub fn counts_mut(&mut self) -> &mut T {
        &mut self.counts
    }

    /// Adds another's counts. Errors: [`Error::Incompatible`] with the part in which the keys differ; [`Error::Overflow`]; this one is
    /// left as it was.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.key.same(&other.key)?;
        self.counts.add_counts(&other.counts)
    }
}
