//! Owns what answers must share to be counted as one: which cells of the counts a result belongs to, and how a cell is written down.
//! All engines add up the same cells, so that none of them needs to understand an answer.

use expectly_core::answer::State;
use expectly_core::study::{Facet, Population, Stage};
use expectly_core::wire::{Answered, Given, Source, SurveyResult};
use serde::{Deserialize, Serialize};

use crate::names::{self, name_of};

/// Where an answer is counted. Texts are empty where there is nothing to name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub survey: String,
    pub moment: String,
    pub touchpoint: String,
    pub question: String,
    /// [`Said`] as JSON, or [`COMPLETE`], [`SIGNED`] or [`UNSIGNED`].
    pub said: String,
}

/// Stands for what was said in the cell that counts complete results.
pub const COMPLETE: &str = "complete";
/// Stand for what was said in the cells that count a study's results by whether they are signed, where that was asked.
pub const SIGNED: &str = "signed";
pub const UNSIGNED: &str = "unsigned";

/// What was said, and all else that answers must share to be pooled. The order of fields is that of the text: to change it makes other cells.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub wording: String,
    pub population: String,
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<String>,
    /// id@version
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    pub what: What,
}

impl Cell {
    /// What was said; nothing in the cells that count results.
    pub fn said(&self) -> serde_json::Result<Option<Said>> {
        if [COMPLETE, SIGNED, UNSIGNED].contains(&self.said.as_str()) { Ok(None) } else { serde_json::from_str(&self.said).map(Some) }
    }
}

/// One thing that can be counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// What became of a question about a scale.
    Rating { scale: String, state: String, value: Option<i8> },
    /// What was expected of an item of a battery, in the result in which it was said.
    Expectation { scale: String, value: i8 },
    /// Both sides of one thing by one person: of the survey as a whole where the cell names no question.
    Pair { scale: String, gap: String, timing: String, first: i8, second: i8 },
    /// An option that somebody chose; ε where the visitor's device blurred it.
    Option { option: String, randomized: Option<f64> },
    /// Somebody who chose, or passed over something that is not rated.
    Chooser { chose: bool, state: String, randomized: Option<f64> },
}

/// The most cells that the answers of one result may make, since each is a line in every segment. A hundred items of batteries, asked for
/// both sides at once, make 300; nobody ticks as many options.
pub const MOST_CELLS: usize = 320;

/// How many cells the answers of a result make at most, told without making them.
pub fn most_cells(result: &SurveyResult) -> usize {
    let of_answer = |answer: &Answered| {
        let chosen = if let Given::Choices { chosen, .. } = &answer.given { chosen.len() } else { 0 };
        // What was expected is counted by itself and as a side of a pair.
        1 + chosen + 2 * usize::from(answer.expected.is_some())
    };
    result.answers.iter().map(of_answer).sum()
}

/// The cells that a result is counted in, each once.
pub fn cells(result: &SurveyResult) -> Vec<Cell> {
    let place = Place::of(result);
    let mut cells: Vec<Cell> = result.answers.iter().flat_map(|answer| of_answer(&place, result, answer)).collect();
    cells.extend(result.compared().map(|compared| {
        let pair = What::Pair {
            scale: compared.first.scale().id().into(),
            gap: compared.gap.id().into(),
            timing: result.timing().id().into(),
            first: compared.first.value(),
            second: compared.second.value(),
        };
        place.cell(compared.question, pair)
    }));
    cells.extend(result.signed.map(|signed| of_all("", "", if signed { SIGNED } else { UNSIGNED })));
    cells.extend(result.complete.then(|| complete(result.survey.as_str(), result.moment.id())));
    cells
}

/// The cell that counts the complete results of a moment of a survey.
pub fn complete(survey: &str, moment: &str) -> Cell {
    of_all(survey, moment, COMPLETE)
}

/// A cell that counts results, whatever they say.
fn of_all(survey: &str, moment: &str, said: &str) -> Cell {
    let none = String::new;
    Cell { survey: survey.into(), moment: moment.into(), touchpoint: none(), question: none(), said: said.into() }
}

fn of_answer(place: &Place<'_>, result: &SurveyResult, answer: &Answered) -> Vec<Cell> {
    let (question, state, randomized) = (answer.question.as_str(), name_of(State::NAMES, answer.state()), answer.randomized);
    let scale = answer.scale.map(|(_, scale)| scale.id());
    let mut cells = Vec::new();
    let mut add = |what| cells.push(place.cell(question, what));
    if let Given::Choices { chosen, .. } = &answer.given {
        chosen.iter().for_each(|option| add(What::Option { option: option.as_str().into(), randomized }));
    }
    let chose = matches!(&answer.given, Given::Choices { chosen, .. } if !chosen.is_empty());
    match scale {
        _ if answer.state() == State::NotShown => {}
        Some(scale) => {
            add(What::Rating { scale: scale.into(), state: state.into(), value: answer.rating().map(|rating| rating.value()) });
        }
        // Words are in the results only: they are read, not counted.
        None if !chose && answer.state() == State::Answered => {}
        None => add(What::Chooser { chose, state: state.into(), randomized: randomized.filter(|_| chose) }),
    }
    if let (Some(scale), Some(expected)) = (scale, result.expected_now(answer)) {
        add(What::Expectation { scale: scale.into(), value: expected.value() });
    }
    cells
}

/// What all cells of a result share.
struct Place<'a> {
    result: &'a SurveyResult,
    promise: Option<String>,
}

impl<'a> Place<'a> {
    fn of(result: &'a SurveyResult) -> Place<'a> {
        let promise = result.promise.as_ref().map(|promise| names::promise(&promise.id, &promise.version));
        Place { result, promise }
    }

    fn cell(&self, question: &str, what: What) -> Cell {
        let result = self.result;
        let touchpoint = result.touchpoint.as_ref();
        let said = Said {
            wording: result.wording.as_str().into(),
            population: name_of(Population::NAMES, result.population).into(),
            source: name_of(Source::NAMES, result.source).into(),
            stage: touchpoint.map(|(_, stage, _)| name_of(Stage::NAMES, *stage).into()),
            facet: touchpoint.map(|(.., facet)| name_of(Facet::NAMES, *facet).into()),
            promise: self.promise.clone(),
            what,
        };
        Cell {
            survey: result.survey.as_str().into(),
            moment: result.moment.id().into(),
            touchpoint: touchpoint.map(|(id, ..)| id.as_str().into()).unwrap_or_default(),
            question: question.into(),
            // Texts and finite numbers can always be written.
            said: serde_json::to_string(&said).unwrap_or_default(),
        }
    }
}
