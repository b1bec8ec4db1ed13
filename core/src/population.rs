//! Owns who was asked, as a type: customers, people who are none yet, and the people who work there are never pooled.

use core::fmt::Debug;

/// Who answered. A part of a tally's type, so that answers of employees and of customers cannot be added up.
pub trait Population: Copy + Debug + PartialEq + Eq + 'static {
    /// The name in studies and results.
    const ID: &'static str;
    /// The fewest answers that a reading of this population may rest on; below it the reading is suppressed.
    const SMALLEST_CELL: u64;
}

/// People who have bought or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customer;
/// People who have not, and so can say what they expect but not what they experienced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prospect;
/// People who work there. Few enough answers would show who gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Internal;

impl Population for Customer {
    const ID: &'static str = "customer";
    const SMALLEST_CELL: u64 = 0;
}
impl Population for Prospect {
    const ID: &'static str = "prospect";
    const SMALLEST_CELL: u64 = 0;
}
impl Population for Internal {
    const ID: &'static str = "internal";
    /// Five answers at least, so that a score does not show who gave which.
    const SMALLEST_CELL: u64 = 5;
}

/// Populations that have an experience to speak of. A prospect has none, so prospects have no gaps.
pub trait Experienced: Population {}
impl Experienced for Customer {}
impl Experienced for Internal {}
