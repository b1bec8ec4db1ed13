//! Owns what a conversation's answers amount to so far: as a result carries them, as a gap, as words for later questions. Changes nothing.

use expectly_core::answer::{Rating, State};
use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::json::whole;
use expectly_core::study::{Choice, Facts, Form, Measure, OTHER, Question, Role, Sides};
use expectly_core::wire::{Answered, Given};

use super::Conversation;
use crate::panel::draft::{Gift, Row};

impl Conversation {
    /// Every question and what became of it, as a result carries it.
    pub fn answered(&self) -> Vec<Answered> {
        self.answered_until(self.entries.len())
    }

    /// This visitor's gap, once both sides are given.
    pub fn gap(&self) -> Option<PersonalGap> {
        let (kind, first, second) = match self.rating(Role::Experience) {
            Some(experienced) => (GapKind::Sacrifice, self.expected()?, experienced),
            None => (GapKind::XGap, self.rating(Role::Promised)?, self.rating(Role::Actual)?),
        };
        PersonalGap::of(kind, first, second).ok()
    }

    /// What was expected: now, or before.
    pub fn expected(&self) -> Option<Rating> {
        self.rating(Role::Expectation).or(self.context.pair.as_ref().and_then(|pair| pair.expected))
    }

    /// The rating given to the question of that role.
    pub fn rating(&self, role: Role) -> Option<Rating> {
        let index = self.context.questions().iter().position(|question| question.role == Some(role))?;
        match self.entries.get(index)?.gift {
            Some(Gift::One(Given::Rating(rating))) => Some(rating),
            _ => None,
        }
    }

    /// What was answered, by question, as words: what is piped into later questions.
    pub fn said(&self) -> Vec<(String, String)> {
        let words = |question: &Question, given: &Given| match given {
            Given::Rating(rating) => whole(rating.value().into()),
            Given::Text(text) => text.clone(),
            Given::Choices { chosen, text } => {
                let named =
                    chosen.iter().map(|id| text.as_deref().filter(|_| id.as_str() == OTHER).unwrap_or(self.context.option(question, id)));
                named.collect::<Vec<_>>().join(", ")
            }
            Given::Nothing(_) => String::new(),
        };
        let asked = self.context.questions().iter().zip(&self.entries);
        asked
            .filter_map(|(question, entry)| match &entry.gift {
                Some(Gift::One(given)) => Some((question.id.as_str().to_owned(), words(question, given))),
                _ => None,
            })
            .collect()
    }

    /// What was given to the question at that place.
    pub fn gift(&self, index: usize) -> Option<&Gift> {
        self.entries.get(index)?.gift.as_ref()
    }

    /// What was expected of the items of a battery.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.entries.iter().flat_map(|entry| match &entry.gift {
            Some(Gift::Rows(rows)) => rows.as_slice(),
            _ => &[],
        })
    }

    fn answered_until(&self, end: usize) -> Vec<Answered> {
        let mut list = Vec::new();
        for (question, entry) in self.context.questions().iter().zip(&self.entries).take(end) {
            if !holds(question, &self.facts(&list)) {
                continue;
            }
            let passed = Given::Nothing(if entry.shown { State::Skipped } else { State::NotShown });
            let took_ms = entry.gift.as_ref().map(|_| entry.took);
            let entry_of = |question: &Question, id, given, expected| Answered {
                question: id,
                scale: question.scale().map(|scale| (Measure::on(scale), scale)),
                randomized: match (&question.form, &given) {
                    (Form::Choice(Choice { randomized, .. }), Given::Choices { .. }) => *randomized,
                    _ => None,
                },
                given,
                expected,
                took_ms,
            };
            match (&entry.gift, &question.form) {
                (Some(Gift::One(given)), _) => list.push(entry_of(question, question.id.clone(), given.clone(), None)),
                (Some(Gift::Rows(rows)), _) => {
                    for row in rows {
                        let expected = row.expected.or_else(|| self.context.expected_of(&row.item));
                        list.push(entry_of(question, question.row(&row.item), row.given.clone(), expected));
                    }
                }
                (None, Form::Battery(battery)) => {
                    let given = if battery.sides == Sides::Expectation { Given::Nothing(State::NotShown) } else { passed };
                    for item in &battery.items {
                        let expected = self.context.expected_of(&item.id);
                        list.push(entry_of(question, question.row(&item.id), given.clone(), expected));
                    }
                }
                (None, _) => list.push(entry_of(question, question.id.clone(), passed, None)),
            }
        }
        list
    }

    fn facts<'a>(&'a self, answers: &'a [Answered]) -> Facts<'a> {
        let told = self.context.questions().iter().zip(&self.entries).find(|(question, _)| question.role == Some(Role::Told));
        let told = told.and_then(|(_, entry)| match &entry.gift {
            Some(Gift::One(Given::Choices { chosen, .. })) => chosen.first(),
            _ => None,
        });
        Facts { answers, told: told.map(|id| id.as_str()), gap: self.gap(), attributes: &self.context.attributes }
    }

    /// Whether the question at that place is asked, by all that was given before it.
    pub(super) fn is_asked(&self, index: usize) -> bool {
        let before = self.answered_until(index);
        self.context.questions().get(index).is_some_and(|question| holds(question, &self.facts(&before)))
    }
}

fn holds(question: &Question, facts: &Facts<'_>) -> bool {
    question.conditions.iter().all(|condition| condition.holds(facts))
}
