//! Owns randomized response: answers that are changed by chance before they leave the page, and what can still be told from many of them.
//! Has no randomness of its own; the caller brings the draw.
//!
//! Each answer spends ε again: a person who answers the same item twice must send the same changed answer twice, so keep it.

use alloc::vec::Vec;

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Interval, Lack, Method, NpsUnit, Reading, Share, Unit};
use crate::share::wilson;
use crate::stats::{normal, score};

/// How much one changed answer may tell about the true one, ε: no true answer makes any sent answer more than e^ε times as likely as
/// another. Above 0; smaller is more private. 1 is strong, 4 is weak.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Epsilon(f64);

impl Epsilon {
    /// Reads ε. Errors: [`Error::OutOfRange`] at `epsilon` unless it is finite and above 0, and large enough to be told from 0.
    pub fn parse(epsilon: f64) -> Result<Epsilon, Error> {
        let possible = (SMALLEST_EPSILON..f64::INFINITY).contains(&epsilon);
        possible.then_some(Epsilon(epsilon)).ok_or_else(|| Error::OutOfRange { path: "epsilon".into() })
    }

    /// ε, above 0.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Below it, 10¹² answers would not tell a share to within the whole range.
const SMALLEST_EPSILON: f64 = 1e-6;

/// The categories that a rating of 0 to 10 is sent as when not even its level may be: detractor, passive, promoter. At ε below 3 it tells
/// several times as much about NPS as the eleven levels do: at ε = 1 the variance grows 8-fold, not 61-fold.
pub const NPS_CATEGORIES: usize = 3;

/// What a gap is sent as, for both its ratings would spend ε twice: the experience was worse than, as, or better than expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapClass {
    /// Experienced below expected.
    Worse,
    /// Experienced as expected.
    Met,
    /// Experienced above expected.
    Better,
}

impl GapClass {
    /// How many classes there are: the `k` to randomise among.
    pub const COUNT: usize = 3;

    /// The class of expected − experienced.
    pub fn of_sacrifice(points: i8) -> GapClass {
        match points {
            1.. => GapClass::Worse,
            0 => GapClass::Met,
            _ => GapClass::Better,
        }
    }

    /// Its number among the categories.
    pub fn category(self) -> usize {
        self as usize
    }
}

/// k-ary randomized response: the true category is sent with probability p, each other one with q. Warner 1965 (JASA 60:63); Kairouz,
/// Bonawitz & Ramage 2016; Wang, Blocki, Li & Jha 2017 (USENIX Security, "direct encoding").
///
/// ```
/// use expectly_core::privacy::{Epsilon, RandomizedResponse};
///
/// let response = RandomizedResponse::new(3, Epsilon::parse(1.0)?)?;
/// // A draw below p sends the truth, another one something else.
/// assert_eq!(response.randomise(2, 0.1)?, 2);
/// assert_eq!(response.randomise(2, 0.9)?, 1);
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
/// A number of which nobody checked that it is an ε is none:
/// ```compile_fail,E0308
/// expectly_core::privacy::RandomizedResponse::new(3, 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomizedResponse {
    k: usize,
    /// e^−ε: unlike e^ε it does not overflow.
    shrink: f64,
    /// 1 − e^−ε, without the cancellation that this has for a small ε.
    grow: f64,
}

/// More categories than a question has are a mistake.
const MOST_CATEGORIES: usize = 1000;

impl RandomizedResponse {
    /// Among `k` categories. Errors: [`Error::OutOfRange`] at `categories` unless 2 ≤ k ≤ 1000.
    pub fn new(k: usize, epsilon: Epsilon) -> Result<RandomizedResponse, Error> {
        if !(2..=MOST_CATEGORIES).contains(&k) {
            return Err(Error::OutOfRange { path: "categories".into() });
        }
        Ok(RandomizedResponse { k, shrink: libm::exp(-epsilon.value()), grow: -libm::expm1(-epsilon.value()) })
    }

    /// How many categories.
    pub fn categories(&self) -> usize {
        self.k
    }

    /// p = e^ε / (e^ε + k − 1): how likely the true category is sent, 1/k to 1.
    pub fn truth(&self) -> f64 {
        1.0 / self.scale()
    }

    /// q = 1 / (e^ε + k − 1): how likely each other category is sent, 0 to 1/k.
    pub fn other(&self) -> f64 {
        self.shrink / self.scale()
    }

    /// (e^ε + k − 1) / e^ε.
    fn scale(&self) -> f64 {
        1.0 + (self.k as f64 - 1.0) * self.shrink
    }

    /// p − q.
    fn contrast(&self) -> f64 {
        self.grow / self.scale()
    }

    /// What to send for the true `category`, 0 to k − 1, given a `draw` from the uniform distribution on [0, 1). The same draw gives the
    /// same answer; the draw itself must be fresh, secret and from a generator made for secrets. Errors: [`Error::OutOfRange`] at
    /// `category` or `draw`.
    pub fn randomise(&self, category: usize, draw: f64) -> Result<usize, Error> {
        let out_of_range = |path: &str| Err(Error::OutOfRange { path: path.into() });
        if category >= self.k {
            return out_of_range("category");
        }
        if !(0.0..1.0).contains(&draw) {
            return out_of_range("draw");
        }
        if draw < self.truth() {
            return Ok(category);
        }
        // What the draw exceeds p by is uniform over the k − 1 others; rounding must not reach past the last.
        let other = (((draw - self.truth()) / self.other()) as usize).min(self.k - 2);
        Ok(if other < category { other } else { other + 1 })
    }

