//! Owns what stands in the panel's form: names and values as the browser lists them, and what they amount to for a question. What is not
//! sent yet can be changed; nothing is kept here.

use expectly_core::answer::{Rating, State};
use expectly_core::json::whole;
use expectly_core::scale::ScaleId;
use expectly_core::study::{Battery, Choice, Form, Id, Options, Question, Sides};
use expectly_core::wire::Given;

/// The name of the one rating, of the options, and of the value that stands for not knowing.
pub const VALUE: &str = "value";
/// The name of what is written.
pub const TEXT: &str = "text";
/// The value that stands for not knowing.
pub const DONT_KNOW: &str = "dont-know";
/// What the names of a battery's expectations begin with.
pub const EXPECTED: &str = "e-";
/// What the names of a battery's experiences begin with.
pub const EXPERIENCED: &str = "v-";

/// The most code points that a text of a result may have.
pub const MOST_TEXT: usize = 5000;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(pub Vec<(String, String)>);

/// What became of an item of a battery.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The item.
    pub item: Id,
    /// How it was.
    pub given: Given,
    /// What was expected.
    pub expected: Option<Rating>,
}

/// What was given to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Gift {
    /// One thing.
    One(Given),
    /// Something for each item of a battery.
    Rows(Vec<Row>),
}

impl Draft {
    /// Cuts what is longer than a result may carry, between two code points.
    pub fn cut(mut self) -> Draft {
        for (_, value) in &mut self.0 {
            if let Some((end, _)) = value.char_indices().nth(MOST_TEXT) {
                value.truncate(end);
            }
        }
        self
    }

    /// Whether that value is chosen under that name.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(known, chosen)| known == name && chosen == value)
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What it amounts to for a question; none while there is nothing to send.
    pub fn gift(&self, question: &Question) -> Option<Gift> {
        match &question.form {
            Form::Rating(rated) => self.mark(VALUE, rated.scale).map(Gift::One),
            Form::Text { .. } => self.words().map(Given::Text).map(Gift::One),
            Form::Choice(choice) => self.choices(choice).map(Gift::One),
            Form::Battery(battery) => self.rows(battery).map(Gift::Rows),
        }
    }

    /// The value of a scale that is chosen under a name.
    pub fn value(&self, name: &str, scale: ScaleId) -> Option<i8> {
        let chosen = self.get(name)?;
        scale.values().find(|value| whole((*value).into()) == chosen)
    }

    fn mark(&self, name: &str, scale: ScaleId) -> Option<Given> {
        match self.get(name)? {
            DONT_KNOW => Some(Given::Nothing(State::DontKnow)),
            _ => Rating::parse(scale, self.value(name, scale)?.into()).ok().map(Given::Rating),
        }
    }

    fn words(&self) -> Option<String> {
        self.get(TEXT).filter(|words| !words.chars().all(char::is_whitespace)).map(String::from)
    }

    fn choices(&self, choice: &Choice) -> Option<Given> {
        let chosen: Vec<Id> = self.0.iter().filter(|(name, _)| name == VALUE).filter_map(|(_, id)| Id::parse(id)).collect();
        // Words beside the options count where they were asked for.
        let asks_words = if choice.options == Options::Contact { "yes" } else { expectly_core::study::OTHER };
        let text = self.words().filter(|_| chosen.iter().any(|id| id.as_str() == asks_words));
        (!chosen.is_empty()).then_some(Given::Choices { chosen, text })
    }

    fn rows(&self, battery: &Battery) -> Option<Vec<Row>> {
        let mut any = false;
        let scale = battery.rated.scale;
        let mut mark = |side: &str, item: &Id| {
            let given = self.mark(&[side, item.as_str()].concat(), scale);
            any |= given.is_some();
            given
        };
        let rows = battery.items.iter().map(|item| {
            let expected = match mark(EXPECTED, &item.id) {
                Some(Given::Rating(rating)) => Some(rating),
                _ => None,
            };
            // Where only expectations are asked for, how it was has not been asked yet.
            let unmarked = if battery.sides == Sides::Expectation { State::NotShown } else { State::Skipped };
            Row { item: item.id.clone(), given: mark(EXPERIENCED, &item.id).unwrap_or(Given::Nothing(unmarked)), expected }
        });
        let rows = rows.collect();
        any.then_some(rows)
    }
}
