//! Owns which lines a report has for people: one a number, in the order of gaps, scores and choices, called as the dashboard calls them.
//! Computes nothing, and lays nothing out.

use expectly_core::key::Key;
use expectly_core::report::{ChoiceReport, GapReport, Reading, Report, ScoreReport};
use expectly_core::study::{Localized, Population, Role, Study};

use crate::names::name_of;

/// A number, or why there is none.
pub struct Row<'a> {
    /// What it is about; empty where that is what the line before is about.
    pub about: String,
    pub reading: &'a Reading,
    /// The option that a share is of.
    pub option: Option<&'a str>,
}

/// The language of what core says.
const LANGUAGE: &str = "en";
/// A gap's first side, where nothing else is said of it.
const USUAL: &str = "before";

pub fn of<'a>(report: &'a Report, study: &Study) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    report.gaps.iter().for_each(|gap| rows.extend(block(about_gap(gap, study), of_gap(gap))));
    report
        .scores
        .iter()
        .for_each(|score| rows.extend(block(about_score(score, study), score.readings.iter().map(|reading| (reading, None)))));
    report.choices.iter().for_each(|choice| rows.extend(block(about_choice(choice, study), of_choice(choice))));
    rows
}

/// Lines about one thing, which the first of them names.
fn block<'a>(about: String, readings: impl Iterator<Item = (&'a Reading, Option<&'a str>)>) -> impl Iterator<Item = Row<'a>> {
    let mut about = Some(about);
    readings.map(move |(reading, option)| Row { about: about.take().unwrap_or_default(), reading, option })
}

/// Both sides stand beside a gap, whatever it is.
fn of_gap(gap: &GapReport) -> impl Iterator<Item = (&Reading, Option<&str>)> {
    let readings = &gap.readings;
    [&readings.first, &readings.second, &readings.difference, &readings.net_met].into_iter().map(|reading| (reading, None))
}

fn of_choice(choice: &ChoiceReport) -> impl Iterator<Item = (&Reading, Option<&str>)> {
    choice.options.iter().map(|option| (&option.share, Some(option.option.as_str())))
}

fn about_gap(gap: &GapReport, study: &Study) -> String {
    let timing = (gap.gap != "xgap" && gap.timing != USUAL).then(|| format!("expectation {}", gap.timing));
    said(&gap.key, &gap.question, study, timing)
}

fn about_score(score: &ScoreReport, study: &Study) -> String {
    said(&score.key, &score.question, study, None)
}

fn about_choice(choice: &ChoiceReport, study: &Study) -> String {
    said(&choice.key, &choice.question, study, choice.randomized.map(|epsilon| format!("ε = {epsilon:.2}")))
}

/// What the study calls it, its id, and what sets it apart from others of that name.
fn said(key: &Key, question: &str, study: &Study, more: Option<String>) -> String {
    let survey = study.survey(&key.survey);
    let promise = survey.and_then(|survey| study.promise_of(survey)).map(|promise| format!("“{}”", text(&promise.text)));
    let touchpoint = survey.and_then(|survey| study.touchpoint_of(survey)).and_then(|touchpoint| touchpoint.name.as_ref()).map(text);
    let mut said = match promise.or(touchpoint.map(String::from)) {
        Some(title) => format!("{title} ({})", key.survey),
        None => key.survey.clone(),
    };
    // What a survey of its kind asks anyway is called like the survey.
    let is_own = !question.is_empty() && matches!(Role::named(question), None | Some(Role::Told | Role::Contact));
    let own = is_own.then(|| question.to_owned());
    let population = (key.population != name_of(Population::NAMES, Population::Customer)).then(|| key.population.clone());
    let is_current = survey.is_none_or(|survey| survey.moments().any(|moment| study.wording(survey, moment).as_str() == key.wording));
    let wording = (!is_current).then(|| format!("earlier wording {}", key.wording.get(..6).unwrap_or_default()));
    for part in [own, population, more, wording].into_iter().flatten() {
        said = said + ", " + &part;
    }
    said
}

/// A text in the language of everything else, or in the first that there is.
fn text(text: &Localized) -> &str {
    let entries = text.entries();
    let found = entries.iter().find(|(language, _)| language == LANGUAGE).or(entries.first());
    found.map_or("", |(_, text)| text)
}
