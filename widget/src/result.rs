//! Owns what a conversation amounts to: its result, and what becomes of the pair. The same answers make the same result at any time.

use expectly_core::study::Moment;
use expectly_core::wire::{Pair, PromiseRef, Source, SurveyResult, Timing};

use crate::conversation::Conversation;
use crate::outbox::PairChange;
use crate::pair::OpenPair;

impl Conversation {
    /// What happens to the survey's open pair when the result is put by.
    pub fn pair_change(&self, now: u64) -> PairChange {
        let context = self.context();
        match (context.moment, self.rating(0)) {
            (Moment::Before, Some(expected)) => PairChange::Open(OpenPair { id: context.id.clone(), expected, since: now }),
            (Moment::After, ..) => PairChange::Close,
            _ => PairChange::None,
        }
    }

    /// The result so far.
    pub fn result(&self) -> SurveyResult {
        let context = self.context();
        let (study, survey) = (&context.study, &context.survey);
        SurveyResult {
            id: context.id.clone(),
            study: study.id.clone(),
            study_version: study.version,
            survey: survey.id.clone(),
            moment: context.moment,
            wording: study.wording(survey, context.moment),
            touchpoint: study.touchpoint_of(survey).map(|known| (known.id.clone(), known.stage, known.facet)),
            population: survey.population,
            source: Source::Widget,
            locale: context.asked_in().into(),
            answers: self.answered(),
            pair: self.pair(),
            promise: study.promise_of(survey).map(|promise| PromiseRef { id: promise.id.clone(), version: promise.version.clone() }),
            gap: self.gap(),
            complete: self.complete(),
            sample: survey.ask(context.moment).and_then(|ask| ask.when.sample),
            age_ms: None,
            page: Some(context.path.clone()),
        }
    }

    fn pair(&self) -> Option<Pair> {
        let context = self.context();
        let pair = |id: &_, expected| Pair {
            id: context.joinable.then(|| Clone::clone(id)),
            timing: Timing::Before,
            expected,
            experienced: None,
            elapsed_ms: None,
        };
        match (context.moment, &context.pair) {
            (Moment::After, Some(open)) => Some(Pair {
                experienced: self.rating(0),
                elapsed_ms: Some(self.rated_at().saturating_sub(open.since).min(SurveyResult::MOST_MS)),
                ..pair(&open.id, open.expected)
            }),
            (Moment::Before, _) => self.rating(0).map(|expected| pair(&context.id, expected)),
            _ => None,
        }
    }
}
