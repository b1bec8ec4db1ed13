//! Owns the course of one moment: which question is open, what was given, when it is over. Pure; it neither draws nor stores.

mod answers;

use std::rc::Rc;

use expectly_core::study::{Form, Question};
use expectly_core::wire::{Given, SurveyResult};

use crate::panel::blur::blurred;
use crate::panel::context::Context;
use crate::panel::draft::{Draft, Gift};

/// What is on the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question, by its place among the moment's questions.
    Question(usize),
    /// The answers are being made durable.
    Saving,
    /// They are.
    Thanks,
    /// They could not be; the visitor can try again.
    Unsaved,
}

/// What must be done after an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Nothing but drawing.
    Stay,
    /// Keep what was given so far; the visitor may leave at any time.
    Keep,
    /// Make the result durable, then thank.
    Finish,
    /// Take the panel away; nothing was given.
    Dismiss,
}

/// Systems count two clicks as one double click up to half a second apart.
const DOUBLE_CLICK_MS: u64 = 500;

/// What became of one question so far.
#[derive(Clone, Debug, Default)]
struct Entry {
    draft: Draft,
    gift: Option<Gift>,
    shown: bool,
    took: u64,
}

/// One moment of one visitor.
#[derive(Debug)]
pub struct Conversation {
    context: Rc<Context>,
    entries: Vec<Entry>,
    step: Step,
    complete: bool,
    shown_at: u64,
    rated_at: u64,
}

impl Conversation {
    /// Starts with the first question. `now` in milliseconds since 1970.
    pub fn new(context: Rc<Context>, now: u64) -> Conversation {
        let mut conversation = Conversation::unseen(context, now);
        conversation.open(conversation.next(0), now);
        conversation
    }

    /// Has asked nothing, and never will if nothing else is done.
    pub fn unseen(context: Rc<Context>, now: u64) -> Conversation {
        let prefilled = |question: &Question| {
            let known = context.prefill.iter().find(|(name, _)| name == question.id.as_str());
            Entry { draft: known.map(|(_, value)| Draft(vec![value.clone()])).unwrap_or_default(), ..Entry::default() }
        };
        let entries = context.questions().iter().map(prefilled).collect();
        Conversation { context, entries, step: Step::Saving, complete: false, shown_at: now, rated_at: now }
    }

    /// What it is held about.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// What is on the panel.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The question that is open, and what stands in its form.
    pub fn question(&self) -> Option<(&Question, &Draft)> {
        let Step::Question(index) = self.step else { return None };
        self.context.questions().get(index).zip(self.entries.get(index).map(|entry| &entry.draft))
    }

    /// Which question of how many is open, as far as can be foreseen.
    pub fn progress(&self) -> (usize, usize) {
        let Step::Question(at) = self.step else { return (0, 0) };
        let asked = |range: std::ops::Range<usize>| range.filter(|index| self.is_asked(*index)).count();
        (asked(0..at) + 1, asked(0..self.entries.len()))
    }

    /// Whether there is a question before the open one.
    pub fn can_go_back(&self) -> bool {
        self.previous().is_some()
    }

    /// Whether what stands in the form can be sent.
    pub fn is_ready(&self) -> bool {
        self.question().is_some_and(|(question, draft)| matches!(question.form, Form::Text { .. }) || draft.gift(question).is_some())
    }

    /// Whether the visitor went to the end.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// When the last answer was given. Unlike the present it stays the same, however often the result is made.
    pub fn rated_at(&self) -> u64 {
        self.rated_at
    }

    /// Takes over what stands in the form; it can be changed until it is sent.
    pub fn edit(&mut self, draft: Draft) {
        if let Step::Question(index) = self.step
            && let Some(entry) = self.entries.get_mut(index)
        {
            entry.draft = draft.cut();
        }
    }

    /// Sends what stands in the form. Nothing happens while there is nothing to send, so a second click is harmless.
    pub fn send(&mut self, now: u64) -> Then {
        match self.step {
            Step::Question(_) => {
                let Some((question, draft)) = self.question() else { return Then::Stay };
                match draft.gift(question) {
                    Some(gift) => self.give(self.blurred(question, gift), now),
                    None if !matches!(question.form, Form::Text { .. }) => Then::Stay,
                    // The second half of a double click on the question before is no wish to say nothing.
                    None if now.saturating_sub(self.shown_at) < DOUBLE_CLICK_MS => Then::Stay,
                    None => self.give(None, now),
                }
            }
            Step::Unsaved => self.finish(),
            Step::Saving | Step::Thanks => Then::Stay,
        }
    }

