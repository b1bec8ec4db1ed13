//! Owns what a conversation amounts to: its result, and what becomes of the pair. The same answers make the same result at any time.

use std::rc::Rc;

use expectly_core::answer::Rating;
use expectly_core::study::{Id, Moment, Role};
use expectly_core::wire::{Pair, PromiseRef, Source, SurveyResult, Timing, Uuid};

use super::context::Context;
use super::conversation::Conversation;
use crate::pair::{OpenPair, PairChange};

impl Conversation {
    /// What happens to the survey's open pair when the result is put by.
    pub fn pair_change(&self, now: u64) -> PairChange {
        let context = self.context();
        let rows: Vec<(Id, Rating)> = self.rows().filter_map(|row| Some((row.item.clone(), row.expected?))).collect();
        match (context.moment, self.expected()) {
            (Moment::Before, expected) if expected.is_some() || !rows.is_empty() => {
                PairChange::Open(OpenPair { id: context.id.clone(), scale: context.survey.scale, expected, rows, since: now })
            }
            (Moment::After, ..) => PairChange::Close,
            _ => PairChange::None,
        }
    }

    /// What is told of a pair that this opens, under that id, should nobody have said how it was by `until`.
    pub fn unpaired(&self, pair: &OpenPair, id: Uuid, until: u64) -> Option<SurveyResult> {
        let context = self.context();
        let asked = context.survey.ask(Moment::After)?.questions.clone();
        let pair = Some(pair.clone());
        let after = Context { id, moment: Moment::After, asked, pair, prefill: Vec::new(), ..context.clone() };
        Some(Conversation::unseen(Rc::new(after), until).result())
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
            sample: survey.ask(context.moment).and_then(|ask| ask.sample),
            age_ms: None,
            clock_suspect: false,
            token: study.endpoint.token.clone(),
            signed: None,
            page: Some(context.path.clone()),
            attributes: context.attributes.clone(),
        }
    }

    fn pair(&self) -> Option<Pair> {
        let context = self.context();
        let (expected, experienced) = (self.expected(), self.rating(Role::Experience));
        let compared = self.answered().iter().any(|answer| answer.expected.is_some());
        if expected.is_none() && !compared {
            return None;
        }
        let pair = |id: Option<&Uuid>, timing, elapsed_ms| Pair {
            id: id.filter(|_| context.joinable).cloned(),
            timing,
            expected,
            experienced,
            elapsed_ms,
        };
        Some(match (context.moment, &context.pair) {
            (Moment::After, Some(open)) => {
                let elapsed = self.rated_at().saturating_sub(open.since).min(SurveyResult::MOST_MS);
                pair(Some(&open.id), Timing::Before, Some(elapsed))
            }
            (Moment::After, None) => pair(None, Timing::Recalled, None),
            (Moment::Before, _) => pair(Some(&context.id), Timing::Before, None),
            (Moment::Once, _) => pair(None, Timing::Concurrent, None),
        })
    }
}
