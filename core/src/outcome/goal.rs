//! Owns goals: what a measure shall reach, who answers for it, and whether it has been shown to.

use alloc::string::String;

use crate::error::Error;
use crate::estimand::Direction;
use crate::reading::{Guarantee, Reading, Unit};

/// What a measure shall reach. Made before the data are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    statement: String,
    measure: String,
    direction: Direction,
    threshold: f64,
    owner: String,
}

/// What the interval says about a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalVerdict {
    /// The whole interval lies on the good side of the threshold.
    Met,
    /// The whole interval lies on the bad side.
    NotMet,
    /// The interval holds the threshold, or there is none: not knowing is neither.
    Undetermined,
}

impl GoalVerdict {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            GoalVerdict::Met => "met",
            GoalVerdict::NotMet => "not-met",
            GoalVerdict::Undetermined => "undetermined",
        }
    }
}

impl Goal {
    /// A goal in words, the measure that shows it (such as `nps`), which way is good, what it shall reach in the measure's own unit, and
    /// who answers for it. Where 0 is best, the threshold is the largest distance from 0. Errors: [`Error::Missing`] at `statement`,
    /// `measure` or `owner` for an empty one; [`Error::Inconsistent`] at `direction` for a measure of which neither way is good;
    /// [`Error::OutOfRange`] at `threshold` unless it is finite, and 0 or more where 0 is best.
    ///
    /// ```
    /// use expectly_core::{estimand::Direction, outcome::{Goal, GoalVerdict, churn}, reading::Confidence};
    ///
    /// let goal = Goal::parse("Nobody leaves for lack of an answer", "churn", Direction::LowIsGood, 0.05, "Support")?;
    /// assert_eq!(goal.verdict(&churn(12, 1000, Confidence::DEFAULT)?)?, GoalVerdict::Met);
    /// assert_eq!(goal.verdict(&churn(1, 20, Confidence::DEFAULT)?)?, GoalVerdict::Undetermined);
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn parse(statement: &str, measure: &str, direction: Direction, threshold: f64, owner: &str) -> Result<Goal, Error> {
        for (path, text) in [("statement", statement), ("measure", measure), ("owner", owner)] {
            if text.trim().is_empty() {
                return Err(Error::Missing { path: path.into() });
            }
        }
        if direction == Direction::Neither {
            return Err(Error::Inconsistent { path: "direction".into() });
        }
        if !threshold.is_finite() || (direction == Direction::ZeroIsBest && threshold < 0.0) {
            return Err(Error::OutOfRange { path: "threshold".into() });
        }
        Ok(Goal { statement: statement.into(), measure: measure.into(), direction, threshold, owner: owner.into() })
    }

    /// The goal in words.
    pub fn statement(&self) -> &str {
        &self.statement
    }

    /// The measure that shows it.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// What it shall reach, in the measure's own unit.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// Who answers for it.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// Whether the measure has been shown to reach it, from the interval and not from the point. Errors: [`Error::OutOfRange`] at
    /// `threshold` where the unit has no such value: an NPS of 30 is 0.3 here.
    pub fn verdict<U: Unit, G: Guarantee>(&self, reading: &Reading<U, G>) -> Result<GoalVerdict, Error> {
        self.of_interval(U::ID, reading.interval().map(|interval| (interval.low, interval.high)))
    }

    /// The same for a reading that is elsewhere, by its unit's name and its interval, if it has one. Errors: as for
    /// [`Goal::verdict`].
    pub fn of_interval(&self, unit: &str, interval: Option<(f64, f64)>) -> Result<GoalVerdict, Error> {
        let (least, most) = bounds(unit);
        if !(least..=most).contains(&self.threshold) {
            return Err(Error::OutOfRange { path: "threshold".into() });
        }
        Ok(interval.map_or(GoalVerdict::Undetermined, |(low, high)| self.judge(low, high)))
    }

    fn judge(&self, low: f64, high: f64) -> GoalVerdict {
        let (met, missed) = match self.direction {
            Direction::HighIsGood => (low >= self.threshold, high < self.threshold),
            Direction::LowIsGood => (high <= self.threshold, low > self.threshold),
            Direction::ZeroIsBest => (low >= -self.threshold && high <= self.threshold, low > self.threshold || high < -self.threshold),
            Direction::Neither => (false, false),
        };
        match (met, missed) {
            (true, _) => GoalVerdict::Met,
            (_, true) => GoalVerdict::NotMet,
            _ => GoalVerdict::Undetermined,
        }
    }
}

/// Between which values a unit's numbers lie.
fn bounds(unit: &str) -> (f64, f64) {
    match unit {
        "nps" | "share-difference" | "correlation" => (-1.0, 1.0),
        "nps-difference" => (-2.0, 2.0),
        "share" => (0.0, 1.0),
        "pomp" => (0.0, 100.0),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}
