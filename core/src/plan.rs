//! Owns what is decided before there is data: margins, error rate, family of tests, least n; prints its own fingerprint.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::family::{EValue, Family, PValue};
use crate::fingerprint::Fingerprint;
use crate::gap::xgap::Margin;

/// What was decided, and can be changed no more. Print its [`fingerprint`](Plan::fingerprint) with the results: another plan has another.
///
/// ```
/// use expectly_core::plan::Plan;
///
/// let plan = Plan::draft(0.05).least_n(30).margin("two-days", 0.5).test("checkout").test("delivery").freeze()?;
/// assert_eq!(plan.margin("two-days")?.points(), 0.5);
/// assert_eq!(plan.margin("free-returns").map_err(|error| error.code()), Err("unknown_reference"));
/// assert_eq!(plan.fingerprint().len(), 16);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// A plan is made before the data, so it does not change afterwards:
/// ```compile_fail,E0061
/// use expectly_core::plan::Plan;
/// let plan = Plan::draft(0.05).freeze().unwrap();
/// plan.margin("two-days", 2.0);
/// ```
/// and a family comes from a plan only:
/// ```compile_fail,E0624
/// use expectly_core::family::{Family, PValue};
/// let family = Family::<PValue>::declared(&[], 0.05);
/// ```
#[derive(Clone, Debug)]
pub struct Plan {
    alpha: f64,
    least_n: u64,
    margins: Vec<(String, Margin)>,
    tests: Vec<String>,
}

/// A plan that is being written.
#[derive(Clone, Debug)]
#[must_use = "a draft decides nothing until it is frozen"]
pub struct Draft {
    alpha: f64,
    least_n: u64,
    margins: Vec<(String, f64)>,
    tests: Vec<String>,
}

impl Plan {
    /// Begins a plan whose tests, all together, err at a rate of `alpha` at most.
    pub fn draft(alpha: f64) -> Draft {
        Draft { alpha, least_n: 1, margins: Vec::new(), tests: Vec::new() }
    }

    /// The error rate, between 0 and 1.
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// The fewest answers that anything is concluded from.
    pub fn least_n(&self) -> u64 {
        self.least_n
    }

    /// How large that gap may be and still count as a kept promise. Errors: [`Error::UnknownReference`] for a margin not planned.
    pub fn margin(&self, name: &str) -> Result<Margin, Error> {
        let known = self.margins.iter().find(|(known, _)| known == name);
        known.map(|(_, margin)| *margin).ok_or_else(|| Error::UnknownReference { path: String::from(name) })
    }

    /// The planned tests, none of them made yet, to be judged by p values at this plan's rate.
    pub fn family(&self) -> Family<PValue> {
        Family::declared(&self.tests, self.alpha)
    }

    /// The planned tests, none of them made yet, to be judged by e values at this plan's rate.
    pub fn family_by_evidence(&self) -> Family<EValue> {
        Family::declared(&self.tests, self.alpha)
    }

    /// Sixteen hex digits that tell this plan from another: the same for the same decisions, in whichever order margins were named. It
    /// guards against mistakes, not against malice (FNV-1a).
    pub fn fingerprint(&self) -> String {
        let mut print = Fingerprint::new();
        let bits = |number: f64| format!("{:016x}", number.to_bits());
        print.pair(&bits(self.alpha), &format!("{}", self.least_n));
        let mut margins: Vec<_> = self.margins.iter().collect();
        margins.sort_by(|one, other| one.0.cmp(&other.0));
        margins.into_iter().for_each(|(name, margin)| print.pair(name, &bits(margin.points())));
        print.add("tests");
        self.tests.iter().for_each(|name| print.add(name));
        print.text()
    }
}

impl Draft {
    /// The fewest answers that anything shall be concluded from. One unless said.
    pub fn least_n(self, n: u64) -> Draft {
        Draft { least_n: n, ..self }
    }

    /// How large a gap may be and still count as a kept promise, in points of its scale, above 0.
    pub fn margin(mut self, name: &str, points: f64) -> Draft {
        self.margins.push((String::from(name), points));
        self
    }

    /// A test that will be made, under a name of its own.
    pub fn test(mut self, name: &str) -> Draft {
        self.tests.push(String::from(name));
        self
    }

    /// Ends the writing. Errors: [`Error::OutOfRange`] at `alpha` unless 0 < alpha < 1, at `leastN` for none, or at a margin's name
    /// unless it is positive and finite; [`Error::DuplicateId`] at a name that was given twice.
    pub fn freeze(self) -> Result<Plan, Error> {
        let Draft { alpha, least_n, margins, tests } = self;
        if !(alpha > 0.0 && alpha < 1.0) {
            return Err(Error::OutOfRange { path: String::from("alpha") });
        }
        if least_n == 0 {
            return Err(Error::OutOfRange { path: String::from("leastN") });
        }
        let mut read: Vec<(String, Margin)> = Vec::new();
        for (name, points) in margins {
            if read.iter().any(|(known, _)| *known == name) {
                return Err(Error::DuplicateId { path: name });
            }
            let margin = Margin::parse(points).map_err(|_| Error::OutOfRange { path: name.clone() })?;
            read.push((name, margin));
        }
        let twice = tests.iter().enumerate().find(|(index, name)| tests.iter().take(*index).any(|earlier| earlier == *name));
        match twice {
            Some((_, name)) => Err(Error::DuplicateId { path: name.clone() }),
            None => Ok(Plan { alpha, least_n, margins: read, tests }),
        }
    }
}
