//! Owns counts of pairs of answers by the same people with scale, first side and population in their type: the only source of a gap.

use alloc::vec::Vec;
use core::marker::PhantomData;

use crate::answer::{Answer, Rating};
use crate::asked::{Expected, FirstSide};
use crate::error::Error;
use crate::histogram::same_scale;
use crate::population::{Customer, Experienced};
use crate::scale::Scale;
use crate::table::Table;

/// How many people of population `P` gave each pair of values on scale `S`: rows are the first side, whose meaning is `A`, columns what
/// they got.
///
/// ```
/// use expectly_core::{answer::Answer, joint::JointTally, scale::Ease7};
///
/// let mut pairs = JointTally::<Ease7>::new();
/// for (expected, experienced) in [(6, 4), (5, 5), (6, 7)] {
///     pairs.record(Answer::parse(expected)?, Answer::parse(experienced)?)?;
/// }
/// assert_eq!(pairs.n(), 3);
/// assert_eq!(pairs.table().split(), [1, 1, 1]);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// Expectations from memory are not expectations from before:
/// ```compile_fail,E0308
/// use expectly_core::{asked::{Expected, Recalled}, joint::JointTally, scale::Ease7};
/// let before: JointTally<Ease7> = JointTally::<Ease7, Expected<Recalled>>::new();
/// ```
/// People who are no customers yet have no experience, and so no gap:
/// ```compile_fail,E0277
/// use expectly_core::{asked::Expected, joint::JointTally, population::Prospect, scale::Ease7};
/// let gaps = JointTally::<Ease7, Expected, Prospect>::new();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointTally<S: Scale, A: FirstSide = Expected, P: Experienced = Customer> {
    table: Table,
    about: PhantomData<(S, A, P)>,
}

impl<S: Scale, A: FirstSide, P: Experienced> Default for JointTally<S, A, P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Scale, A: FirstSide, P: Experienced> JointTally<S, A, P> {
    /// No pairs yet.
    pub const fn new() -> Self {
        JointTally { table: Table::new(S::ID), about: PhantomData }
    }

    /// A table already counted elsewhere: a row for each first value, lowest first. Errors: [`Error::OutOfRange`] unless it is square
    /// with the scale's number of values; [`Error::Overflow`].
    pub fn from_rows(rows: &[Vec<u64>]) -> Result<Self, Error> {
        Table::from_rows(S::ID, rows).map(|table| JointTally { table, about: PhantomData })
    }

    /// The same counts with their scale in the type. Errors: [`Error::Incompatible`] when they are on another scale.
    pub fn of(table: &Table) -> Result<Self, Error> {
        same_scale(S::ID, table.scale())?;
        Ok(JointTally { table: *table, about: PhantomData })
    }

    /// Counts one person's pair. Errors: [`Error::Overflow`].
    pub fn record(&mut self, first: Answer<S>, second: Answer<S>) -> Result<(), Error> {
        self.table.record(Rating::from(first), Rating::from(second))
    }

    pub(crate) fn add(&mut self, other: &Self) -> Result<(), Error> {
        self.table.add(&other.table)
    }

    /// The same counts without the types.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// How many pairs there are.
    pub fn n(&self) -> u64 {
        self.table.n()
    }
}
