//! Owns counting results one by one, as a store's `GROUP BY` would count them all: for reports from an export, without a store.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;

use super::counts::{Counts, PairCounts, RatingCounts};
use crate::answer::{Rating, State, level};
use crate::error::Error;
use crate::key::Key;
use crate::scale::ScaleId;
use crate::study::{Facet, Id, Population, Stage};
use crate::wire::{Answered, Source, SurveyResult, Timing};

/// Counts of the results of one study. The same result twice, as in two exports that overlap, is counted once. What a gap may be is said
/// in the study alone, so the pairs have no margin.
#[derive(Default)]
pub struct Results {
    study: Option<Id>,
    seen: BTreeMap<String, u64>,
    ratings: Places,
    pairs: Places,
    counts: Counts,
}

/// Where among the counts a row of that key stands: by the question and its channel, or by gap, timing and channel. One type for both,
/// and for what was seen the type of the channels' counts, because every kind of map is code of its own.
type Places = BTreeMap<(Key, String, &'static str, &'static str), usize>;

impl Results {
    /// Counts one more result. Errors: [`Error::Incompatible`] at `study` for one of another study.
    pub fn add(&mut self, result: &SurveyResult) -> Result<(), Error> {
        if *self.study.get_or_insert_with(|| result.study.clone()) != result.study {
            return Err(Error::Incompatible { path: "study".into() });
        }
        if self.seen.insert(result.id.as_str().into(), 1).is_none() {
            result.answers.iter().for_each(|answer| self.add_answer(result, answer));
            self.add_pair(result);
        }
        Ok(())
    }

    /// All counts so far.
    pub fn counts(self) -> Counts {
        let Counts { ratings, pairs } = &self.counts;
        Counts {
            ratings: self.ratings.values().filter_map(|place| ratings.get(*place).cloned()).collect(),
            pairs: self.pairs.values().filter_map(|place| pairs.get(*place).cloned()).collect(),
        }
    }

    fn add_answer(&mut self, result: &SurveyResult, answer: &Answered) {
        let Some((_, scale)) = answer.scale.filter(|_| answer.state() != State::NotShown) else { return };
        let (key, question, source) = (key(result, scale), String::from(answer.question.as_str()), name(Source::NAMES, result.source));
        let rows = &mut self.counts.ratings;
        let at = *self.ratings.entry((key, question, "", source)).or_insert_with_key(|(key, question, _, source)| {
            rows.push(RatingCounts {
                key: key.clone(),
                question: question.clone(),
                source: (*source).into(),
                counts: vec![0; scale.levels()],
                skipped: 0,
                dont_know: 0,
            });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(at) else { return };
        match (answer.rating(), answer.state()) {
            (Some(rating), _) => row.counts.iter_mut().skip(place(rating)).take(1).for_each(|cell| *cell += 1),
            (None, State::Skipped) => row.skipped += 1,
            (None, _) => row.dont_know += 1,
        }
    }

    fn add_pair(&mut self, result: &SurveyResult) {
        let (Some((first, second)), Some(gap)) = (result.sides(), result.gap) else { return };
        // Both sides of a promise are asked at once.
        let timing = result.pair.as_ref().map_or(Timing::Concurrent, |pair| pair.timing);
        let names = (key(result, gap.scale()), String::from(gap.kind().id()), timing.id(), name(Source::NAMES, result.source));
        let rows = &mut self.counts.pairs;
        let at = *self.pairs.entry(names).or_insert_with_key(|(key, gap, timing, source)| {
            let levels = first.scale().levels();
            let joint = vec![vec![0; levels]; levels];
            let (gap, timing, source) = (gap.clone(), (*timing).into(), (*source).into());
            rows.push(PairCounts { key: key.clone(), gap, timing, source, joint, margin: None });
            rows.len() - 1
        });
        let Some(row) = rows.get_mut(at) else { return };
        let line = row.joint.iter_mut().skip(place(first)).take(1);
        line.for_each(|line| line.iter_mut().skip(place(second)).take(1).for_each(|cell| *cell += 1));
    }
}

fn key(result: &SurveyResult, scale: ScaleId) -> Key {
    let touchpoint = result.touchpoint.as_ref();
    Key {
        survey: result.survey.as_str().into(),
        touchpoint: touchpoint.map(|(id, ..)| id.as_str().into()),
        stage: touchpoint.map(|(_, stage, _)| name(Stage::NAMES, *stage).into()),
        facet: touchpoint.map(|(.., facet)| name(Facet::NAMES, *facet).into()),
        promise: result.promise.as_ref().map(|promise| format!("{}@{}", promise.id.as_str(), promise.version)),
        scale: scale.id().into(),
        wording: result.wording.as_str().into(),
        population: name(Population::NAMES, result.population).into(),
        ..Key::default()
    }
}

/// The rating's position on its scale.
fn place(rating: Rating) -> usize {
    level(rating.scale(), rating.value())
}

fn name<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}
