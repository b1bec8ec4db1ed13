//! Owns one question: what it is for, what it says, and in which form it is answered. Whether it is asked is its condition's business.

use alloc::vec::Vec;

use super::{Condition, Id, Localized, Role};
use crate::json::Json;
use crate::scale::ScaleId;
use crate::shape::named;

/// Something asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name in results.
    pub id: Id,
    /// What it is for, if the survey's kind or the question's type brings it.
    pub role: Option<Role>,
    /// The author's words. Without them the widget has words for its role.
    pub text: Option<Localized>,
    /// What stands below the words.
    pub hint: Option<Localized>,
    /// When it is asked; always if there is none.
    pub conditions: Vec<Condition>,
    /// How it is answered.
    pub form: Form,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// By a value of a scale.
    Rating(Rated),
    /// By one or more of some options.
    Choice(Choice),
    /// In one's own words: a line if `short`.
    Text {
        /// A line instead of an area.
        short: bool,
    },
    /// By a value of a scale for each of several items.
    Battery(Battery),
}

named! {
    /// How the values of a scale are drawn.
    #[derive(Default)]
    pub enum Appearance {
        /// Numbers.
        #[default]
        Numbers = "numbers",
        /// A name for each step.
        Labels = "labels",
        /// Stars, as many as the value; each has the name of its step.
        Stars = "stars",
        /// Faces; each has the name of its step.
        Faces = "faces",
    }
}

/// A scale as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The scale.
    pub scale: ScaleId,
    /// How its values are drawn.
    pub appearance: Appearance,
    /// Whether one may say that one does not know.
    pub dont_know: bool,
    /// What the lowest value is called, if not in the widget's own words.
    pub low: Option<Localized>,
    /// What the highest value is called, if not in the widget's own words.
    pub high: Option<Localized>,
}

/// Options, and how many of them may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The options.
    pub options: Options,
    /// Whether more than one may be chosen.
    pub several: bool,
    /// Whether something else may be written.
    pub other: bool,
    /// Whether the options are shown in a random order.
    pub shuffle: bool,
    /// The privacy parameter ε of randomized response, if the visitor's device is to blur the answer.
    pub randomized: Option<f64>,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Options {
    /// What the author offers.
    Own(Vec<Item>),
    /// Kano's five answers.
    Kano,
    /// Yes, no, not sure.
    Told,
    /// Yes, with an address, or no.
    Contact,
}

impl Options {
    /// What each option is called in results, in order.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            Options::Own(items) => items.iter().map(|item| item.id.as_str()).collect(),
            Options::Kano => crate::kano::KanoAnswer::NAMES.iter().map(|(name, _)| *name).collect(),
            Options::Told => alloc::vec!["yes", "no", "not-sure"],
            Options::Contact => alloc::vec!["yes", "no"],
        }
    }
}

/// An option, or an item of a battery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name in results.
    pub id: Id,
    /// What it says.
    pub text: Localized,
}

/// Several items on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Battery {
    /// The scale.
    pub rated: Rated,
    /// The items.
    pub items: Vec<Item>,
    /// Which sides are asked.
    pub sides: Sides,
    /// Whether the items are shown in a random order.
    pub shuffle: bool,
}

named! {
    /// Which sides of its items a battery asks for.
    #[derive(Default)]
    pub enum Sides {
        /// How it was.
        #[default]
        Experience = "experience",
        /// What is expected.
        Expectation = "expectation",
        /// What was expected and how it was, side by side.
        Both = "both",
    }
}

/// The option for what the author did not think of.
pub const OTHER: &str = "other";

impl Question {
    /// What its answers are called in results: one, or one an item of a battery.
    pub fn answers(&self) -> Vec<Id> {
        match &self.form {
            Form::Battery(battery) => battery.items.iter().map(|item| self.row(&item.id)).collect(),
            _ => alloc::vec![self.id.clone()],
        }
    }

    /// What the answer to an item of a battery is called.
    pub fn row(&self, item: &Id) -> Id {
        self.id.part(item.as_str())
    }

    /// The scale of its answers, if they are ratings.
    pub fn scale(&self) -> Option<ScaleId> {
        match &self.form {
            Form::Rating(rated) | Form::Battery(Battery { rated, .. }) => Some(rated.scale),
            Form::Choice(_) | Form::Text { .. } => None,
        }
    }

    /// The questions that one entry of a study asks: a zone of tolerance is three, a Kano pair two.
    pub(super) fn build(json: &Json, conditions: &[Condition]) -> Vec<Question> {
        let id = json.id("id");
        let question = |id: Id, role, text: &str, form| Question {
            id,
            role,
            text: json.localized(text),
            hint: json.localized("hint"),
            conditions: conditions.iter().cloned().chain(json.get("if").map(Condition::build)).collect(),
            form,
        };
        let one = |role, form| alloc::vec![question(id.clone(), role, "text", form)];
        let options = |options| Form::Choice(Choice::of(options));
        match json.text("type").unwrap_or_default() {
            "rating" => one(None, Form::Rating(Rated::build(json, ScaleId::Csat5))),
            "choice" => one(None, Form::Choice(Choice::build(json))),
            "battery" => one(None, Form::Battery(Battery::build(json, ScaleId::Agree7))),
            "tolerance" => [Role::Minimum, Role::Desired, Role::Perceived]
                .into_iter()
                .map(|role| question(id.part(role.id()), Some(role), "text", Form::Rating(Rated::build(json, ScaleId::Tolerance9))))
                .collect(),
            "kano" => ["with", "without"].into_iter().map(|side| question(id.part(side), None, side, options(Options::Kano))).collect(),
            "told" => one(Some(Role::Told), options(Options::Told)),
            "contact" => one(Some(Role::Contact), options(Options::Contact)),
            _ => one(None, Form::Text { short: json.truth("short") }),
        }
    }
}

impl Rated {
    pub(super) fn build(json: &Json, usual: ScaleId) -> Rated {
        Rated {
            scale: json.text("scale").and_then(ScaleId::named).unwrap_or(usual),
            appearance: json.text("as").and_then(Appearance::named).unwrap_or_default(),
            dont_know: json.truth("dontKnow"),
            low: json.localized("low"),
            high: json.localized("high"),
        }
    }
}

impl Choice {
    fn of(options: Options) -> Choice {
        Choice { options, several: false, other: false, shuffle: false, randomized: None }
    }

    fn build(json: &Json) -> Choice {
        Choice {
            options: Options::Own(items(json, "options")),
            several: json.truth("several"),
            other: json.truth("other"),
            shuffle: json.truth("shuffle"),
            randomized: json.number("randomized"),
        }
    }
}

impl Battery {
    pub(super) fn build(json: &Json, usual: ScaleId) -> Battery {
        Battery {
            rated: Rated::build(json, usual),
            items: items(json, "items"),
            sides: json.text("sides").and_then(Sides::named).unwrap_or_default(),
            shuffle: json.truth("shuffle"),
        }
    }
}

fn items(json: &Json, key: &str) -> Vec<Item> {
    json.items(key).iter().map(|item| Item { id: item.id("id"), text: item.localized("text").unwrap_or_default() }).collect()
}
