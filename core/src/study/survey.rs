//! Owns what is asked at a touchpoint and of which kind, as it is built of a study; the tables of its keys live in `surveys`.

use alloc::string::String;
use alloc::vec::Vec;

use super::question::{Battery, Choice, Form, Question, Rated, Sides};
use super::{Condition, Id, Localized, Moment, Promise, Role, Touchpoint};
use crate::json::Json;
use crate::read::{Node, Read};
use crate::scale::ScaleId;
use crate::shape::named;

named! {
    /// Who is asked. Answers of different populations are never pooled.
    #[derive(Default)]
    pub enum Population {
        /// People who have bought or used.
        #[default]
        Customer = "customer",
        /// People who have not, yet.
        Prospect = "prospect",
        /// People who work there.
        Internal = "internal",
    }
}

named! {
    /// What is measured.
    pub enum Kind {
        /// "How likely is it that you would recommend …?"
        Nps = "nps",
        /// "How satisfied are you …?"
        Csat = "csat",
        /// "How easy was it to {action}?"
        Ces = "ces",
        /// What is expected before, and how it was after.
        Expectation = "expectation",
        /// What a promise leads people to expect, and what they got.
        Promise = "promise",
        /// Whatever the author asks.
        Questions = "questions",
    }
}

named! {
    /// How a survey comes to the visitor.
    #[derive(Default)]
    pub enum Display {
        /// As a panel in a corner; the page stays usable.
        #[default]
        Corner = "corner",
        /// As a dialog over the page, which waits.
        Modal = "modal",
        /// In the page, where it has `<expectly-survey>`.
        Inline = "inline",
        /// Behind a tab at the page's edge.
        Tab = "tab",
        /// Behind an element of the page.
        Button = "button",
    }
}

/// What is asked at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Which moment.
    pub moment: Moment,
    /// The share of visitors who are asked, above 0 up to 1, if not all are.
    pub sample: Option<f64>,
    /// The most complete answers, if there is a limit.
    pub limit: Option<u32>,
    /// What is said before the first question.
    pub intro: Option<Localized>,
    /// The promise that is shown before the first question.
    pub promise: Option<Id>,
    /// What is asked, in order, as far as its conditions hold.
    pub questions: Vec<Question>,
    /// What is asked instead of those who were not asked `before`: first what they remember to have expected.
    pub recalled: Option<Vec<Question>>,
}

/// One survey of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// Its name in results.
    pub id: Id,
    /// What it measures.
    pub kind: Kind,
    /// What it is about.
    pub touchpoint: Option<Id>,
    /// The promise that it is about.
    pub promise: Option<Id>,
    /// What the ratings of its kind are given on.
    pub scale: ScaleId,
    /// Who is asked.
    pub population: Population,
    /// How it comes to the visitor.
    pub display: Display,
    /// What is said at the end.
    pub thanks: Option<Localized>,
    /// Days that an expectation waits for its experience.
    pub expires_days: f64,
    /// Its moments, in order.
    pub asks: Vec<Ask>,
}

/// The name of the battery that an expectation survey with items asks.
const BATTERY: &str = "item";
/// A quarter: what was expected longer ago is not what is experienced now.
const USUAL_EXPIRY_DAYS: f64 = 90.0;

impl Survey {
    /// The moments at which it is shown, in order.
    pub fn moments(&self) -> impl Iterator<Item = Moment> {
        self.asks.iter().map(|ask| ask.moment)
    }