    /// Passes the open question over.
    pub fn skip(&mut self, now: u64) -> Then {
        match self.step {
            Step::Question(_) => {
                self.edit(Draft::default());
                self.give(None, now)
            }
            Step::Saving | Step::Thanks | Step::Unsaved => Then::Stay,
        }
    }

    /// Goes back to the question before; what stands in the form stays there.
    pub fn back(&mut self, now: u64) -> Then {
        if let Some(index) = self.previous() {
            self.open(Some(index), now);
        }
        Then::Stay
    }

    /// Leaves. What was given is kept; if nothing was, nothing is said to anybody.
    pub fn leave(&mut self) -> Then {
        match self.step {
            Step::Question(_) if self.gave_something() => {
                self.step = Step::Saving;
                Then::Finish
            }
            // While it is saved the panel can go; the saving goes on.
            Step::Question(_) | Step::Saving | Step::Thanks | Step::Unsaved => Then::Dismiss,
        }
    }

    /// The answers are durable.
    pub fn saved(&mut self) {
        self.step = Step::Thanks;
    }

    /// The answers could not be made durable.
    pub fn not_saved(&mut self) {
        self.step = Step::Unsaved;
    }

    fn next(&self, from: usize) -> Option<usize> {
        (from..self.entries.len()).find(|index| self.is_asked(*index))
    }

    fn previous(&self) -> Option<usize> {
        let Step::Question(at) = self.step else { return None };
        (0..at).rev().find(|index| self.is_asked(*index))
    }

    fn open(&mut self, index: Option<usize>, now: u64) {
        self.shown_at = now;
        if let Some(index) = index {
            self.step = Step::Question(index);
            if let Some(entry) = self.entries.get_mut(index) {
                entry.shown = true;
            }
        }
    }

    fn gave_something(&self) -> bool {
        self.entries.iter().any(|entry| entry.gift.is_some())
    }

    fn give(&mut self, gift: Option<Gift>, now: u64) -> Then {
        let Step::Question(index) = self.step else { return Then::Stay };
        // As many milliseconds as the format takes: clocks jump.
        let took = now.saturating_sub(self.shown_at).min(SurveyResult::MOST_MS);
        if let Some(entry) = self.entries.get_mut(index) {
            (entry.gift, entry.took) = (gift, took);
        }
        self.rated_at = now;
        match self.next(index + 1) {
            None => self.finish(),
            next => {
                self.open(next, now);
                if self.gave_something() { Then::Keep } else { Then::Stay }
            }
        }
    }

    /// A choice that the device is to blur, blurred: nobody, we included, learns which option this visitor chose. None if it cannot be.
    fn blurred(&self, question: &Question, gift: Gift) -> Option<Gift> {
        match (&question.form, gift) {
            (Form::Choice(choice), Gift::One(Given::Choices { chosen, text: None })) if choice.randomized.is_some() => {
                Some(Gift::One(Given::Choices { chosen: vec![blurred(choice, chosen)?], text: None }))
            }
            (_, gift) => Some(gift),
        }
    }

    fn finish(&mut self) -> Then {
        self.step = Step::Saving;
        self.complete = true;
        Then::Finish
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use expectly_core::answer::{Rating, State};
    use expectly_core::json::Json;
    use expectly_core::scale::ScaleId;
    use expectly_core::study::{Moment, Study};
    use expectly_core::wire::{Given, Uuid};

    use super::{Conversation, Step, Then};
    use crate::pair::OpenPair;
    use crate::panel::context::Context;
    use crate::panel::draft::{Draft, VALUE};
    use crate::panel::words::Words;

    const STUDY: &str = r#"{ "study": "shop", "version": 1, "endpoint": { "url": "https://cx.example/v1/results" },
        "touchpoints": [ { "id": "checkout", "stage": "purchase", "facet": "process", "action": { "en": "check out" } } ],
        "promises": [ { "id": "fast", "touchpoint": "checkout", "version": "1", "text": { "en": "Fast" }, "level": 6 } ],
        "surveys": [ { "id": "kept", "kind": "promise", "promise": "fast", "when": { "path": "/" } },
            { "id": "ease", "kind": "expectation", "touchpoint": "checkout", "before": { "when": { "path": "/cart" } },
              "after": { "when": { "event": "ordered" }, "then": [ { "if": { "sacrifice": { "atLeast": 1 } },
                "ask": { "id": "why", "type": "text", "text": { "en": "Why?" } } } ] } } ] }"#;

