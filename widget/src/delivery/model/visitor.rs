//! Owns all that a visitor's tabs share, and the line and the collector behind them: disk, clocks, one lock. A page's own memory is the tab's.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::super::waiting::Waiting;
use super::collector::Collector;
use super::line::Fault;

/// What outlives a page.
#[derive(Default)]
pub struct Visitor {
    /// Whether the browser stores anything.
    pub has_disk: bool,
    /// Whether tabs can lock each other out.
    pub has_locks: bool,
    /// What is on disk, by id.
    pub disk: BTreeMap<String, Waiting>,
    /// Whether the disk lets go of nothing just now.
    pub stuck: bool,
    /// The clock that the visitor sees.
    pub wall: u64,
    /// The time that has really gone by.
    pub elapsed: u64,
    /// Whether somebody brings results now, where there are locks.
    pub locked: bool,
    /// What happens to the next requests.
    pub faults: VecDeque<Fault>,
    /// Where requests lead to.
    pub collector: Collector,
    /// The results that a visitor was thanked for.
    pub thanked: BTreeSet<String>,
    /// The results that were told of as lost, with the code.
    pub lost: BTreeMap<String, String>,
    /// Why results may have been lost: the codes of what the test has done.
    pub reasons: BTreeSet<String>,
}
