//! Owns which ratings each kind of survey asks for at which moment; their words are the author's or the widget's.

use super::{Kind, Survey};
use crate::scale::ScaleId;

/// One time that a survey is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// The only one.
    Once,
    /// Before the experience.
    Before,
    /// After it.
    After,
}

impl Moment {
    /// Every moment with its name in results.
    pub const NAMES: &[(&str, Moment)] = &[("once", Moment::Once), ("before", Moment::Before), ("after", Moment::After)];

    /// The name in results.
    pub const fn id(self) -> &'static str {
        match self {
            Moment::Once => "once",
            Moment::Before => "before",
            Moment::After => "after",
        }
    }
}

/// What a rating measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Net promoter score.
    Nps,
    /// Customer satisfaction.
    Csat,
    /// Customer effort score; its three forms have three scales.
    Ces,
    /// How good something is, for promises and the zone of tolerance.
    Quality,
    /// Better or worse than expected, asked directly.
    Disconfirmation,
    /// Better or worse than a previous provider.
    Comparison,
    /// How important something is.
    Importance,
}

impl Measure {
    /// Every measure with its name in results.
    pub const NAMES: &[(&str, Measure)] = &[
        ("nps", Measure::Nps),
        ("csat", Measure::Csat),
        ("ces", Measure::Ces),
        ("quality", Measure::Quality),
        ("disconfirmation", Measure::Disconfirmation),
        ("comparison", Measure::Comparison),
        ("importance", Measure::Importance),
    ];

    /// The name in results.
    pub const fn id(self) -> &'static str {
        match self {
            Measure::Nps => "nps",
            Measure::Csat => "csat",
            Measure::Ces => "ces",
            Measure::Quality => "quality",
            Measure::Disconfirmation => "disconfirmation",
            Measure::Comparison => "comparison",
            Measure::Importance => "importance",
        }
    }

    /// The measure that a scale serves.
    pub const fn on(scale: ScaleId) -> Measure {
        match scale {
            ScaleId::Likelihood11 => Measure::Nps,
            ScaleId::Csat5 | ScaleId::Csat7 => Measure::Csat,
            ScaleId::Ease7 | ScaleId::Agree7 | ScaleId::Effort5 => Measure::Ces,
            ScaleId::Quality7 | ScaleId::Tolerance9 => Measure::Quality,
            ScaleId::Disconfirmation7 => Measure::Disconfirmation,
            ScaleId::Comparison7 => Measure::Comparison,
            ScaleId::Importance7 => Measure::Importance,
        }
    }
}

/// A question that is answered by a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// NPS.
    Recommend,
    /// CSAT.
    Satisfaction,
    /// CES.
    Ease,
    /// First side of an expectation survey.
    Expectation,
    /// Second side of an expectation survey.
    Experience,
    /// First side of a promise survey: what the claim leads one to expect.
    Promised,
    /// Second side of a promise survey: what one got.
    Actual,
}

impl Question {
    /// Every question with its name in results.
    pub const NAMES: &[(&str, Question)] = &[
        ("recommend", Question::Recommend),
        ("satisfaction", Question::Satisfaction),
        ("ease", Question::Ease),
        ("expectation", Question::Expectation),
        ("experience", Question::Experience),
        ("promised", Question::Promised),
        ("actual", Question::Actual),
    ];

    /// The name in results.
    pub const fn id(self) -> &'static str {
        match self {
            Question::Recommend => "recommend",
            Question::Satisfaction => "satisfaction",
            Question::Ease => "ease",
            Question::Expectation => "expectation",
            Question::Experience => "experience",
            Question::Promised => "promised",
            Question::Actual => "actual",
        }
    }
}

impl Survey {
    /// The ratings asked for at a moment, in order; none if the survey has no such moment.
    pub fn questions(&self, moment: Moment) -> &'static [Question] {
        match (&self.kind, moment) {
            (Kind::Nps(_), Moment::Once) => &[Question::Recommend],
            (Kind::Csat(_), Moment::Once) => &[Question::Satisfaction],
            (Kind::Ces(_), Moment::Once) => &[Question::Ease],
            (Kind::Expectation { .. }, Moment::Before) => &[Question::Expectation],
            (Kind::Expectation { .. }, Moment::After) => &[Question::Experience],
            (Kind::Promise { .. }, Moment::Once) => &[Question::Promised, Question::Actual],
            _ => &[],
        }
    }
}
