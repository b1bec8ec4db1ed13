//! Owns what every gap of pairs has: its mean, its spread, both its sides and what guards against misreading it. Which side is taken from
//! which, and what the sign means, is each gap's own.

use super::signed_rank::SignedRank;
use super::unpaired::UnpairedContrast;
use crate::family::PValue;
use crate::population::Experienced;
use crate::reading::{Confidence, Method, Reading, ScalePoints, ShareDifference};
use crate::stats::{binomial, mean, moments::Moments, net};
use crate::table::Table;

/// Which side is taken from which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// First − second: expected − experienced.
    FirstLessSecond,
    /// Second − first: perception − expectation.
    SecondLessFirst,
}

/// The gap over all pairs, in points of the scale. [`Sacrifice`](super::sacrifice::Sacrifice),
/// [`ServqualGap`](super::servqual::ServqualGap) and [`XGap`](super::xgap::XGap) are made of it with their meaning in their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    table: Table,
    direction: Direction,
    need: u64,
}

impl Paired {
    pub(super) fn of<P: Experienced>(table: &Table, direction: Direction) -> Paired {
        Paired { table: *table, direction, need: P::SMALLEST_CELL }
    }

    pub(super) fn turned(self, direction: Direction) -> Paired {
        Paired { direction, ..self }
    }

    /// The pairs.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// How many people gave both sides.
    pub fn n(&self) -> u64 {
        self.table.n()
    }

    /// Mean gap with the t interval on each person's difference.
    pub fn reading(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let reading = mean::reading(&self.table.differences(), confidence, Method::PairedT);
        self.signed(reading).suppressed_below(self.need)
    }

    /// Standard deviation of the differences, in points of the scale; none below two pairs.
    pub fn deviation(&self) -> Option<f64> {
        self.table.differences().deviation().filter(|_| !self.hidden())
    }

    /// Mean of the first side (expected, advertised), with a t interval.
    pub fn first(&self, confidence: Confidence) -> Reading<ScalePoints> {
        self.side(&self.table.first().moments(), confidence)
    }

    /// Mean of the second side (experienced, actual), with a t interval.
    pub fn second(&self, confidence: Confidence) -> Reading<ScalePoints> {
        self.side(&self.table.second().moments(), confidence)
    }

    /// Pearson's correlation of the two sides, −1 to 1; none where a side has no spread.
    pub fn correlation(&self) -> Option<f64> {
        self.table.correlation().filter(|_| !self.hidden())
    }

    /// Share of first sides at the scale's highest value, where no second side could exceed them; none without pairs.
    pub fn ceiling(&self) -> Option<f64> {
        self.table.ceiling().filter(|_| !self.hidden())
    }

    /// Net met share: share of people whose second side exceeds their first, less share of those whose second side falls short of it; −1
    /// to 1 with the score interval. It asks only which side is higher, not by how many points, and so does not take an ordinal scale for
    /// a ruler. It has the same sign for every gap: above 0, more people got more than less.
    pub fn net_met(&self, confidence: Confidence) -> Reading<ShareDifference> {
        let [short, _, exceeded] = self.table.split();
        net::reading(exceeded, short, self.n(), confidence).suppressed_below(self.need)
    }

    /// Sign test of as many exceeded as short: exact, two-sided, people without a difference left out (Dixon & Mood 1946); none where
    /// nobody has a difference.
    pub fn sign_test(&self) -> Option<PValue> {
        let [short, _, exceeded] = self.table.split();
        let differing = short + exceeded;
        let p = (2.0 * binomial::fair_tail(short.min(exceeded), differing)).min(1.0);
        (differing > 0 && !self.hidden()).then(|| PValue::new(p))
    }

    /// Wilcoxon's signed-rank test of the differences; none where nobody has a difference.
    pub fn signed_rank(&self) -> Option<SignedRank> {
        let sign = match self.direction {
            Direction::FirstLessSecond => 1,
            Direction::SecondLessFirst => -1,
        };
        let mut differences = self.table.by_pair().map(|(first, second, count)| (sign * (i64::from(first) - i64::from(second)), count));
        SignedRank::of(&mut differences).filter(|_| !self.hidden())
    }

    /// What the two sides would give had different people given them: to show what pairing does, never in place of the gap.
    pub fn unpaired(&self, confidence: Confidence) -> Reading<ScalePoints> {
        let contrast = UnpairedContrast::of_moments(self.table.first().moments(), self.table.second().moments());
        self.signed(contrast.reading(confidence)).suppressed_below(self.need)
    }

    /// Whether so few people gave pairs that any figure would show who they are.
    pub(super) fn hidden(&self) -> bool {
        self.n() < self.need
    }

    fn side(&self, moments: &Moments, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(moments, confidence, Method::StudentT).suppressed_below(self.need)
    }

    fn signed(&self, first_less_second: Reading<ScalePoints>) -> Reading<ScalePoints> {
        match self.direction {
            Direction::FirstLessSecond => first_less_second,
            Direction::SecondLessFirst => first_less_second.map(|gap| -gap),
        }
    }
}