    fn rated(value: i8) -> Draft {
        Draft(vec![(VALUE.into(), value.to_string())])
    }

    fn conversation(survey: &str, moment: Moment, expected: Option<i64>) -> Conversation {
        let mut study = Study::parse(STUDY).expect("the study is sound");
        let index = study.surveys.iter().position(|known| known.id.as_str() == survey).expect("the survey is in it");
        let survey = study.surveys.swap_remove(index);
        let rating = |value| Rating::parse(ScaleId::Ease7, value).expect("the value is on the scale");
        let id = Uuid::from_random([1; 16]);
        let pair = expected.map(|value| OpenPair {
            id: id.clone(),
            scale: ScaleId::Ease7,
            expected: Some(rating(value)),
            rows: Vec::new(),
            since: 0,
        });
        let (words, language, path) = (Words::new(Json::Null), "en".into(), "/".into());
        let asked = survey.ask(moment).expect("the survey has the moment").questions.clone();
        let (prefill, attributes) = (Vec::new(), Vec::new());
        let context = Context {
            study: Rc::new(study),
            survey: Rc::new(survey),
            moment,
            asked,
            words: Rc::new(words),
            language,
            id,
            pair,
            joinable: true,
            opened: false,
            never: false,
            path,
            prefill,
            attributes,
        };
        Conversation::new(Rc::new(context), 1_000)
    }

    #[test]
    fn who_got_less_than_expected_is_asked_why_and_nobody_else() {
        for (experienced, then, step) in
            [(4, Then::Keep, Step::Question(1)), (6, Then::Finish, Step::Saving), (7, Then::Finish, Step::Saving)]
        {
            let mut conversation = conversation("ease", Moment::After, Some(6));
            conversation.edit(rated(experienced));
            assert_eq!(conversation.send(2_000), then, "{experienced}");
            assert_eq!(conversation.step(), step, "{experienced}");
        }
    }

    #[test]
    fn w35_a_second_click_sends_nothing_more() {
        let mut conversation = conversation("ease", Moment::Before, None);
        conversation.edit(rated(6));
        let clicks: Vec<Then> = (0..20).map(|_| conversation.send(2_000)).collect();
        assert_eq!(clicks.iter().filter(|then| **then == Then::Finish).count(), 1);
        assert!(clicks.iter().skip(1).all(|then| *then == Then::Stay));
    }

    #[test]
    fn w35_a_double_click_on_the_rating_does_not_pass_over_the_reason() {
        let mut conversation = conversation("ease", Moment::After, Some(6));
        conversation.edit(rated(2));
        conversation.send(2_000);
        assert_eq!((conversation.send(2_100), conversation.step()), (Then::Stay, Step::Question(1)));
        assert_eq!(conversation.send(4_000), Then::Finish);
    }

    #[test]
    fn closing_before_an_answer_says_nothing_and_after_one_keeps_it() {
        assert_eq!(conversation("ease", Moment::Before, None).leave(), Then::Dismiss);
        let mut half = conversation("kept", Moment::Once, None);
        half.edit(rated(6));
        assert_eq!(half.send(1_500), Then::Keep);
        assert_eq!(half.leave(), Then::Finish);
        assert!(!half.complete());
        let states: Vec<State> = half.answered().iter().map(|answer| answer.state()).collect();
        assert_eq!(states, [State::Answered, State::Skipped]);
        assert_eq!(half.gap(), None);
    }

    #[test]
    fn a_promise_is_compared_with_what_one_got() {
        let mut conversation = conversation("kept", Moment::Once, None);
        for value in [6, 4] {
            conversation.edit(rated(value));
            conversation.send(2_000);
        }
        assert_eq!(conversation.gap().map(|gap| (gap.value(), gap.verdict())), Some((2, "over-promised")));
    }

    #[test]
    fn skipping_is_an_answer_of_its_own_and_takes_no_time() {
        let mut conversation = conversation("ease", Moment::After, Some(6));
        assert_eq!(conversation.skip(5_000), Then::Finish);
        let answers = conversation.answered();
        assert_eq!(answers.first().map(|answer| (answer.given.clone(), answer.took_ms)), Some((Given::Nothing(State::Skipped), None)));
        assert_eq!(conversation.gap(), None);
    }
}
