//! Owns rows for what the study asks and nobody has answered yet, so that a report says "no answers yet" instead of nothing, and options
//! that nobody chose. Adds no answers: every count is 0.

use std::collections::BTreeMap;

use expectly_core::report::{ChoiceCounts, Counts, GapForm, Key, PairCounts, RatingCounts};
use expectly_core::scale::ScaleId;
use expectly_core::study::{Choice, Facet, Form, Kind, Moment, Population, Question, Sides, Stage, Study, Survey};
use expectly_core::wire::{Source, Timing};

use crate::asked;
use crate::counts::margin;
use crate::names::{self, name_of};

/// Adds a row for each gap, rating and choice that the study asks for and that has none, and options to those choices that lack them.
pub fn add(counts: &mut Counts, study: &Study) {
    for survey in &study.surveys {
        let gap = match survey.kind {
            Kind::Expectation => Some((GapForm::Sacrifice, Timing::Before)),
            Kind::Promise => Some((GapForm::XGap, Timing::Concurrent)),
            _ => None,
        };
        for (moment, question) in asked::questions(survey) {
            let place = Place { study, survey, moment };
            match (&question.form, gap) {
                // Both sides are one gap, whichever of the two questions this is.
                (Form::Rating(rated), Some((form, timing))) if is_side(question, survey, moment) => {
                    place.add_pair(counts, ("", rated.scale), form, timing);
                }
                (Form::Rating(rated), _) => place.add_rating(counts, question.id.as_str(), rated.scale),
                (Form::Battery(battery), _) => {
                    for item in question.answers() {
                        let which = (item.as_str(), battery.rated.scale);
                        match (battery.sides, moment) {
                            (Sides::Both, _) => place.add_pair(counts, which, GapForm::Servqual, Timing::Concurrent),
                            (Sides::Expectation, _) => {}
                            (Sides::Experience, Moment::After) if question.role.is_some() => {
                                place.add_pair(counts, which, GapForm::Servqual, Timing::Before);
                            }
                            (Sides::Experience, _) => place.add_rating(counts, which.0, which.1),
                        }
                    }
                }
                (Form::Choice(choice), _) => place.add_choice(counts, question.id.as_str(), choice),
                (Form::Text { .. }, _) => {}
            }
        }
    }
}

fn is_side(question: &Question, survey: &Survey, moment: Moment) -> bool {
    question.role.is_some_and(|role| survey.roles(moment).contains(&role))
}

/// Where something is asked.
struct Place<'a> {
    study: &'a Study,
    survey: &'a Survey,
    moment: Moment,
}

impl Place<'_> {
    fn add_pair(&self, counts: &mut Counts, (question, scale): (&str, ScaleId), form: GapForm, timing: Timing) {
        if counts.pairs.iter().any(|row| self.is_of(&row.key) && row.question == question) {
            return;
        }
        let last = self.survey.moments().last().unwrap_or(Moment::Once);
        let key = Place { moment: last, ..*self }.key(scale.id());
        counts.pairs.push(PairCounts {
            margin: margin(self.study, &key),
            key,
            question: question.into(),
            gap: form.id().into(),
            timing: timing.id().into(),
            source: widget(),
            joint: vec![vec![0; scale.levels()]; scale.levels()],
        });
    }

    fn add_rating(&self, counts: &mut Counts, question: &str, scale: ScaleId) {
        if !counts.ratings.iter().any(|row| self.is_of(&row.key) && row.question == question) {
            let (key, question, counted) = (self.key(scale.id()), question.into(), vec![0; scale.levels()]);
            let row = RatingCounts { key, question, expected: false, source: widget(), counts: counted, skipped: 0, dont_know: 0 };
            counts.ratings.push(row);
        }
    }

    fn add_choice(&self, counts: &mut Counts, question: &str, choice: &Choice) {
        let is_here = |row: &ChoiceCounts| self.is_of(&row.key) && row.question == question;
        if !counts.choices.iter().any(is_here) {
            let (key, question, options) = (self.key(""), question.into(), BTreeMap::new());
            let randomized = choice.randomized;
            counts.choices.push(ChoiceCounts { key, question, source: widget(), options, n: 0, skipped: 0, dont_know: 0, randomized });
        }
        // What was offered in other words is not known any more.
        let key = self.key("");
        for row in counts.choices.iter_mut().filter(|row| is_here(row) && row.key.wording == key.wording) {
            for option in asked::options(choice) {
                row.options.entry(option.into()).or_default();
            }
        }
    }

    fn is_of(&self, key: &Key) -> bool {
        key.survey == self.survey.id.as_str()
    }

    /// The key that answers would have if somebody gave them now.
    fn key(&self, scale: &str) -> Key {
        let touchpoint = self.study.touchpoint_of(self.survey);
        Key {
            survey: self.survey.id.as_str().into(),
            touchpoint: touchpoint.map(|touchpoint| touchpoint.id.as_str().into()),
            stage: touchpoint.map(|touchpoint| name_of(Stage::NAMES, touchpoint.stage).into()),
            facet: touchpoint.map(|touchpoint| name_of(Facet::NAMES, touchpoint.facet).into()),
            promise: self.study.promise_of(self.survey).map(|promise| names::promise(&promise.id, &promise.version)),
            scale: scale.into(),
            wording: self.study.wording(self.survey, self.moment).as_str().into(),
            population: name_of(Population::NAMES, self.survey.population).into(),
            ..Key::default()
        }
    }
}

fn widget() -> String {
    name_of(Source::NAMES, Source::Widget).into()
}
