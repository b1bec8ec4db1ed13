//! Owns the intervals of one score by their names; does not compare two.

use super::Nps;
use crate::reading::{Confidence, Method};
use crate::stats::{normal, score};

/// Which interval an NPS is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NpsInterval {
    /// Tango's score interval, whose coverage never fell below 94.7 % where adjusted Wald fell to 93.0 %.
    #[default]
    Score,
    /// Adjusted Wald as in Rocks 2016, for those who must match other reports.
    AdjustedWald,
    /// Adjusted Wald as in Agresti & Min 2005.
    AgrestiMin,
    /// Adjusted Wald as in Bonett & Price 2012.
    BonettPrice,
    /// The plain interval, only to match other reports: with ten answers it holds the truth as seldom as 65 times in a hundred.
    Wald,
}

/// Answers that nobody gave, added before Wald's formula so that it holds for few answers too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// None: Wald's own.
    None,
    /// ¾ detractor, 1½ passive, ¾ promoter: Rocks 2016 (Am Stat 70:365–372).
    Rocks,
    /// ½, 1, ½: Agresti & Min 2005 (Stat Med 24:729–740).
    AgrestiMin,
    /// 1, 0, 1: Bonett & Price 2012 (J Educ Behav Stat 37:479–488).
    BonettPrice,
}

impl Pseudo {
    /// Those added to the detractors and to the promoters, and those added to the passives.
    fn extra(self) -> (f64, f64) {
        match self {
            Pseudo::None => (0.0, 0.0),
            Pseudo::Rocks => (0.75, 1.5),
            Pseudo::AgrestiMin => (0.5, 1.0),
            Pseudo::BonettPrice => (1.0, 0.0),
        }
    }

    /// Score and squared standard error with the answers added, by the n divisor. `nps` must have answers.
    pub(super) fn moments(self, nps: &Nps) -> (f64, f64) {
        let (camp, passive) = self.extra();
        let (promoters, detractors) = (nps.promoters as f64 + camp, nps.detractors as f64 + camp);
        let n = nps.n() as f64 + 2.0 * camp + passive;
        let centre = (promoters - detractors) / n;
        (centre, (((promoters + detractors) / n - centre * centre) / n).max(0.0))
    }
}

impl NpsInterval {
    /// Every way.
    pub const ALL: &[NpsInterval] =
        &[NpsInterval::Score, NpsInterval::AdjustedWald, NpsInterval::AgrestiMin, NpsInterval::BonettPrice, NpsInterval::Wald];

    /// The method that a reading made this way names.
    pub const fn method(self) -> Method {
        match self {
            NpsInterval::Score => Method::Score,
            NpsInterval::AdjustedWald => Method::AdjustedWald,
            NpsInterval::AgrestiMin => Method::AgrestiMin,
            NpsInterval::BonettPrice => Method::BonettPrice,
            NpsInterval::Wald => Method::Wald,
        }
    }

    fn pseudo(self) -> Option<Pseudo> {
        match self {
            NpsInterval::Score => None,
            NpsInterval::AdjustedWald => Some(Pseudo::Rocks),
            NpsInterval::AgrestiMin => Some(Pseudo::AgrestiMin),
            NpsInterval::BonettPrice => Some(Pseudo::BonettPrice),
            NpsInterval::Wald => Some(Pseudo::None),
        }
    }

    /// The ends for a score that has answers; none where the interval would have no width.
    pub(super) fn ends(self, nps: &Nps, confidence: Confidence) -> Option<(f64, f64)> {
        let z = normal::upper_quantile(confidence.tail());
        let Some(pseudo) = self.pseudo() else {
            return Some(score::interval(nps.promoters, nps.detractors, nps.n(), z));
        };
        if pseudo == Pseudo::None && nps.unanimous() {
            return None;
        }
        let (centre, variance) = pseudo.moments(nps);
        let half = z * variance.sqrt();
        Some(((centre - half).max(-1.0), (centre + half).min(1.0)))
    }
}
