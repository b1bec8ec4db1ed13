//! Owns NPS from counts by stratum, weighed when read; merging of a stratum's counts is the tally's.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::linearised::Spread;
use super::probability::Weighted;
use super::sample::half_width;
use crate::error::Error;
use crate::population::{Customer, Population};
use crate::reading::{Confidence, Interval, Lack, Method, NpsUnit, Reading};
use crate::scale::Likelihood11;
use crate::tally::{MOST_ANSWERS, Tally};

/// Detractors, passives and promoters who all stand for as many people.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Group {
    votes: [u64; 3],
    weight: f64,
}

/// What a detractor, a passive and a promoter count for.
const CODES: [f64; 3] = [-1.0, 0.0, 1.0];

impl Group {
    fn of<P: Population>(tally: &Tally<Likelihood11, P>, weight: f64) -> Group {
        let between = |low, high| tally.histogram().between(low, high);
        Group { votes: [between(0, 6), between(7, 8), between(9, 10)], weight }
    }

    fn n(&self) -> u64 {
        self.votes.iter().sum()
    }

    fn sum(&self, of: impl Fn(f64) -> f64) -> f64 {
        self.votes.iter().zip(CODES).map(|(votes, code)| *votes as f64 * of(code)).sum()
    }

    /// Score of this group alone.
    fn score(&self) -> f64 {
        self.sum(|code| code) / self.n() as f64
    }
}

/// The strata of a population whose sizes are known, such as the customers of each plan.
///
/// A mean of the strata's own scores would let ten people outvote ten thousand; here each stratum counts as many as live in it:
/// ```
/// use expectly_core::{population::Customer, reading::Confidence, tally::Tally, weights::Strata};
///
/// let mut strata = Strata::<Customer>::new();
/// strata.add(&Tally::from_counts(&[0, 0, 0, 0, 0, 0, 2, 3, 0, 5, 10])?, 1000)?;
/// strata.add(&Tally::from_counts(&[4, 1, 0, 0, 1, 0, 2, 1, 0, 1, 1])?, 9000)?;
/// let score = strata.nps(Confidence::DEFAULT).point();
/// assert!(score.is_some_and(|score| (score - (0.1 * 0.65 + 0.9 * -6.0 / 11.0)).abs() < 1e-12));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Strata<P: Population = Customer> {
    groups: Vec<(Group, u64)>,
    whose: PhantomData<P>,
}

impl<P: Population> Default for Strata<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P: Population> Strata<P> {
    /// No strata yet.
    pub const fn new() -> Self {
        Strata { groups: Vec::new(), whose: PhantomData }
    }

    /// One more stratum: who answered, and how many people live in it. Errors: [`Error::Inconsistent`] at `population` when more answered
    /// than live there; [`Error::OutOfRange`] at `population` unless it is 1 to [`MOST_ANSWERS`].
    pub fn add(&mut self, tally: &Tally<Likelihood11, P>, population: u64) -> Result<(), Error> {
        if population == 0 || population > MOST_ANSWERS {
            return Err(Error::OutOfRange { path: "population".into() });
        }
        if tally.n() > population {
            return Err(Error::Inconsistent { path: "population".into() });
        }
        self.groups.push((Group::of(tally, population as f64 / tally.n() as f64), population));
        Ok(())
    }

    /// The population's NPS, Σ N_h t_h / N, −1 to 1: variance Σ (N_h/N)² (1 − n_h/N_h) v_h / (n_h − 1), t on answers less strata (Cochran
    /// 1977, 5.A). None when a stratum gave no answers: nothing is known of the people there.
    pub fn nps(&self, confidence: Confidence) -> Reading<NpsUnit> {
        let n = self.groups.iter().map(|(group, _)| group.n()).sum();
        if n == 0 {
            return Reading::insufficient(0, Lack::NoAnswers);
        }
        let everybody: f64 = self.groups.iter().map(|(_, population)| *population as f64).sum();
        let (mut point, mut whole) = (0.0, Spread { variance: 0.0, freedom: n - self.groups.len().min(n as usize) as u64, sampled: false });
        for (group, population) in &self.groups {
            let (answers, share) = (group.n(), *population as f64 / everybody);
            let rest = 1.0 - answers as f64 / *population as f64;
            if answers == 0 || (answers == 1 && rest > 0.0) {
                return Reading::insufficient(n, Lack::TooFew { need: n + 2 - answers });
            }
            let score = group.score();
            point += share * score;
            if rest > 0.0 {
                let variance = group.sum(|code| (code - score) * (code - score)) / (answers as f64 - 1.0);
                whole.variance += share * share * rest * variance / answers as f64;
                whole.sampled = true;
            }
        }
        reading(point, &whole, &mut self.groups.iter().map(|(group, _)| group), confidence).of_population::<P>()
    }
}

/// NPS of a survey that asked people with differing probabilities, Σwy / Σw, −1 to 1, with linearised variance and t. Each element holds
/// the counts of everybody who was asked with the same probability.
pub fn nps<P: Population>(drawn: &[Weighted<Tally<Likelihood11, P>>], confidence: Confidence) -> Reading<NpsUnit> {
    let groups: Vec<Group> = drawn.iter().map(|tally| Group::of(tally.what(), tally.weight())).collect();
    let over = |of: &dyn Fn(f64) -> f64| groups.iter().map(|group| group.weight * group.sum(of)).sum::<f64>();
    let n: u64 = groups.iter().map(Group::n).sum();
    if n == 0 {
        return Reading::insufficient(0, Lack::NoAnswers);
    }
    let weights = over(&|_| 1.0);
    let point = over(&|code| code) / weights;
    let squares: f64 = groups.iter().map(|group| group.weight * group.weight * group.sum(|code| (code - point) * (code - point))).sum();
    // The parts w(y − ȳ) add up to 0, so their squares are their scatter.
    let variance = if n > 1 { n as f64 / (n as f64 - 1.0) * squares / (weights * weights) } else { 0.0 };
    reading(point, &Spread { variance, freedom: n - 1, sampled: true }, &mut groups.iter(), confidence).of_population::<P>()
}

fn reading(point: f64, spread: &Spread, groups: &mut dyn Iterator<Item = &Group>, confidence: Confidence) -> Reading<NpsUnit> {
    let (mut n, mut sum, mut squares) = (0, 0.0, 0.0);
    for group in groups {
        n += group.n();
        sum += group.n() as f64 * group.weight;
        squares += group.n() as f64 * group.weight * group.weight;
    }
    match half_width(spread, confidence) {
        Err(lack) => Reading::insufficient(n, lack),
        Ok(half) => {
            let ends = ((point - half).max(-1.0), (point + half).min(1.0));
            Reading::weighted(point, Interval::new(ends, confidence, Method::Linearised), n, sum * sum / squares)
        }
    }
}