    /// Variance of an estimated share over the chance of the mechanism, for `n` people of whom a share `share` has the category (Wang et
    /// al. 2017, eq. 4): q(1 − q) / (n(p − q)²) + f(1 − p − q) / (n(p − q)). It leaves out the chance of who was asked. Errors:
    /// [`Error::OutOfRange`] at `n` for 0, at `share` outside 0 to 1.
    pub fn variance(&self, n: u64, share: f64) -> Result<f64, Error> {
        let people = people(n)?;
        if !(0.0..=1.0).contains(&share) {
            return Err(Error::OutOfRange { path: "share".into() });
        }
        let (p, q, contrast) = (self.truth(), self.other(), self.contrast());
        Ok(q * (1.0 - q) / (people * contrast * contrast) + share * (1.0 - p - q) / (people * contrast))
    }

    /// The same for a category that nobody has, in closed form: (e^ε + k − 2) / (n(e^ε − 1)²). Errors: [`Error::OutOfRange`] at `n` for 0.
    pub fn variance_at_zero(&self, n: u64) -> Result<f64, Error> {
        Ok(self.shrink * (1.0 + (self.k as f64 - 2.0) * self.shrink) / (people(n)? * self.grow * self.grow))
    }

    /// The shares before the change, from how often each category was sent: (c/n − q) / (p − q), one for each category, adding up to 1.
    /// Noise may carry them below 0 or above 1; they stay there, for clipped shares no longer average to the truth. None without answers.
    /// Errors: [`Error::OutOfRange`] at `counts` unless there are k, [`Error::Overflow`].
    pub fn debias(&self, counts: &[u64]) -> Result<Option<Vec<f64>>, Error> {
        let n = self.check(counts)?;
        Ok((n > 0).then(|| counts.iter().map(|count| self.undo(*count as f64 / n as f64, self.other())).collect()))
    }

    /// The same as readings: Wilson's interval of what was sent, changed back, so for the chance of both the mechanism and the draw. Not
    /// clipped either. Errors as for [`debias`](RandomizedResponse::debias).
    pub fn shares(&self, counts: &[u64], confidence: Confidence) -> Result<Vec<Reading<Share>>, Error> {
        let n = self.check(counts)?;
        let undo = |sent: f64| self.undo(sent, self.other());
        Ok(counts.iter().map(|count| changed_back(wilson::share(*count, n, confidence), undo)).collect())
    }

    /// NPS, from how often each of the eleven levels (k = 11) or of detractors, passives and promoters (k = 3) was sent, with the score
    /// interval of what was sent, changed back. May lie outside −1 to 1 by noise. Errors: [`Error::OutOfRange`] at `counts` unless there
    /// are k, and k is 11 or 3; [`Error::Overflow`].
    pub fn nps(&self, counts: &[u64], confidence: Confidence) -> Result<Reading<NpsUnit>, Error> {
        let votes = self.votes(counts)?;
        Ok(match votes.score() {
            None => Reading::insufficient(0, Lack::NoAnswers),
            Some(sent) => {
                let ends = score::interval(votes.promoters, votes.detractors, votes.n, normal::upper_quantile(confidence.tail()));
                let sent = Reading::estimate(sent, Interval::new(ends, confidence, Method::Score), votes.n);
                changed_back(sent, |sent| self.undo(sent, self.other() * votes.codes))
            }
        })
    }

    /// Standard error of that NPS, √(Var S / n) / (p − q), where S is the score of what was sent; none without answers. Errors as for
    /// [`nps`](RandomizedResponse::nps).
    pub fn nps_error(&self, counts: &[u64]) -> Result<Option<f64>, Error> {
        let votes = self.votes(counts)?;
        Ok(votes.score().map(|sent| {
            let variance = (votes.promoters + votes.detractors) as f64 / votes.n as f64 - sent * sent;
            (variance / votes.n as f64).sqrt() / self.contrast()
        }))
    }

    /// Σ, the sum of all categories' codes, is −5 for eleven levels and 0 for three categories.
    fn votes(&self, counts: &[u64]) -> Result<Votes, Error> {
        let n = self.check(counts)?;
        let (passive, promoter, codes) = match self.k {
            11 => (7, 9, -5.0),
            NPS_CATEGORIES => (1, 2, 0.0),
            _ => return Err(Error::OutOfRange { path: "counts".into() }),
        };
        Ok(Votes { detractors: counts.iter().take(passive).sum(), promoters: counts.iter().skip(promoter).sum(), n, codes })
    }

    /// (sent − qΣ) / (p − q): for a share Σ is 1.
    fn undo(&self, sent: f64, noise: f64) -> f64 {
        (sent - noise) / self.contrast()
    }

    fn check(&self, counts: &[u64]) -> Result<u64, Error> {
        if counts.len() != self.k {
            return Err(Error::OutOfRange { path: "counts".into() });
        }
        check_total(counts.iter().copied())?;
        Ok(counts.iter().sum())
    }
}

/// What was sent, as NPS votes.
struct Votes {
    detractors: u64,
    promoters: u64,
    n: u64,
    codes: f64,
}

impl Votes {
    fn score(&self) -> Option<f64> {
        (self.n > 0).then(|| (self.promoters as f64 - self.detractors as f64) / self.n as f64)
    }
}

/// A reading of what was sent, as one of what was true.
fn changed_back<U: Unit>(sent: Reading<U>, undo: impl Fn(f64) -> f64) -> Reading<U> {
    match sent.map::<U>(undo) {
        Reading::Estimate(mut estimate) => {
            estimate.interval.method = Method::RandomizedResponse;
            Reading::Estimate(estimate)
        }
        other => other,
    }
}

fn people(n: u64) -> Result<f64, Error> {
    if n > 0 { Ok(n as f64) } else { Err(Error::OutOfRange { path: "n".into() }) }
}
