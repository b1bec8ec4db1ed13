//! Owns drawing the scores of many touchpoints towards what they have in common, so that the best of many is not the luckiest. Gives raw
//! and shrunk together, never shrunk alone.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::nps::Nps;

/// The fewest things that shrinking helps: below four their common spread cannot be judged.
pub const LEAST: usize = 4;

/// One thing among many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    /// The score as it is.
    pub raw: f64,
    /// Variance of the raw score.
    pub variance: f64,
    /// The score drawn towards the common mean.
    pub shrunk: f64,
    /// How much of its distance from the common mean it keeps, B = τ² / (τ² + variance), 0 to 1.
    pub kept: f64,
    /// Its place by shrunk score, 1 for the highest; equal scores share a place.
    pub rank: usize,
}

/// Many things and what they have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrinkage {
    /// What all are drawn towards: the mean, weighing each by 1 / (τ² + variance).
    pub mean: f64,
    /// Variance of the true scores around it, by DerSimonian & Laird 1986; 0 where chance alone explains the differences.
    pub tau_squared: f64,
    /// In the order given.
    pub each: Vec<Shrunk>,
}

impl Shrinkage {
    /// Empirical Bayes on scores with their variances. Errors: [`Error::OutOfRange`] with an empty path below [`LEAST`] of them, or for
    /// a score that is not finite or a variance that is not above 0.
    ///
    /// ```
    /// use expectly_core::shrinkage::Shrinkage;
    ///
    /// // The best score is also the least certain one: shrunk, it is no longer the best.
    /// let shrinkage = Shrinkage::of(&[(0.9, 0.5), (0.6, 0.01), (0.2, 0.01), (-0.1, 0.01)])?;
    /// assert_eq!(shrinkage.each.iter().map(|each| each.rank).collect::<Vec<_>>(), [2, 1, 3, 4]);
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn of(scores: &[(f64, f64)]) -> Result<Shrinkage, Error> {
        if scores.len() < LEAST || scores.iter().any(|(score, variance)| !(score.is_finite() && *variance > 0.0 && variance.is_finite())) {
            return Err(Error::OutOfRange { path: String::new() });
        }
        let tau_squared = der_simonian_laird(scores);
        let mean = weighted_mean(scores, tau_squared);
        let shrink = |(raw, variance): &(f64, f64)| {
            let kept = tau_squared / (tau_squared + variance);
            Shrunk { raw: *raw, variance: *variance, shrunk: mean + kept * (raw - mean), kept, rank: 0 }
        };
        let mut each: Vec<Shrunk> = scores.iter().map(shrink).collect();
        let all: Vec<f64> = each.iter().map(|one| one.shrunk).collect();
        each.iter_mut().for_each(|one| one.rank = 1 + all.iter().filter(|other| **other > one.shrunk).count());
        Ok(Shrinkage { mean, tau_squared, each })
    }

    /// Empirical Bayes on net promoter scores. Their variances come from counts with half a detractor, one passive and half a promoter
    /// added, or else a touchpoint where all three people are promoters would be taken for certain. Errors: as for [`Shrinkage::of`];
    /// also where nobody answered.
    pub fn of_nps(scores: &[Nps]) -> Result<Shrinkage, Error> {
        let score = |nps: &Nps| nps.point().map(|point| (point, adjusted_variance(nps)));
        let scores: Option<Vec<(f64, f64)>> = scores.iter().map(score).collect();
        Shrinkage::of(&scores.ok_or_else(|| Error::OutOfRange { path: String::new() })?)
    }
}

/// Variance of a score from counts with half a detractor, one passive and half a promoter added.
pub(crate) fn adjusted_variance(nps: &Nps) -> f64 {
    let (promoters, detractors) = (nps.promoters() as f64 + 0.5, nps.detractors() as f64 + 0.5);
    let n = nps.n() as f64 + 2.0;
    let point = (promoters - detractors) / n;
    ((promoters + detractors) / n - point * point) / n
}

fn der_simonian_laird(scores: &[(f64, f64)]) -> f64 {
    let centre = weighted_mean(scores, 0.0);
    let sum = |of: &dyn Fn(f64, f64) -> f64| scores.iter().map(|(score, variance)| of(*score, 1.0 / variance)).sum::<f64>();
    let weight = sum(&|_, weight| weight);
    let squared = sum(&|_, weight| weight * weight);
    let excess = sum(&|score, weight| weight * (score - centre) * (score - centre)) - (scores.len() as f64 - 1.0);
    (excess / (weight - squared / weight)).max(0.0)
}

fn weighted_mean(scores: &[(f64, f64)], tau_squared: f64) -> f64 {
    let sums = scores.iter().map(|(score, variance)| (score / (tau_squared + variance), 1.0 / (tau_squared + variance)));
    let (above, below) = sums.fold((0.0, 0.0), |(above, below), (score, weight)| (above + score, below + weight));
    above / below
}

/// Shares of equally many, drawn towards their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct JamesStein {
    /// What all are drawn towards: the mean share, 0 to 1.
    pub mean: f64,
    /// How much of its distance from the mean each keeps, at most 1. Below 0 chance alone explains more than all differences, and each is
    /// drawn to the mean whole.
    pub c: f64,
    /// The shrunk shares, in the order given.
    pub shrunk: Vec<f64>,
}

/// James–Stein on shares of the same `n` (Efron & Morris 1977, Sci Am 236(5):119–127): c = 1 − (k − 3)·s² / Σ(y − ȳ)² with
/// s² = ȳ(1 − ȳ)/n. Errors: [`Error::OutOfRange`] at `successes` for fewer than [`LEAST`] or at `n` for 0;
/// [`Error::Inconsistent`] at `successes` for more successes than `n`.
pub fn james_stein(successes: &[u64], n: u64) -> Result<JamesStein, Error> {
    let at = |path: &str| String::from(path);
    if successes.len() < LEAST {
        return Err(Error::OutOfRange { path: at("successes") });
    }
    if n == 0 {
        return Err(Error::OutOfRange { path: at("n") });
    }
    if successes.iter().any(|hits| *hits > n) {
        return Err(Error::Inconsistent { path: at("successes") });
    }
    let shares: Vec<f64> = successes.iter().map(|hits| *hits as f64 / n as f64).collect();
    let k = shares.len() as f64;
    let mean = shares.iter().sum::<f64>() / k;
    let spread: f64 = shares.iter().map(|share| (share - mean) * (share - mean)).sum();
    let chance = mean * (1.0 - mean) / n as f64;
    let c = if spread > 0.0 { 1.0 - (k - 3.0) * chance / spread } else { 0.0 };
    let shrunk = shares.iter().map(|share| mean + c.max(0.0) * (share - mean)).collect();
    Ok(JamesStein { mean, c, shrunk })
}
