//! Owns the chain from what the team aims at to what customers get, as five gaps after SERVQUAL's (Parasuraman, Zeithaml & Berry 1985,
//! J Marketing 49:41–50): each says between whom the journey comes apart.

use super::{at_least, high_is_good};
use crate::answer::{Answer, Rating};
use crate::asked::{Expected, Timing};
use crate::error::Error;
use crate::gap::sacrifice::{Predictive, Sacrifice};
use crate::histogram::{Histogram, same_scale};
use crate::joint::JointTally;
use crate::population::{Customer, Internal, Population};
use crate::reading::{Confidence, Lack, Method, Reading, ScalePoints, Unit};
use crate::scale::Scale;
use crate::stats::moments::Moments;
use crate::stats::{mean, welch};
use crate::table::Table;
use crate::tally::Tally;

/// What one touchpoint is meant to be, promised to be, expected to be, and is; all on one scale.
///
/// What customers say is no target of the team:
/// ```compile_fail,E0308
/// use expectly_core::{joint::JointTally, journey::service::Service, scale::Quality7, tally::Tally};
/// Service::of(&Tally::<Quality7>::new(), None, &JointTally::<Quality7>::new());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    target: Histogram,
    promised: Option<Rating>,
    customers: Table,
}

/// The five gaps, each the first thing − the second, 0 best. The team's target stands both for what SERVQUAL calls management's perception
/// and for its specification, which are not asked apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceGaps {
    /// Gap 1, knowledge: target − expectation. Below 0, the team aims lower than customers expect. Different people: Welch.
    pub knowledge: Reading<ScalePoints>,
    /// Gap 2, standard: target − promise. Below 0, the team aims lower than was promised. The promise is a fixed level: t.
    pub standard: Reading<ScalePoints>,
    /// Gap 3, delivery: target − experience. Above 0, customers get less than the team aims at. Different people: Welch.
    pub delivery: Reading<ScalePoints>,
    /// Gap 4, communication: promise − experience. Above 0, more is promised than customers get. t.
    pub communication: Reading<ScalePoints>,
    /// Gap 5, service: expectation − experience. Above 0, customers get less than they expected. The same people: paired t.
    pub service: Reading<ScalePoints>,
}

impl Service {
    /// From the team's targets, the level promised if one is, and customers' pairs. Errors: [`Error::Incompatible`] for a scale whose
    /// high end is not good.
    pub fn of<S: Scale, T: Timing>(
        target: &Tally<S, Internal>,
        promised: Option<Answer<S>>,
        customers: &JointTally<S, Expected<T>>,
    ) -> Result<Service, Error> {
        Service::from_counts(target.histogram(), promised.map(Rating::from), customers.table())
    }

    /// The same with scales known at run time. Whoever calls has checked who answered. Errors: [`Error::Incompatible`] when the scales
    /// differ or their high end is not good.
    pub fn from_counts(target: &Histogram, promised: Option<Rating>, customers: &Table) -> Result<Service, Error> {
        high_is_good(target.scale())?;
        same_scale(target.scale(), customers.scale())?;
        if let Some(promised) = promised {
            same_scale(target.scale(), promised.scale())?;
        }
        Ok(Service { target: *target, promised, customers: *customers })
    }

    /// The five gaps. Those with the team's target are suppressed while fewer than five of the team have answered; those with a promise
    /// have no answers where nothing was promised.
    pub fn gaps(&self, confidence: Confidence) -> ServiceGaps {
        let (target, expected, experienced) = (self.target.moments(), self.customers.first().moments(), self.customers.second().moments());
        // A promise is one level for all, so the interval of its distance is the other side's, moved.
        let promised = self.promised.map(|rating| f64::from(rating.value()));
        let to_promise = |moments: &Moments| match promised {
            None => Reading::insufficient(0, Lack::NoAnswers),
            Some(level) => mean::reading(moments, confidence, Method::StudentT).map(|mean| level - mean),
        };
        ServiceGaps {
            knowledge: self.protected(welch::difference(&target, &expected, confidence)),
            standard: self.protected(to_promise(&target).map(|gap| 0.0 - gap)),
            delivery: self.protected(welch::difference(&target, &experienced, confidence)),
            communication: to_promise(&experienced),
            service: Sacrifice::<Predictive>::from_table::<Customer>(&self.customers).reading(confidence),
        }
    }

    /// Mean target of the team, t interval; suppressed below five answers.
    pub fn target(&self, confidence: Confidence) -> Reading<ScalePoints> {
        self.protected(mean::reading(&self.target.moments(), confidence, Method::StudentT))
    }

    /// How far the team agrees on what to aim at: the standard deviation of its targets, in points of the scale. 0 is full alignment. None
    /// below five answers, so that it does not show who gave which.
    pub fn alignment(&self) -> Option<f64> {
        self.target.moments().deviation().filter(|_| self.target.n() >= Internal::SMALLEST_CELL)
    }

    /// Whatever the team's answers are part of is kept back while they are too few, however many customers answered.
    fn protected<U: Unit>(&self, reading: Reading<U>) -> Reading<U> {
        at_least(Internal::SMALLEST_CELL, self.target.n(), reading)
    }
}
