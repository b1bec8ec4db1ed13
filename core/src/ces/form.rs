//! Owns what the three forms of the customer effort score have in common; which answers are good ones stands with each form.

use core::ops::RangeInclusive;

use crate::error::Error;
use crate::histogram::{Histogram, same_scale};
use crate::population::Population;
use crate::reading::{Confidence, Method, Pomp, Reading, ScalePoints, Share, ShareDifference};
use crate::scale::ScaleId;
use crate::stats::{mean, net, pomp, wilson};

/// One form of the customer effort score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The name, such as `ease`.
    pub id: &'static str,
    /// What its answers are given on, and with it which end is good.
    pub scale: ScaleId,
    /// The answers of people for whom it was easy.
    pub easy: RangeInclusive<i8>,
    /// The two best answers.
    pub best: RangeInclusive<i8>,
    /// The two worst answers.
    pub worst: RangeInclusive<i8>,
    /// The estimands' names: mean, easy, two best, net, percent of the maximum.
    pub measures: [&'static str; 5],
}

/// Answers in a form of the customer effort score. [`Ease`](super::Ease), [`Agreement`](super::Agreement) and
/// [`Effort`](super::Effort) are made of it with the form in their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ces {
    form: &'static Form,
    histogram: Histogram,
    need: u64,
}

impl Ces {
    /// Answers given in that form, as documents say it. Errors: [`Error::Incompatible`] when they are on another scale.
    pub fn of<P: Population>(form: &'static Form, histogram: &Histogram) -> Result<Ces, Error> {
        same_scale(form.scale, histogram.scale())?;
        Ok(Ces::trusted::<P>(form, histogram))
    }

    pub(super) fn trusted<P: Population>(form: &'static Form, histogram: &Histogram) -> Ces {
        Ces { form, histogram: *histogram, need: P::SMALLEST_CELL }
    }

    /// Which form, and so which end is good.
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// How many answers there are.
    pub fn n(&self) -> u64 {
        self.histogram.n()
    }

    /// Mean value, in points of the scale, with a t interval.
    pub fn mean(&self, confidence: Confidence) -> Reading<ScalePoints> {
        mean::reading(&self.histogram.moments(), confidence, Method::StudentT).suppressed_below(self.need)
    }

    /// Share of people for whom it was easy, 0 to 1, with Wilson's interval.
    pub fn easy(&self, confidence: Confidence) -> Reading<Share> {
        wilson::share(self.within(&self.form.easy), self.n(), confidence).suppressed_below(self.need)
    }

    /// Share of people who gave one of the two best answers, 0 to 1, with Wilson's interval.
    pub fn top2(&self, confidence: Confidence) -> Reading<Share> {
        wilson::share(self.within(&self.form.best), self.n(), confidence).suppressed_below(self.need)
    }

    /// Share of the two best answers less share of the two worst, −1 to 1, above 0 is good, with the score interval.
    pub fn net(&self, confidence: Confidence) -> Reading<ShareDifference> {
        let (plus, minus) = (self.within(&self.form.best), self.within(&self.form.worst));
        net::reading(plus, minus, self.n(), confidence).suppressed_below(self.need)
    }

    /// The mean as percent of the maximum possible, 100 (mean − lowest) / (highest − lowest), 0 to 100. The form's polarity holds for it
    /// as for the mean: percent of the greatest effort for the effort form.
    pub fn pomp(&self, confidence: Confidence) -> Reading<Pomp> {
        pomp::of_mean(self.form.scale, self.mean(confidence))
    }

    fn within(&self, values: &RangeInclusive<i8>) -> u64 {
        self.histogram.between(*values.start(), *values.end())
    }
}
