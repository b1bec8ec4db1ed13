//! Owns how many people gave the first side of a gap alone; does not read the gap.

use alloc::vec::Vec;

use super::counts::{Counts, RatingCounts};
use super::gap::GapForm;
use crate::key::Key;
use crate::stats::order;
use crate::study::Role;

/// What both sides of a pair share. Not the wording: the first side of a pair was asked in other words than its second.
type Shared<'a> = (&'a str, &'a str, &'a str, Option<&'a str>);

/// The gap's name, and the item of a battery that it is of, if it is of one.
type Which<'a> = (&'a str, &'a str);

/// First sides given, and pairs that they became, by gap. Gone through once, however many gaps ask.
/// In order, each once.
pub(super) struct FirstSides<'a>(Vec<Sides<'a>>);

struct Sides<'a> {
    of: (Which<'a>, Shared<'a>),
    given: u64,
    paired: u64,
}

impl<'a> FirstSides<'a> {
    pub fn of(counts: &'a Counts) -> FirstSides<'a> {
        let mut sides = Vec::new();
        for row in &counts.ratings {
            if let Some(which) = begun_by(row) {
                sides.push(Sides { of: (which, shared(&row.key)), given: sum(&row.counts), paired: 0 });
            }
        }
        for row in &counts.pairs {
            let which = (row.gap.as_str(), row.question.as_str());
            sides.push(Sides { of: (which, shared(&row.key)), given: 0, paired: sum(row.joint.iter().flatten()) });
        }
        let of = |index: usize| sides.get(index).map(|sides| sides.of);
        let groups = order::groups(sides.len(), &|one, other| of(one).cmp(&of(other)));
        let whole = |places: Vec<usize>| {
            places.into_iter().filter_map(|place| sides.get(place)).fold(None, |whole: Option<Sides<'a>>, one| {
                let (given, paired) = whole.map_or((0, 0), |whole| (whole.given, whole.paired));
                Some(Sides { of: one.of, given: given.saturating_add(one.given), paired: paired.saturating_add(one.paired) })
            })
        };
        FirstSides(groups.into_iter().filter_map(whole).collect())
    }

    /// First sides given at this survey, less those that became pairs. Both are counted over all wordings.
    pub fn unpaired(&self, key: &Key, form: GapForm, question: &str) -> u64 {
        let wanted = ((form.id(), question), shared(key));
        let place = self.0.binary_search_by(|sides| sides.of.cmp(&wanted)).ok();
        place.and_then(|place| self.0.get(place)).map_or(0, |sides| sides.given.saturating_sub(sides.paired))
    }
}

/// The gap whose first side the row counts.
fn begun_by(row: &RatingCounts) -> Option<Which<'_>> {
    if row.expected {
        return Some((GapForm::Servqual.id(), &row.question));
    }
    let first_sides = [(Role::Expectation, GapForm::Sacrifice), (Role::Promised, GapForm::XGap)];
    first_sides.into_iter().find(|(first, _)| first.id() == row.question).map(|(_, form)| (form.id(), ""))
}

fn shared(key: &Key) -> Shared<'_> {
    (&key.survey, &key.scale, &key.population, key.promise.as_deref())
}

/// First sides are not pooled, so nothing has checked their sum.
fn sum<'a>(counts: impl IntoIterator<Item = &'a u64>) -> u64 {
    counts.into_iter().fold(0, |sum: u64, count| sum.saturating_add(*count))
}
