//! Owns links between what a person said and what that person did later: associations, with their lag and unit of analysis always named.

use alloc::format;
use alloc::string::String;

use super::Metric;
use crate::driver::correlation::Correlation as Pearson;
use crate::error::Error;
use crate::reading::{Confidence, Correlation, Reading, ShareDifference, Unit};
use crate::share::{self, Hits};

/// How many days lie between the answer and the outcome, or the start of the period that it is counted over. 0 to 3660.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lag(u16);

impl Lag {
    /// Reads a lag in days. Errors: [`Error::OutOfRange`] at `lagDays` over ten years.
    pub fn parse(days: u64) -> Result<Lag, Error> {
        match u16::try_from(days) {
            Ok(days @ 0..=3660) => Ok(Lag(days)),
            _ => Err(Error::OutOfRange { path: "lagDays".into() }),
        }
    }

    /// The lag in days.
    pub fn days(self) -> u16 {
        self.0
    }
}

/// Whom one pair is about. There is no period among them: averages of months go together whenever both have a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitOfAnalysis {
    /// A person.
    Customer,
    /// A household or company with one contract.
    Account,
    /// One order, for outcomes that an order has.
    Order,
}

impl UnitOfAnalysis {
    /// Every unit with its name in JSON.
    pub const NAMES: &[(&str, UnitOfAnalysis)] =
        &[("customer", UnitOfAnalysis::Customer), ("account", UnitOfAnalysis::Account), ("order", UnitOfAnalysis::Order)];

    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            UnitOfAnalysis::Customer => "customer",
            UnitOfAnalysis::Account => "account",
            UnitOfAnalysis::Order => "order",
        }
    }
}

/// How an outcome goes together with a measure. Not an effect: unhappy customers may leave for what made them unhappy, or for what made
/// them leave. Has no form without its lag and its unit of analysis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association<U: Unit> {
    /// What later happened.
    pub outcome: Metric,
    /// How much later.
    pub lag: Lag,
    /// Whom a pair is about.
    pub unit: UnitOfAnalysis,
    /// How far the two go together.
    pub reading: Reading<U>,
}

impl<U: Unit> Association<U> {
    /// What it is an association of, in words: to be shown beside the number.
    pub fn label(&self, measure: &str) -> String {
        let days = match self.lag.days() {
            0 => String::from("at the same time"),
            1 => String::from("1 day later"),
            days => format!("{days} days later"),
        };
        format!("Association, not cause: {measure} and {} {days}, by {}", self.outcome.id(), self.unit.id())
    }
}

/// Pearson's correlation of pairs (what was said, what happened), one of each customer, account or order; Fisher's z interval. Errors:
/// [`Error::OutOfRange`] with the place of a side that is not finite.
pub fn correlation(
    pairs: &[(f64, f64)],
    (outcome, lag, unit): (Metric, Lag, UnitOfAnalysis),
    confidence: Confidence,
) -> Result<Association<Correlation>, Error> {
    Ok(Association { outcome, lag, unit, reading: Pearson::of_pairs(pairs)?.reading(confidence) })
}

/// How many of a group had the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many had it.
    pub had: u64,
    /// Of how many.
    pub of: u64,
}

/// Risk difference of a 2×2 table: the share with the outcome in `group` (such as detractors) − the share among the `others`, −1 to 1,
/// with Newcombe's interval (1998, method 10). Errors: [`Error::Inconsistent`] at `group` or `others` when more had the outcome than there
/// are; [`Error::Overflow`].
pub fn risk_difference(
    group: Group,
    others: Group,
    (outcome, lag, unit): (Metric, Lag, UnitOfAnalysis),
    confidence: Confidence,
) -> Result<Association<ShareDifference>, Error> {
    crate::histogram::check_total([group.of, others.of])?;
    let hits = |path: &str, side: Group| Hits::parse(side.had, side.of).map_err(|_| Error::Inconsistent { path: String::from(path) });
    let reading = share::difference(hits("group", group)?, hits("others", others)?, confidence);
    Ok(Association { outcome, lag, unit, reading })
}
