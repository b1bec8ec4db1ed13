//! Owns how many people gave the first side of a gap alone; does not read the gap.

use alloc::collections::BTreeMap;

use super::counts::Counts;
use crate::gap::personal::GapKind;
use crate::key::Key;
use crate::study::Question;

/// What both sides of a pair share. Not the wording: the first side of a pair was asked in other words than its second.
type Shared<'a> = (&'a str, &'a str, &'a str, Option<&'a str>);

/// First sides given, and pairs that they became, by the gap's name. Gone through once, however many gaps ask.
pub(super) struct FirstSides<'a>(BTreeMap<(&'a str, Shared<'a>), Sides>);

#[derive(Default)]
struct Sides {
    given: u64,
    paired: u64,
}

impl<'a> FirstSides<'a> {
    pub fn of(counts: &'a Counts) -> FirstSides<'a> {
        let mut sides: BTreeMap<_, Sides> = BTreeMap::new();
        for row in &counts.ratings {
            if let Some(kind) = begun_by(&row.question) {
                add(&mut sides.entry((kind.id(), shared(&row.key))).or_default().given, &row.counts);
            }
        }
        for row in &counts.pairs {
            add(&mut sides.entry((row.gap.as_str(), shared(&row.key))).or_default().paired, row.joint.iter().flatten());
        }
        FirstSides(sides)
    }

    /// First sides given at this survey, less those that became pairs. Both are counted over all wordings.
    pub fn unpaired(&self, key: &Key, kind: GapKind) -> u64 {
        self.0.get(&(kind.id(), shared(key))).map_or(0, |sides| sides.given.saturating_sub(sides.paired))
    }
}

/// The gap whose first side the question asks for.
fn begun_by(question: &str) -> Option<GapKind> {
    let first_sides = [(Question::Expectation, GapKind::Sacrifice), (Question::Promised, GapKind::XGap)];
    first_sides.into_iter().find(|(first, _)| first.id() == question).map(|(_, kind)| kind)
}

fn shared(key: &Key) -> Shared<'_> {
    (&key.survey, &key.scale, &key.population, key.promise.as_deref())
}

/// First sides are not pooled, so nothing has checked their sum.
fn add<'a>(sum: &mut u64, counts: impl IntoIterator<Item = &'a u64>) {
    *sum = counts.into_iter().fold(*sum, |sum, count| sum.saturating_add(*count));
}
