//! Owns p values and e values and the families of tests that they belong to. None can be looked at alone: it comes out of its family only.

mod evidence;
mod step_up;

use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;

pub use evidence::{EValue, Evidence, PValue};

use crate::error::Error;

/// Tests that are judged together. Declared before there is data, by a [`Plan`](crate::plan::Plan): who looks at twenty touchpoints and
/// reports the best has made twenty tests, however many are shown.
///
/// With p values it controls the share of false discoveries by Benjamini & Hochberg 1995 (JRSS-B 57:289–300), for tests that are
/// independent or positively dependent; with e values by Wang & Ramdas 2022 (JRSS-B 84:822–852), however they depend.
///
/// ```
/// use expectly_core::family::PValue;
/// use expectly_core::plan::Plan;
///
/// let plan = Plan::draft(0.05).test("checkout").test("delivery").test("returns").freeze()?;
/// let mut family = plan.family();
/// family.record("checkout", PValue::parse(0.01)?)?;
/// family.record("delivery", PValue::parse(0.04)?)?;
/// let adjusted = family.adjust();
/// assert_eq!(adjusted.rejected(), 1);
/// assert_eq!(adjusted.of("delivery").map(|p| (p * 1000.0).round()), Some(60.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// Nothing is added once the results have been seen:
/// ```compile_fail,E0382
/// use expectly_core::{family::PValue, plan::Plan};
/// let mut family = Plan::draft(0.05).test("checkout").freeze().unwrap().family();
/// let adjusted = family.adjust();
/// family.record("checkout", PValue::parse(0.01).unwrap());
/// ```
#[derive(Clone, Debug)]
pub struct Family<E: Evidence = PValue> {
    rate: f64,
    tests: Vec<(String, Option<f64>)>,
    evidence: PhantomData<E>,
}

/// What a family's tests came to, all together.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjusted {
    /// Every test declared, in the order of declaration.
    pub tests: Vec<AdjustedTest>,
    /// The share of false discoveries among the rejected that is allowed for, 0 to 1.
    pub rate: f64,
}

/// What one test came to within its family.
#[derive(Clone, Debug, PartialEq)]
pub struct AdjustedTest {
    /// The name it was declared under.
    pub name: String,
    /// The lowest rate at which it would be rejected, 0 to 1; none for a test that was never made.
    pub adjusted: Option<f64>,
    /// Whether it is rejected at the family's rate.
    pub rejected: bool,
}

impl<E: Evidence> Family<E> {
    pub(crate) fn declared(names: &[String], rate: f64) -> Family<E> {
        Family { rate, tests: names.iter().map(|name| (name.clone(), None)).collect(), evidence: PhantomData }
    }

    fn note(&mut self, name: &str, p: f64) -> Result<(), Error> {
        let path = || String::from(name);
        match self.tests.iter_mut().find(|(declared, _)| declared == name).map(|(_, outcome)| outcome) {
            None => Err(Error::UnknownReference { path: path() }),
            Some(Some(_)) => Err(Error::DuplicateId { path: path() }),
            Some(empty) => {
                *empty = Some(p);
                Ok(())
            }
        }
    }

    /// Judges all tests together and ends the family. Tests that were declared and not made count among all, as evidence of nothing.
    pub fn adjust(self) -> Adjusted {
        let made: Vec<f64> = self.tests.iter().filter_map(|(_, outcome)| *outcome).collect();
        let mut judged = step_up::judge(&made, self.tests.len(), self.rate).into_iter();
        let test = |(name, outcome): (String, Option<f64>)| {
            let judgement = outcome.and_then(|_| judged.next());
            let (adjusted, rejected) = judgement.map_or((None, false), |(adjusted, rejected)| (Some(adjusted), rejected));
            AdjustedTest { name, adjusted, rejected }
        };
        Adjusted { rate: self.rate, tests: self.tests.into_iter().map(test).collect() }
    }
}

impl Family<PValue> {
    /// Notes what a declared test came to. Errors: [`Error::UnknownReference`] for a test that was not declared,
    /// [`Error::DuplicateId`] for one that was noted before: a test made twice is two tests. The path is the test's name.
    pub fn record(&mut self, name: &str, outcome: PValue) -> Result<(), Error> {
        self.note(name, outcome.alone())
    }
}

impl Family<EValue> {
    /// Notes the evidence that a declared test came to. Errors: as for p values.
    pub fn record(&mut self, name: &str, outcome: EValue) -> Result<(), Error> {
        self.note(name, outcome.as_p())
    }
}

impl Adjusted {
    /// How many tests are rejected.
    pub fn rejected(&self) -> usize {
        self.tests.iter().filter(|test| test.rejected).count()
    }

    /// The adjusted value of the test of that name, 0 to 1; none where it was not made or not declared.
    pub fn of(&self, name: &str) -> Option<f64> {
        self.tests.iter().find(|test| test.name == name)?.adjusted
    }
}
