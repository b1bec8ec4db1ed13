//! Owns rows for what the study asks and nobody has answered yet, so that a report says "no answers yet" instead of nothing. Adds no
//! answers: every count is 0.

use expectly_core::gap::personal::GapKind;
use expectly_core::report::{Counts, Key, PairCounts, RatingCounts};
use expectly_core::study::{Facet, Kind, Moment, Population, Stage, Study, Survey};
use expectly_core::wire::{Source, Timing};

use crate::counts::margin;
use crate::names::{self, name_of};

/// Adds a row for each survey that has no pair, or no rating, of its kind.
pub fn add(counts: &mut Counts, study: &Study) {
    for survey in &study.surveys {
        let (id, levels) = (survey.id.as_str(), survey.scale.levels());
        let gap = match survey.kind {
            Kind::Expectation => Some((GapKind::Sacrifice, Timing::Before)),
            Kind::Promise => Some((GapKind::XGap, Timing::Concurrent)),
            _ => None,
        };
        let (key, source) = (key(study, survey), name_of(Source::NAMES, Source::Widget).into());
        match gap {
            Some((kind, timing)) if !counts.pairs.iter().any(|row| row.key.survey == id) => {
                let (gap, timing, margin) = (kind.id().into(), timing.id().into(), margin(study, &key));
                counts.pairs.push(PairCounts { key, gap, timing, source, joint: vec![vec![0; levels]; levels], margin });
            }
            None if !counts.ratings.iter().any(|row| row.key.survey == id) => {
                let questions = survey.roles(Moment::Once).iter();
                counts.ratings.extend(questions.map(|role| RatingCounts {
                    key: key.clone(),
                    question: role.id().into(),
                    source: String::clone(&source),
                    counts: vec![0; levels],
                    skipped: 0,
                    dont_know: 0,
                }));
            }
            _ => {}
        }
    }
}

/// The key that answers to a survey would have if somebody gave them now.
fn key(study: &Study, survey: &Survey) -> Key {
    let touchpoint = study.touchpoint_of(survey);
    let last = survey.moments().last().unwrap_or(Moment::Once);
    Key {
        survey: survey.id.as_str().into(),
        touchpoint: touchpoint.map(|touchpoint| touchpoint.id.as_str().into()),
        stage: touchpoint.map(|touchpoint| name_of(Stage::NAMES, touchpoint.stage).into()),
        facet: touchpoint.map(|touchpoint| name_of(Facet::NAMES, touchpoint.facet).into()),
        promise: study.promise_of(survey).map(|promise| names::promise(&promise.id, &promise.version)),
        scale: survey.scale.id().into(),
        wording: study.wording(survey, last).as_str().into(),
        population: name_of(Population::NAMES, survey.population).into(),
        ..Key::default()
    }
}
