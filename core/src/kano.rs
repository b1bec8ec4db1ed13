//! Owns the Kano classification of a feature from its functional and dysfunctional question.

use crate::error::Error;
use crate::histogram::check_total;
use crate::reading::{Confidence, Reading, Share, ShareDifference};
use crate::share::wilson;
use crate::stats::{normal, score};

/// An answer to either question: "How would you feel if it had this?" and "… if it had not?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KanoAnswer {
    /// "I like it that way."
    Like,
    /// "It must be that way."
    MustBe,
    /// "I am neutral."
    Neutral,
    /// "I can live with it that way."
    LiveWith,
    /// "I dislike it that way."
    Dislike,
}

impl KanoAnswer {
    /// Every answer with its name, in the order of the table's rows and columns.
    pub const NAMES: &[(&str, KanoAnswer)] = &[
        ("like", KanoAnswer::Like),
        ("must-be", KanoAnswer::MustBe),
        ("neutral", KanoAnswer::Neutral),
        ("live-with", KanoAnswer::LiveWith),
        ("dislike", KanoAnswer::Dislike),
    ];
}

/// What a feature is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KanoClass {
    /// A: delights where it is, is not missed where it is not.
    Attractive,
    /// O: the more the better.
    OneDimensional,
    /// M: taken for granted where it is, angers where it is not.
    MustBe,
    /// I: makes no difference.
    Indifferent,
    /// R: better without.
    Reverse,
    /// Q: the two answers contradict each other.
    Questionable,
}

impl KanoClass {
    /// How many classes there are.
    pub const MANY: usize = 6;
    /// Every class with its name, in the customary order A, O, M, I, R, Q.
    pub const NAMES: [(&str, KanoClass); KanoClass::MANY] = [
        ("attractive", KanoClass::Attractive),
        ("one-dimensional", KanoClass::OneDimensional),
        ("must-be", KanoClass::MustBe),
        ("indifferent", KanoClass::Indifferent),
        ("reverse", KanoClass::Reverse),
        ("questionable", KanoClass::Questionable),
    ];

    /// The class of a pair of answers (Kano et al. 1984; Berger et al. 1993). Its first argument is the functional answer ("if it had
    /// this"), its second the dysfunctional one.
    ///
    /// ```
    /// use expectly_core::kano::{KanoAnswer::{Dislike, Like, Neutral}, KanoClass};
    /// assert_eq!(KanoClass::of(Like, Dislike), KanoClass::OneDimensional);
    /// assert_eq!(KanoClass::of(Neutral, Dislike), KanoClass::MustBe);
    /// ```
    pub const fn of(functional: KanoAnswer, dysfunctional: KanoAnswer) -> KanoClass {
        use KanoAnswer::{Dislike, Like};
        match (functional, dysfunctional) {
            (Like, Like) | (Dislike, Dislike) => KanoClass::Questionable,
            (Like, Dislike) => KanoClass::OneDimensional,
            (Like, _) => KanoClass::Attractive,
            (_, Like) | (Dislike, _) => KanoClass::Reverse,
            (_, Dislike) => KanoClass::MustBe,
            _ => KanoClass::Indifferent,
        }
    }
}

/// How many people put a feature into each class.
///
/// ```
/// use expectly_core::{kano::{Kano, KanoAnswer::{Dislike, Like, MustBe, Neutral}}, reading::Confidence};
///
/// let mut feature = Kano::default();
/// for (with, without) in [(Like, Dislike), (Like, Neutral), (MustBe, Dislike), (Neutral, Neutral)] {
///     feature.record(with, without)?;
/// }
/// assert_eq!(feature.counts(), [1, 1, 1, 1, 0, 0]);
/// assert_eq!(feature.better(Confidence::DEFAULT).point(), Some(0.5));
/// assert_eq!(feature.worse(Confidence::DEFAULT).point(), Some(-0.5));
/// # Ok::<(), expectly_core::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Kano {
    counts: [u64; KanoClass::MANY],
}

impl Kano {
    /// Classes already counted elsewhere, in the order A, O, M, I, R, Q. Errors: [`Error::Overflow`].
    pub fn from_counts(counts: [u64; KanoClass::MANY]) -> Result<Kano, Error> {
        check_total(counts)?;
        Ok(Kano { counts })
    }

    /// Counts one person's two answers. Errors: [`Error::Overflow`].
    pub fn record(&mut self, functional: KanoAnswer, dysfunctional: KanoAnswer) -> Result<(), Error> {
        check_total([self.n(), 1])?;
        let class = KanoClass::of(functional, dysfunctional);
        for ((_, known), count) in KanoClass::NAMES.iter().zip(&mut self.counts) {
            *count += u64::from(*known == class);
        }
        Ok(())
    }

    /// How many people answered.
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// A count a class, in the order A, O, M, I, R, Q.
    pub fn counts(&self) -> [u64; KanoClass::MANY] {
        self.counts
    }

    /// How far the feature satisfies where it is: (A + O) / (A + O + M + I), 0 to 1, Wilson's interval (Berger et al. 1993). Reverse and
    /// questionable answers do not count, not even in n.
    pub fn better(&self, confidence: Confidence) -> Reading<Share> {
        let [attractive, one_dimensional, must_be, indifferent, ..] = self.counts;
        let liked = attractive + one_dimensional;
        wilson::share(liked, liked + must_be + indifferent, confidence)
    }

    /// How far its absence dissatisfies: −(O + M) / (A + O + M + I), −1 to 0 by convention; the more negative, the worse to go without.
    /// Wilson's interval of the share, with the same sign.
    pub fn worse(&self, confidence: Confidence) -> Reading<ShareDifference> {
        let [attractive, one_dimensional, must_be, indifferent, ..] = self.counts;
        let missed = one_dimensional + must_be;
        wilson::share(missed, missed + attractive + indifferent, confidence).map(|share| 0.0 - share)
    }

    /// The class that most people chose, if the answers show it: none unless the score interval (Tango 1998) of the difference to the
    /// second most frequent, among all who answered, lies above 0. As the two were picked for being the most frequent, the interval says
    /// somewhat too readily that they differ.
    pub fn most_frequent(&self, confidence: Confidence) -> Option<KanoClass> {
        let (mut first, mut second, mut class) = (0, 0, KanoClass::Questionable);
        for ((_, candidate), count) in KanoClass::NAMES.iter().zip(self.counts) {
            if count > first {
                (first, second, class) = (count, first, *candidate);
            } else {
                second = second.max(count);
            }
        }
        let n = self.n();
        let shown = n > 0 && score::interval(first, second, n, normal::upper_quantile(confidence.tail())).0 > 0.0;
        shown.then_some(class)
    }
}
