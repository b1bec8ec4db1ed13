//! Owns shares, 0 to 1, with the intervals that analysts know by name; does not know what is being counted.

mod difference;
pub(crate) mod wilson;

use alloc::string::String;

pub use difference::difference;

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Interval, Lack, Method, Reading, Share};
use crate::stats::{beta, normal};

/// So many of so many, such as people who were satisfied of people who answered.
///
/// ```
/// use expectly_core::{reading::Confidence, share::Hits};
///
/// let interval = Hits::parse(81, 263)?.reading(Confidence::DEFAULT).interval();
/// // Newcombe 1998, table I: 0.2553 to 0.3662.
/// assert_eq!(interval.map(|interval| (interval.low * 1e4).round()), Some(2553.0));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hits {
    hits: u64,
    n: u64,
}

/// Which interval a share is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ShareInterval {
    /// Wilson 1927: near its confidence on average, for few and many, also at 0 and at all.
    #[default]
    Wilson,
    /// Wilson's with continuity correction, Newcombe 1998: seldom below its confidence.
    WilsonCorrected,
    /// Agresti & Coull 1998: Wilson's centre with the plain width, for those who must match other reports.
    AgrestiCoull,
    /// Clopper & Pearson 1934: exact, never below its confidence and mostly above, for audits.
    ClopperPearson,
}

impl ShareInterval {
    /// Every way, with the method it is named as.
    pub const ALL: &[(ShareInterval, Method)] = &[
        (ShareInterval::Wilson, Method::Wilson),
        (ShareInterval::WilsonCorrected, Method::WilsonCorrected),
        (ShareInterval::AgrestiCoull, Method::AgrestiCoull),
        (ShareInterval::ClopperPearson, Method::ClopperPearson),
    ];

    fn method(self) -> Method {
        ShareInterval::ALL.iter().find(|(way, _)| *way == self).map_or(Method::Wilson, |(_, method)| *method)
    }
}

impl Hits {
    /// So many hits of `n`. Errors: [`Error::OutOfRange`] at `hits` for more than `n`; [`Error::Overflow`] over
    /// [`MOST_ANSWERS`](crate::tally::MOST_ANSWERS).
    pub fn parse(hits: u64, n: u64) -> Result<Hits, Error> {
        check_total([n])?;
        if hits <= n { Ok(Hits { hits, n }) } else { Err(Error::OutOfRange { path: String::from("hits") }) }
    }

    /// How many hits.
    pub fn hits(self) -> u64 {
        self.hits
    }

    /// Of how many.
    pub fn n(self) -> u64 {
        self.n
    }

    /// The share, 0 to 1; none of nothing.
    pub fn point(self) -> Option<f64> {
        (self.n > 0).then(|| self.hits as f64 / self.n as f64)
    }

    /// The share with Wilson's interval.
    pub fn reading(self, confidence: Confidence) -> Reading<Share> {
        self.reading_by(ShareInterval::default(), confidence)
    }

    /// The share with an interval chosen by name. Where nothing or everything hit, the interval reaches 0 or 1.
    pub fn reading_by(self, way: ShareInterval, confidence: Confidence) -> Reading<Share> {
        match self.point() {
            Some(point) => Reading::estimate(point, Interval::new(self.ends(way, confidence), confidence, way.method()), self.n),
            None => Reading::insufficient(0, Lack::NoAnswers),
        }
    }

    fn ends(self, way: ShareInterval, confidence: Confidence) -> (f64, f64) {
        let (hits, n) = (self.hits as f64, self.n as f64);
        let z = normal::upper_quantile(confidence.tail());
        let (none, all) = (self.hits == 0, self.hits == self.n);
        let (low, high) = match way {
            ShareInterval::Wilson => wilson::ends(hits, n, z),
            ShareInterval::WilsonCorrected => wilson::corrected(hits, n, z),
            // Its ends may leave 0 to 1, and lie within for none and for all: they are cut, not moved.
            ShareInterval::AgrestiCoull => {
                let (low, high) = agresti_coull(hits, n, z);
                return (low.max(0.0), high.min(1.0));
            }
            ShareInterval::ClopperPearson => (
                if none { 0.0 } else { beta::lower_quantile(confidence.tail(), hits, n - hits + 1.0) },
                if all { 1.0 } else { beta::upper_quantile(confidence.tail(), hits + 1.0, n - hits) },
            ),
        };
        (if none { 0.0 } else { low.max(0.0) }, if all { 1.0 } else { high.min(1.0) })
    }
}

/// Agresti & Coull 1998: the plain interval after adding z² answers, half of them hits.
fn agresti_coull(hits: f64, n: f64, z: f64) -> (f64, f64) {
    let more = n + z * z;
    let p = (hits + 0.5 * z * z) / more;
    let half = z * (p * (1.0 - p) / more).sqrt();
    (p - half, p + half)
}