    /// What is asked at a moment, if the survey has it.
    pub fn ask(&self, moment: Moment) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.moment == moment)
    }

    /// The ratings of its kind that are asked for at a moment, in order.
    pub fn roles(&self, moment: Moment) -> &'static [Role] {
        match (self.kind, moment) {
            (Kind::Nps, Moment::Once) => &[Role::Recommend],
            (Kind::Csat, Moment::Once) => &[Role::Satisfaction],
            (Kind::Ces, Moment::Once) => &[Role::Ease],
            (Kind::Expectation, Moment::Before) => &[Role::Expectation],
            (Kind::Expectation, Moment::After) => &[Role::Experience],
            (Kind::Promise, Moment::Once) => &[Role::Promised, Role::Actual],
            _ => &[],
        }
    }

    pub(super) fn build<'a>(node: Node<'a>, touchpoints: &[Touchpoint], promises: &[Promise]) -> Read<'a, Survey> {
        let json = node.json();
        let object = node.open()?;
        let kind = json.text("kind").and_then(Kind::named).unwrap_or(Kind::Questions);
        let known = |key: &'static str, known: bool| if known { Ok(()) } else { Err(object.required(key)?.unknown_reference()) };
        let touchpoint = json.get("touchpoint").map(|_| json.id("touchpoint"));
        if let Some(id) = &touchpoint {
            known("touchpoint", touchpoints.iter().any(|known| known.id == *id))?;
        }
        let promise = json.get("promise").map(|_| json.id("promise"));
        if let Some(id) = &promise {
            known("promise", promises.iter().any(|known| known.id == *id))?;
        }
        let mut survey = Survey {
            id: json.id("id"),
            kind,
            touchpoint,
            promise,
            scale: kind.usual_scale(),
            population: json.text("population").and_then(Population::named).unwrap_or_default(),
            display: json.text("display").and_then(Display::named).unwrap_or_default(),
            thanks: json.localized("thanks"),
            expires_days: json.number("expiresDays").unwrap_or(USUAL_EXPIRY_DAYS),
            asks: Vec::new(),
        };
        if let Some(scale) = json.text("scale").and_then(ScaleId::named) {
            if !kind.takes(scale) {
                return Err(object.required("scale")?.inconsistent());
            }
            survey.scale = scale;
        }
        let acts = touchpoints.iter().any(|known| survey.touchpoint.as_ref() == Some(&known.id) && known.action.is_some());
        for moment in kind.moments() {
            let at = if *moment == Moment::Once { node } else { object.required(moment.id())? };
            let ask = survey.read_ask(*moment, json, at, acts, promises)?;
            survey.asks.push(ask);
        }
        Ok(survey)
    }

    fn read_ask<'a>(&self, moment: Moment, whole: &Json, node: Node<'a>, acts: bool, promises: &[Promise]) -> Read<'a, Ask> {
        let (object, json) = (node.open()?, node.json());
        if json.get("text").is_none() && !whole_has_items(whole) && self.needs_text(acts) {
            return Err(object.missing("text"));
        }
        let staged = (moment == Moment::Before && json.get("promise").is_some()).then(|| json.id("promise"));
        if staged.as_ref().is_some_and(|id| promises.iter().all(|known| known.id != *id)) {
            return Err(object.required("promise")?.unknown_reference());
        }
        let main = |role, text| self.main(whole, role, text);
        let mut questions: Vec<Question> = self.roles(moment).iter().map(|role| main(*role, json.localized("text"))).collect();
        // What the promise leads one to expect and what one got are two questions; the author's words are the first one's.
        questions.iter_mut().skip(1).for_each(|question| question.text = None);
        let mut recalled = json.truth("recalled").then(|| {
            if whole_has_items(whole) {
                let mut both = questions.clone();
                both.iter_mut().for_each(|question| sides(question, Sides::Both));
                return both;
            }
            [alloc::vec![main(Role::Expectation, json.localized("recalledText"))], questions.clone()].concat()
        });
        let mut own = Vec::new();
        for (index, rule) in json.items("then").iter().enumerate() {
            let condition: Vec<Condition> = rule.get("if").map(Condition::build).into_iter().collect();
            if let Some(ask) = rule.get("ask") {
                own.push((Node::list_item(&object, "then", index), Question::build(ask, &condition)));
            }
        }
        for (index, ask) in json.items("ask").iter().enumerate() {
            own.push((Node::list_item(&object, "ask", index), Question::build(ask, &[])));
        }
        for (at, built) in own {
            for question in built {
                check(&question, &questions, at)?;
                if let Some(recalled) = &mut recalled {
                    recalled.push(question.clone());
                }
                questions.push(question);
            }
        }
        Ok(Ask {
            moment,
            sample: json.get("when").and_then(|when| when.number("sample")),
            limit: json.get("when").and_then(|when| when.number("limit")).map(|limit| limit as u32),
            intro: json.localized("intro"),
            promise: staged,
            questions,
            recalled,
        })
    }

    fn main(&self, whole: &Json, role: Role, text: Option<Localized>) -> Question {
        let id = if whole_has_items(whole) { BATTERY } else { role.id() };
        let form = if whole_has_items(whole) {
            Form::Battery(Battery::build(whole, self.scale))
        } else {
            Form::Rating(Rated::build(whole, self.scale))
        };
        let mut question = Question { id: Id::checked(id), role: Some(role), text, hint: None, conditions: Vec::new(), form };
        sides(&mut question, if role == Role::Expectation { Sides::Expectation } else { Sides::Experience });
        question
    }

    /// Whether the author must give words, because the widget's own ask about an action that the touchpoint does not name, or because
    /// it has none for this scale.
    fn needs_text(&self, acts: bool) -> bool {
        match self.kind {
            Kind::Ces => !acts,
            Kind::Expectation => match self.scale {
                ScaleId::Ease7 => !acts,
                ScaleId::Csat5 | ScaleId::Csat7 | ScaleId::Quality7 => false,
                _ => true,
            },
            _ => false,
        }
    }
}

