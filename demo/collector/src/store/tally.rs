//! Owns adding up cells before they go to an engine: by study, by day, by segment of visitors. Knows no engine and no report.

use std::collections::HashMap;
use std::hash::Hash;

use expectly_core::study::Population;
use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

use super::cell::{Cell, SIGNED, UNSIGNED, cells};
use crate::names::name_of;

/// One line of the counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub study: String,
    /// `name=value` of an attribute; empty for everybody.
    pub segment: String,
    /// The day of arrival in UTC, such as `2026-11-22`; empty for all days, which exists for everybody only, so that the usual report costs
    /// the same after years.
    pub day: String,
    pub cell: Cell,
}

/// Which lines a report is made of.
#[derive(Clone, Debug)]
pub struct Slice {
    /// As in [`Line`].
    pub segment: String,
    /// The first and the last day, both empty for all days at once.
    pub days: (String, String),
}

/// What the counts say of one slice of a study, all from one moment.
pub struct Tally {
    /// Raised whenever the report may differ.
    pub revision: u64,
    /// How much was refused that was meant for the study, whatever the slice.
    pub refused: u64,
    pub cells: Vec<(Cell, u64)>,
}

/// How much the lines of a study, a segment and a day count together; each as in [`Line`].
pub struct Total {
    pub study: String,
    pub segment: String,
    pub day: String,
    pub n: i64,
}

impl Slice {
    /// Everybody, ever.
    pub fn everything() -> Slice {
        Slice { segment: String::new(), days: Default::default() }
    }

    /// Those of a segment (everybody if it is empty) on these days, ends included; none given is the first or last there is.
    pub fn of(segment: &str, from: Option<&str>, to: Option<&str>) -> Slice {
        // No line has the character 0, and not every engine can be asked for it.
        let text = |text: &str| text.replace('\0', "\u{fffd}");
        match (segment, from, to) {
            ("", None, None) => Slice::everything(),
            // Days are compared as texts; digits come before the tilde.
            _ => Slice { segment: text(segment), days: (text(from.unwrap_or("0")), text(to.unwrap_or("~"))) },
        }
    }
}

impl Tally {
    /// Takes out what employees said: the difference of two parts can be the answer of one of them. With it go the counts of what is signed,
    /// which are of everybody.
    pub fn leave_out_employees(&mut self) {
        let internal = name_of(Population::NAMES, Population::Internal);
        self.cells.retain(|(cell, _)| match cell.said() {
            Ok(Some(said)) => said.population != internal,
            _ => ![SIGNED, UNSIGNED].contains(&cell.said.as_str()),
        });
    }

    /// How many results are signed and how many are not; none if that was never asked.
    pub fn signed(&self) -> Option<(u64, u64)> {
        let many = |said: &str| self.cells.iter().find(|(cell, _)| cell.said == said).map(|(_, n)| *n);
        match (many(SIGNED), many(UNSIGNED)) {
            (None, None) => None,
            (signed, unsigned) => Some((signed.unwrap_or_default(), unsigned.unwrap_or_default())),
        }
    }
}

/// The lines that a result adds one to.
pub fn lines(result: &SurveyResult, received_at: Timestamp) -> Vec<Line> {
    let slices: Vec<_> = slices(result, received_at).collect();
    cells(result).into_iter().flat_map(|cell| slices.iter().map(move |slice| slice.line(&cell)).collect::<Vec<_>>()).collect()
}

/// The part of results in which a line counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Part {
    study: String,
    segment: String,
    day: String,
}

impl Part {
    fn line(&self, cell: &Cell) -> Line {
        let Part { study, segment, day } = self.clone();
        Line { study, segment, day, cell: cell.clone() }
    }
}

/// The parts that a result belongs to, everything first.
fn slices(result: &SurveyResult, received_at: Timestamp) -> impl Iterator<Item = Part> {
    let day = day(received_at);
    let whole = [(String::new(), String::new()), (String::new(), day.clone())];
    let slices = whole.into_iter().chain(segments(result).map(move |segment| (segment, day.clone())));
    slices.map(|(segment, day)| Part { study: result.study.as_str().into(), segment, day })
}

/// Adds up results. Names are long and there are few of them, so each is held once, and what is added up goes by their numbers.
#[derive(Default)]
pub struct Sum {
    parts: HashMap<Part, usize>,
    cells: HashMap<Cell, usize>,
    /// By the numbers of part and cell.
    counts: HashMap<(usize, usize), i64>,
}

impl Sum {
    pub fn add(&mut self, result: &SurveyResult, received_at: Timestamp) {
        self.change(slices(result, received_at), result, 1);
    }

    /// Takes a result out again that was added before.
    pub fn take(&mut self, result: &SurveyResult, received_at: Timestamp) {
        self.change(slices(result, received_at), result, -1);
    }

    /// Adds a result to what everybody said on all days, and to nothing else.
    pub fn add_to_whole(&mut self, result: &SurveyResult, received_at: Timestamp) {
        self.change(slices(result, received_at).take(1), result, 1);
    }

    fn change(&mut self, parts: impl Iterator<Item = Part>, result: &SurveyResult, by: i64) {
        let parts: Vec<usize> = parts.map(|part| number_of(&mut self.parts, part)).collect();
        for cell in cells(result) {
            let cell = number_of(&mut self.cells, cell);
            for part in &parts {
                *self.counts.entry((*part, cell)).or_default() += by;
            }
        }
    }

    /// Line by line, in their order: engines that lock lines then always lock them in one order.
    pub fn lines(&self) -> Vec<(Line, i64)> {
        let parts: HashMap<usize, &Part> = self.parts.iter().map(|(part, number)| (*number, part)).collect();
        let cells: HashMap<usize, &Cell> = self.cells.iter().map(|(cell, number)| (*number, cell)).collect();
        let line = |((part, cell), n): (&(usize, usize), &i64)| Some((parts.get(part)?.line(cells.get(cell)?), *n));
        let mut lines: Vec<(Line, i64)> = self.counts.iter().filter_map(line).collect();
        lines.sort_unstable();
        lines
    }

    pub fn clear(&mut self) {
        *self = Sum::default();
    }

    pub fn len(&self) -> usize {
        self.counts.len()
    }
}

/// The number of a name, a new one if it is new.
fn number_of<T: Eq + Hash>(known: &mut HashMap<T, usize>, name: T) -> usize {
    let next = known.len();
    *known.entry(name).or_insert(next)
}

/// The day of an arrival.
fn day(received_at: Timestamp) -> String {
    received_at.strftime("%Y-%m-%d").to_string()
}

/// The longest name of an attribute that a study can list.
const LONGEST_NAME: usize = 64;
/// The longest value that still names a group of people: "enterprise-annual", not a sentence.
const LONGEST_VALUE: usize = 32;
/// As many digits as a year has; more make a number of somebody or something.
const MOST_DIGITS: usize = 4;

/// The segments that a result belongs to: one for each attribute whose value can name a group. What looks like a person, an address or a
/// customer's number, is no group, would make a line for everybody, and has no place outside the results.
pub fn segments(result: &SurveyResult) -> impl Iterator<Item = String> {
    let names_a_group = |value: &str| {
        value.len() <= LONGEST_VALUE
            && !value.contains(|character: char| character == '@' || character.is_control())
            && value.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS
    };
    let is_name = |name: &str| name.len() <= LONGEST_NAME && !name.contains(char::is_control);
    let groups = result.attributes.iter().filter(move |(name, value)| is_name(name) && names_a_group(value));
    groups.map(|(name, value)| format!("{name}={value}"))
}
