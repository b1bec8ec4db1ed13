//! Owns the stage × facet matrix: gap, effort, satisfaction and n of every part of the journey that was asked about. It pools nothing:
//! parts of a journey are not one population.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{at_least, gap, high_is_good, net};
use crate::ces::Ease;
use crate::csat;
use crate::error::Error;
use crate::population::{Internal, Population};
use crate::reading::{Confidence, Lack, Reading, ScalePoints, Share, ShareDifference, Unit};
use crate::scale::{Csat5, Ease7};
use crate::study::{Facet, Stage};
use crate::table::Table;
use crate::tally::Tally;

/// The fewest answers of a reading that is shown, unless another number is asked for: as many as protect employees.
pub const LEAST: u64 = Internal::SMALLEST_CELL;

/// What was counted at one stage and facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Expectations as rows, experiences as columns, on a scale whose high end is good; none if they were not asked for.
    pub pairs: Option<Table>,
    /// Answers to "How easy was it to …?".
    pub ease: Tally<Ease7>,
    /// Answers to "How satisfied are you …?".
    pub satisfaction: Tally<Csat5>,
}

/// What one stage and facet shows. Readings with fewer answers than the least are suppressed one by one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellReadings {
    /// The cell's stage.
    pub stage: Stage,
    /// The cell's facet.
    pub facet: Facet,
    /// Mean experience − expectation, paired t interval.
    pub gap: Reading<ScalePoints>,
    /// Share above − share below expectation, score interval.
    pub net: Reading<ShareDifference>,
    /// Mean ease, 1 to 7.
    pub ease: Reading<ScalePoints>,
    /// Share of satisfied people (4–5), 0 to 1.
    pub satisfied: Reading<Share>,
}

/// Counts by stage and facet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Matrix {
    cells: BTreeMap<(Stage, Facet), Cell>,
}

impl Matrix {
    /// Puts a cell in its place. Errors: [`Error::DuplicateId`] when that stage and facet has one already (counts merge by key, before);
    /// [`Error::Incompatible`] for pairs on a scale whose high end is not good.
    pub fn insert(&mut self, stage: Stage, facet: Facet, cell: Cell) -> Result<(), Error> {
        if let Some(pairs) = &cell.pairs {
            high_is_good(pairs.scale())?;
        }
        match self.cells.insert((stage, facet), cell) {
            None => Ok(()),
            Some(before) => {
                self.cells.insert((stage, facet), before);
                Err(Error::DuplicateId { path: String::from("stage") })
            }
        }
    }

    /// Every cell, in the order of the lifecycle. A reading that rests on somebody but on fewer than `least` answers is suppressed.
    pub fn readings(&self, least: u64, confidence: Confidence) -> Vec<CellReadings> {
        let read = |(&(stage, facet), cell): (&(Stage, Facet), &Cell)| CellReadings {
            stage,
            facet,
            gap: cell.pairs.map_or(none(), |pairs| at_least(least, pairs.n(), gap(&pairs, confidence))),
            net: cell.pairs.map_or(none(), |pairs| at_least(least, pairs.n(), net::effect(&pairs, confidence))),
            ease: at_least(least, cell.ease.n(), Ease::of(&cell.ease).mean(confidence)),
            satisfied: at_least(least, cell.satisfaction.n(), csat::top2(&cell.satisfaction, confidence)),
        };
        self.cells.iter().map(read).collect()
    }
}

fn none<U: Unit>() -> Reading<U> {
    Reading::insufficient(0, Lack::NoAnswers)
}
