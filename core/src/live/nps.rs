//! Owns the monitor of a net promoter score; the bands' formulas are elsewhere.

use alloc::string::String;

use super::resets::{Reset, Resets};
use super::{Design, asymptotic, dirichlet, mixture};
use crate::answer::Answer;
use crate::error::Error;
use crate::family::EValue;
use crate::key::{Key, Keyed};
use crate::nps::Nps;
use crate::reading::{Anytime, Interval, Lack, Method, NpsUnit, Reading};
use crate::scale::Likelihood11;
use crate::tally::Tally;

/// Which band an NPS is watched with. Chosen before the first answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NpsBand {
    /// Guaranteed at every n, from the number of answers and the score alone (Howard et al. 2021).
    #[default]
    SubGaussian,
    /// Narrower, because it measures the variance; guaranteed only in the limit, so shown from [`ASYMPTOTIC_FROM`](super::ASYMPTOTIC_FROM)
    /// answers on (Waudby-Smith et al. 2024).
    Asymptotic,
    /// Guaranteed at every n, from all three counts: narrower for lopsided scores, wider for others (Lindon & Malek 2022).
    Dirichlet,
}

/// Watches an NPS. Made before the first answer; whatever it says may be looked at as often as one likes.
///
/// ```
/// use expectly_core::{live::{Design, NpsBand, NpsMonitor}, reading::Anytime, reading::Reading, reading::NpsUnit, tally::Tally};
///
/// let mut monitor = NpsMonitor::new(Design::new(0.05, 500)?, NpsBand::SubGaussian);
/// monitor.add(&Tally::from_counts(&[0, 0, 0, 0, 0, 0, 3, 2, 0, 5, 10])?)?;
/// let now: Reading<NpsUnit, Anytime> = monitor.reading();
/// assert_eq!((now.n(), now.point()), (20, Some(0.6)));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// What it says is no report's interval:
/// ```compile_fail,E0308
/// use expectly_core::live::{Design, NpsBand, NpsMonitor};
/// use expectly_core::reading::{FixedN, Interval};
/// let monitor = NpsMonitor::new(Design::new(0.05, 500).unwrap(), NpsBand::SubGaussian);
/// let report: Option<Interval<FixedN>> = monitor.reading().interval();
/// ```
/// nor may the two be compared:
/// ```compile_fail,E0308
/// use expectly_core::live::{Design, NpsBand, NpsMonitor};
/// use expectly_core::{nps::Nps, reading::Confidence, tally::Tally};
/// let monitor = NpsMonitor::new(Design::new(0.05, 500).unwrap(), NpsBand::SubGaussian);
/// let same = monitor.reading() == Nps::of(&Tally::new()).reading(Confidence::DEFAULT);
/// ```
#[derive(Clone, Debug)]
pub struct NpsMonitor {
    design: Design,
    band: NpsBand,
    window: Keyed<Tally<Likelihood11>>,
    resets: Resets,
}

impl NpsMonitor {
    /// A monitor that has seen nothing yet.
    pub fn new(design: Design, band: NpsBand) -> NpsMonitor {
        NpsMonitor { design, band, window: empty(), resets: Resets::new() }
    }

    /// Counts one more answer. Errors: [`Error::Overflow`].
    pub fn record(&mut self, answer: Answer<Likelihood11>) -> Result<(), Error> {
        self.window.counts_mut().record(answer)
    }

    /// Counts a batch. Errors: [`Error::Overflow`].
    pub fn add(&mut self, batch: &Tally<Likelihood11>) -> Result<(), Error> {
        self.window.merge(&Keyed::new(Key::default(), *batch))
    }

    /// The score of the present window, −1 to 1, with its band.
    pub fn reading(&self) -> Reading<NpsUnit, Anytime> {
        let nps = self.nps();
        let (Some(point), Some(variance)) = (nps.point(), nps.variance()) else {
            return Reading::insufficient(0, Lack::NoAnswers);
        };
        let n = nps.n() as f64;
        let alpha = self.design.alpha();
        let around = |half: f64| ((point - half).max(-1.0), (point + half).min(1.0));
        let (ends, method) = match self.band {
            NpsBand::SubGaussian => (around(mixture::bound(n, self.design.rho(1.0), alpha) / n), Method::SubGaussian),
            NpsBand::Dirichlet => (dirichlet::interval(&nps, alpha), Method::Dirichlet),
            NpsBand::Asymptotic if nps.n() < asymptotic::ASYMPTOTIC_FROM => {
                return Reading::insufficient(nps.n(), Lack::TooFew { need: asymptotic::ASYMPTOTIC_FROM });
            }
            NpsBand::Asymptotic if variance <= 0.0 => return Reading::insufficient(nps.n(), Lack::NoSpread),
            NpsBand::Asymptotic => (around(asymptotic::half_width(n, variance.sqrt(), self.design.rho(1.0), alpha)), Method::Asymptotic),
        };
        Reading::estimate(point, Interval::new(ends, self.design.confidence(), method), nps.n())
    }

    /// The evidence of the present window against a true NPS of `nps`, whatever the band: its expectation is at most 1 if that is the
    /// truth, at any moment. Errors: [`Error::OutOfRange`] unless −1 ≤ nps ≤ 1.
    pub fn against(&self, nps: f64) -> Result<EValue, Error> {
        if !(-1.0..=1.0).contains(&nps) {
            return Err(Error::OutOfRange { path: String::from("nps") });
        }
        Ok(EValue::new(libm::exp(dirichlet::log_e(&self.nps(), nps))))
    }

    /// The counts of the present window.
    pub fn nps(&self) -> Nps {
        Nps::of(self.window.counts())
    }

    /// Begins a new window, because something was changed that may move the score. The old window's answers are counted no more.
    pub fn reset(&mut self, reason: &str) {
        self.resets.push(Reset { reason: String::from(reason), n: self.window.counts().n() });
        self.window = empty();
    }

    /// The windows that were closed, oldest first.
    pub fn resets(&self) -> &[Reset] {
        &self.resets
    }
}

fn empty() -> Keyed<Tally<Likelihood11>> {
    Keyed::new(Key::default(), Tally::new())
}
