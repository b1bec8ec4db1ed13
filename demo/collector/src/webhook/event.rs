//! Owns what receivers can be told of: which events there are, and which of them a result is. What is a detractor or a gap is core's to say.

use expectly_core::answer::Answer;
use expectly_core::gap::personal::GapKind;
use expectly_core::nps::Nps;
use expectly_core::scale::Likelihood11;
use expectly_core::study::{Measure, Population};
use expectly_core::tally::Tally;
use expectly_core::wire::SurveyResult;

/// Something that may be told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// Any result was stored.
    ResultStored,
    /// Somebody would not recommend.
    Detractor,
    /// The experience fell short of what was expected.
    FellShort,
    /// Less came than was promised.
    OverPromised,
}

impl Event {
    /// Their names, as configurations and calls have them.
    pub const NAMES: [(&'static str, Event); 4] = [
        ("result.stored", Event::ResultStored),
        ("detractor", Event::Detractor),
        ("gap.fell-short", Event::FellShort),
        ("gap.over-promised", Event::OverPromised),
    ];

    /// Whether a result is one. What employees said is none: there are so few of them that each call would name one.
    pub fn is(self, result: &SurveyResult) -> bool {
        let gap = |kind: GapKind| result.gap.is_some_and(|gap| gap.kind() == kind && gap.value() > 0);
        result.population != Population::Internal
            && match self {
                Event::ResultStored => true,
                Event::Detractor => is_detractor(result),
                Event::FellShort => gap(GapKind::Sacrifice),
                Event::OverPromised => gap(GapKind::XGap),
            }
    }
}

fn is_detractor(result: &SurveyResult) -> bool {
    result.answers.iter().filter(|answer| answer.scale.is_some_and(|(measure, _)| measure == Measure::Nps)).any(|answer| {
        let mut one = Tally::<Likelihood11>::new();
        let value = answer.rating().map(|rating| Answer::parse(rating.value().into()));
        matches!(value, Some(Ok(value)) if one.record(value).is_ok()) && Nps::of(&one).detractors() > 0
    })
}