impl Kind {
    /// The moments of its surveys, in order.
    pub const fn moments(self) -> &'static [Moment] {
        match self {
            Kind::Expectation => &[Moment::Before, Moment::After],
            _ => &[Moment::Once],
        }
    }

    const fn usual_scale(self) -> ScaleId {
        match self {
            Kind::Nps => ScaleId::Likelihood11,
            Kind::Csat | Kind::Questions => ScaleId::Csat5,
            Kind::Ces | Kind::Expectation => ScaleId::Ease7,
            Kind::Promise => Promise::SCALE,
        }
    }

    /// Whether a scale fits. Two sides are compared only where high is good.
    fn takes(self, scale: ScaleId) -> bool {
        match self {
            Kind::Csat => matches!(scale, ScaleId::Csat5 | ScaleId::Csat7),
            Kind::Ces => matches!(scale, ScaleId::Ease7 | ScaleId::Agree7 | ScaleId::Effort5),
            Kind::Expectation => {
                matches!(
                    scale,
                    ScaleId::Ease7 | ScaleId::Agree7 | ScaleId::Csat5 | ScaleId::Csat7 | ScaleId::Quality7 | ScaleId::Tolerance9
                )
            }
            _ => scale == self.usual_scale(),
        }
    }
}

fn whole_has_items(whole: &Json) -> bool {
    whole.get("kind") == Some(&Json::Text(String::from(Kind::Expectation.id()))) && whole.get("items").is_some()
}

fn sides(question: &mut Question, sides: Sides) {
    if let Form::Battery(battery) = &mut question.form {
        battery.sides = sides;
    }
}

/// Refuses a question whose name is taken, or whose condition asks for an answer that comes later or never.
fn check<'a>(question: &Question, earlier: &[Question], at: Option<Node<'a>>) -> Read<'a, ()> {
    let Some(at) = at else { return Ok(()) };
    let entry = at.open()?;
    let entry = match entry.optional("ask") {
        Some(ask) => ask.open()?,
        None => entry,
    };
    let taken: Vec<Id> = earlier.iter().flat_map(Question::answers).collect();
    let reserved = Role::SIDES.iter().any(|role| role.id() == question.id.as_str());
    if reserved || question.answers().iter().any(|name| taken.contains(name)) {
        return Err(entry.required("id")?.duplicate_id());
    }
    // The device blurs one of the options that all visitors are offered; words and second choices would leave it as they are.
    if let Form::Choice(Choice { several, other, randomized: Some(_), .. }) = &question.form
        && (*several || *other)
    {
        return Err(entry.required("randomized")?.inconsistent());
    }
    let unknown = |condition: &Condition| condition.questions().iter().any(|name| taken.iter().all(|known| known.as_str() != *name));
    if question.conditions.iter().any(unknown) {
        return Err(at.open()?.optional("if").or(entry.optional("if")).unwrap_or(at).unknown_reference());
    }
    Ok(())
}
