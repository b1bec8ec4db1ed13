//! Owns counting results one by one, as a store's `GROUP BY` would count them all: for reports from an export, without a store.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;

use super::counts::{ChoiceCounts, Counts, PairCounts, RatingCounts};
use crate::answer::{Rating, State, level};
use crate::error::Error;
use crate::key::Key;
use crate::study::{Facet, Id, Population, Stage};
use crate::wire::{Answered, Compared, Given, Source, SurveyResult};

/// Counts of the results of one study. The same result twice, as in two exports that overlap, is counted once. What a gap may be is said
/// in the study alone, so the pairs have no margin. So are options that nobody chose; randomized answers cannot be told back without them.
#[derive(Default)]
pub struct Results {
    study: Option<Id>,
    seen: BTreeMap<String, u64>,
    ratings: Places,
    pairs: Places,
    choices: Places,
    /// Questions without a scale that got no answer: whether they offer options is seen in other results.
    passed: (Places, Vec<ChoiceCounts>),
    counts: Counts,
}

/// What tells a row from others: its key, its question, and more by name, the channel last. One type for all rows, and for what was seen
/// the type of the channels' counts, because every kind of map is code of its own.
type Place = (Key, String, String, &'static str);

/// Where among the counts a row stands.
type Places = BTreeMap<Place, usize>;

impl Results {
    /// Counts one more result. Errors: [`Error::Incompatible`] at `study` for one of another study.
    pub fn add(&mut self, result: &SurveyResult) -> Result<(), Error> {
        if *self.study.get_or_insert_with(|| result.study.clone()) != result.study {
            return Err(Error::Incompatible { path: "study".into() });
        }
        if self.seen.insert(result.id.as_str().into(), 1).is_none() {
            result.answers.iter().for_each(|answer| self.add_answer(result, answer));
            result.compared().for_each(|compared| self.add_pair(result, &compared));
        }
        Ok(())
    }

    /// All counts so far.
    pub fn counts(mut self) -> Counts {
        for passed in self.passed.1 {
            let rows = &mut self.counts.choices;
            let among = rows.iter().find(|row| row.key == passed.key && row.question == passed.question);
            let Some(randomized) = among.map(|row| row.randomized) else { continue };
            let source = Source::NAMES.iter().find(|(name, _)| *name == passed.source).map_or("", |(name, _)| *name);
            let names = (passed.key, passed.question, String::new(), source);
            if let Some(row) = choice_row(rows, &mut self.choices, names, randomized) {
                row.skipped += passed.skipped;
                row.dont_know += passed.dont_know;
            }
        }
        let Counts { ratings, pairs, choices } = &self.counts;
        Counts {
            ratings: self.ratings.values().filter_map(|place| ratings.get(*place).cloned()).collect(),
            pairs: self.pairs.values().filter_map(|place| pairs.get(*place).cloned()).collect(),
            choices: self.choices.values().filter_map(|place| choices.get(*place).cloned()).collect(),
        }
    }

    fn add_answer(&mut self, result: &SurveyResult, answer: &Answered) {
        if let Some(expected) = result.expected_now(answer)
            && let Some(cell) = self.rating_row(result, answer, true).and_then(|row| row.counts.get_mut(place(expected)))
        {
            *cell += 1;
        }
        match (&answer.given, answer.scale) {
            (Given::Nothing(State::NotShown), _) | (Given::Text(_), _) => {}
            (Given::Choices { chosen, .. }, _) => {
                let names = (key(result, ""), answer.question.as_str().into(), String::new(), source(result));
                if let Some(row) = choice_row(&mut self.counts.choices, &mut self.choices, names, answer.randomized) {
                    row.n += 1;
                    chosen.iter().for_each(|option| *row.options.entry(option.as_str().into()).or_default() += 1);
                }
            }
            (Given::Rating(rating), _) => {
                if let Some(cell) = self.rating_row(result, answer, false).and_then(|row| row.counts.get_mut(place(*rating))) {
                    *cell += 1;
                }
            }
            (Given::Nothing(state), Some(_)) => {
                if let Some(row) = self.rating_row(result, answer, false) {
                    *if *state == State::Skipped { &mut row.skipped } else { &mut row.dont_know } += 1;
                }
            }
            (Given::Nothing(state), None) => {
                let names = (key(result, ""), answer.question.as_str().into(), String::new(), source(result));
                let (places, rows) = &mut self.passed;
                if let Some(row) = choice_row(rows, places, names, None) {
                    *if *state == State::Skipped { &mut row.skipped } else { &mut row.dont_know } += 1;
                }
            }
        }
    }

    fn rating_row(&mut self, result: &SurveyResult, answer: &Answered, expected: bool) -> Option<&mut RatingCounts> {
        let (_, scale) = answer.scale?;
        let side = if expected { "expected" } else { "" };
        let names = (key(result, scale.id()), answer.question.as_str().into(), side.into(), source(result));
        let rows = &mut self.counts.ratings;
        let at = *self.ratings.entry(names).or_insert_with_key(|(key, question, _, source)| {
            let (key, question, source) = (key.clone(), question.clone(), (*source).into());
            rows.push(RatingCounts { key, question, expected, source, counts: vec![0; scale.levels()], skipped: 0, dont_know: 0 });
            rows.len() - 1
        });
        rows.get_mut(at)
    }

    fn add_pair(&mut self, result: &SurveyResult, compared: &Compared<'_>) {
        let scale = compared.first.scale();
        let which = format!("{} {}", compared.gap.id(), result.timing().id());
        let names = (key(result, scale.id()), compared.question.into(), which, source(result));
        let rows = &mut self.counts.pairs;
        let at = *self.pairs.entry(names).or_insert_with_key(|(key, question, _, source)| {
            let joint = vec![vec![0; scale.levels()]; scale.levels()];
            let (gap, timing, source) = (compared.gap.id().into(), result.timing().id().into(), (*source).into());
            rows.push(PairCounts { key: key.clone(), question: question.clone(), gap, timing, source, joint, margin: None });
            rows.len() - 1
        });
        let line = rows.get_mut(at).and_then(|row| row.joint.get_mut(place(compared.first)));
        if let Some(cell) = line.and_then(|line| line.get_mut(place(compared.second))) {
            *cell += 1;
        }
    }
}

fn choice_row<'a>(
    rows: &'a mut Vec<ChoiceCounts>,
    places: &mut Places,
    mut names: Place,
    randomized: Option<f64>,
) -> Option<&'a mut ChoiceCounts> {
    names.2 = randomized.map_or(String::new(), |epsilon| format!("{:016x}", epsilon.to_bits()));
    let at = *places.entry(names).or_insert_with_key(|(key, question, _, source)| {
        let (key, question, source) = (key.clone(), question.clone(), (*source).into());
        rows.push(ChoiceCounts { key, question, source, options: BTreeMap::new(), n: 0, skipped: 0, dont_know: 0, randomized });
        rows.len() - 1
    });
    rows.get_mut(at)
}

fn key(result: &SurveyResult, scale: &str) -> Key {
    let touchpoint = result.touchpoint.as_ref();
    Key {
        survey: result.survey.as_str().into(),
        touchpoint: touchpoint.map(|(id, ..)| id.as_str().into()),
        stage: touchpoint.map(|(_, stage, _)| name(Stage::NAMES, *stage).into()),
        facet: touchpoint.map(|(.., facet)| name(Facet::NAMES, *facet).into()),
        promise: result.promise.as_ref().map(|promise| format!("{}@{}", promise.id.as_str(), promise.version)),
        scale: scale.into(),
        wording: result.wording.as_str().into(),
        population: name(Population::NAMES, result.population).into(),
        ..Key::default()
    }
}

/// The rating's position on its scale.
fn place(rating: Rating) -> usize {
    level(rating.scale(), rating.value())
}

fn source(result: &SurveyResult) -> &'static str {
    name(Source::NAMES, result.source)
}

fn name<T: PartialEq>(names: &[(&'static str, T)], thing: T) -> &'static str {
    names.iter().find(|(_, known)| *known == thing).map_or("", |(name, _)| name)
}
