//! Owns the course of one moment: which question is open, what was given, when it is over. Pure; it neither draws nor stores.

use std::rc::Rc;

use expectly_core::answer::{Rating, State};
use expectly_core::gap::personal::{GapKind, PersonalGap};
use expectly_core::study::{FollowUp, Id, Measure, Question};
use expectly_core::wire::{Answered, Given, SurveyResult};

use crate::context::Context;

/// What is on the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A rating, by its place among the moment's questions.
    Rating(usize),
    /// A question in words, asked because of the gap.
    FollowUp,
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

/// One moment of one visitor.
#[derive(Debug)]
pub struct Conversation {
    context: Rc<Context>,
    questions: &'static [Question],
    answers: Vec<(Given, u64)>,
    comment: Option<(Given, u64)>,
    step: Step,
    chosen: Option<Rating>,
    complete: bool,
    shown_at: u64,
    rated_at: u64,
}

impl Conversation {
    /// Starts with the first question. `now` in milliseconds since 1970.
    pub fn new(context: Rc<Context>, now: u64) -> Conversation {
        Conversation {
            questions: context.survey.questions(context.moment),
            context,
            answers: Vec::new(),
            comment: None,
            step: Step::Rating(0),
            chosen: None,
            complete: false,
            shown_at: now,
            rated_at: now,
        }
    }

    /// What it is held about.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// What is on the panel.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The rating chosen but not sent yet.
    pub fn chosen(&self) -> Option<Rating> {
        self.chosen
    }

    /// The question that is open, if it is a rating.
    pub fn question(&self) -> Option<Question> {
        match self.step {
            Step::Rating(index) => self.questions.get(index).copied(),
            _ => None,
        }
    }

    /// How many ratings the moment has.
    pub fn ratings(&self) -> usize {
        self.questions.len()
    }

    /// The follow-up that this visitor's gap calls for.
    pub fn follow_up(&self) -> Option<&FollowUp> {
        self.gap().filter(|gap| gap.kind() == GapKind::Sacrifice).and_then(|gap| self.context.survey.follow_up(gap.value()))
    }

    /// Whether the visitor went to the end.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// When the last rating was given. Unlike the present it stays the same, however often the result is made.
    pub fn rated_at(&self) -> u64 {
        self.rated_at
    }

    /// Chooses a rating; it can be changed until it is sent.
    pub fn choose(&mut self, value: i8) {
        if matches!(self.step, Step::Rating(_)) {
            self.chosen = Rating::parse(self.context.survey.scale, i64::from(value)).ok();
        }
    }

    /// Sends what is chosen, or `words`. Nothing happens while there is nothing to send, so a second click is harmless.
    pub fn send(&mut self, words: String, now: u64) -> Then {
        match self.step {
            Step::Rating(_) => self.chosen.take().map_or(Then::Stay, |rating| self.give(Given::Rating(rating), now)),
            // The second half of a double click on the rating before is no wish to say nothing.
            Step::FollowUp if words.trim().is_empty() && now.saturating_sub(self.shown_at) < DOUBLE_CLICK_MS => Then::Stay,
            Step::FollowUp if words.trim().is_empty() => self.skip(now),
            Step::FollowUp => self.comment(Given::Text(words), now),
            Step::Unsaved => self.finish(),
            Step::Saving | Step::Thanks => Then::Stay,
        }
    }

    /// Passes the open question over.
    pub fn skip(&mut self, now: u64) -> Then {
        match self.step {
            Step::Rating(_) => self.give(Given::Nothing(State::Skipped), now),
            Step::FollowUp => self.comment(Given::Nothing(State::Skipped), now),
            Step::Saving | Step::Thanks | Step::Unsaved => Then::Stay,
        }
    }

    /// Leaves. What was given is kept; if nothing was, nothing is said to anybody.
    pub fn leave(&mut self) -> Then {
        match self.step {
            Step::Rating(_) | Step::FollowUp if self.gave_something() => {
                self.step = Step::Saving;
                Then::Finish
            }
            // While it is saved the panel can go; the saving goes on.
            Step::Rating(_) | Step::FollowUp | Step::Saving | Step::Thanks | Step::Unsaved => Then::Dismiss,
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

    /// Every question and what became of it, as a result carries it.
    pub fn answered(&self) -> Vec<Answered> {
        let unseen = (Given::Nothing(State::NotShown), 0);
        let rated = self.questions.iter().enumerate().filter_map(|(index, question)| {
            let given = self.answers.get(index).unwrap_or(&unseen);
            entry(Id::parse(question.id())?, Some((Measure::on(self.context.survey.scale), self.context.survey.scale)), given)
        });
        let commented = self.follow_up().and_then(|ask| entry(ask.id.clone(), None, self.comment.as_ref().unwrap_or(&unseen)));
        rated.chain(commented).collect()
    }

    /// This visitor's gap, once both sides are given.
    pub fn gap(&self) -> Option<PersonalGap> {
        let (kind, first, second) = match self.questions {
            [Question::Experience] => (GapKind::Sacrifice, self.context.pair.as_ref()?.expected, self.rating(0)?),
            [Question::Promised, Question::Actual] => (GapKind::XGap, self.rating(0)?, self.rating(1)?),
            _ => return None,
        };
        PersonalGap::of(kind, first, second).ok()
    }

    /// The rating given to the question at that place.
    pub fn rating(&self, index: usize) -> Option<Rating> {
        match self.answers.get(index)?.0 {
            Given::Rating(rating) => Some(rating),
            _ => None,
        }
    }

    /// Milliseconds since the question was shown, as many as the format takes: clocks jump.
    fn took(&self, now: u64) -> u64 {
        now.saturating_sub(self.shown_at).min(SurveyResult::MOST_MS)
    }

    fn gave_something(&self) -> bool {
        self.answers.iter().any(|(given, _)| matches!(given, Given::Rating(_)))
    }

    fn give(&mut self, given: Given, now: u64) -> Then {
        self.answers.push((given, self.took(now)));
        (self.shown_at, self.rated_at) = (now, now);
        self.chosen = None;
        if self.answers.len() < self.questions.len() {
            self.step = Step::Rating(self.answers.len());
        } else if self.follow_up().is_some() {
            self.step = Step::FollowUp;
            // Seen from now on: who leaves has passed it over, and says the same whether the page or a later one sends it.
            self.comment = Some((Given::Nothing(State::Skipped), 0));
        } else {
            return self.finish();
        }
        if self.gave_something() { Then::Keep } else { Then::Stay }
    }

    fn comment(&mut self, given: Given, now: u64) -> Then {
        self.comment = Some((given, self.took(now)));
        self.finish()
    }

    fn finish(&mut self) -> Then {
        self.step = Step::Saving;
        self.complete = true;
        Then::Finish
    }
}

fn entry(question: Id, scale: Option<(Measure, expectly_core::scale::ScaleId)>, given: &(Given, u64)) -> Option<Answered> {
    let (given, took) = given;
    let took_ms = matches!(given, Given::Rating(_) | Given::Text(_)).then_some(*took);
    Some(Answered { question, scale, given: given.clone(), took_ms })
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
    use crate::context::Context;
    use crate::pair::OpenPair;
    use crate::words::Words;

    const STUDY: &str = r#"{ "study": "shop", "version": 1, "endpoint": { "url": "https://cx.example/v1/results" },
        "touchpoints": [ { "id": "checkout", "stage": "purchase", "facet": "process", "action": { "en": "check out" } } ],
        "promises": [ { "id": "fast", "touchpoint": "checkout", "version": "1", "text": { "en": "Fast" }, "level": 6 } ],
        "surveys": [ { "id": "kept", "kind": "promise", "promise": "fast", "when": { "path": "/" } },
            { "id": "ease", "kind": "expectation", "touchpoint": "checkout", "before": { "when": { "path": "/cart" } },
              "after": { "when": { "event": "ordered" }, "then": [ { "if": { "sacrifice": { "atLeast": 1 } },
                "ask": { "id": "why", "type": "text", "text": { "en": "Why?" } } } ] } } ] }"#;

    fn conversation(survey: &str, moment: Moment, expected: Option<i64>) -> Conversation {
        let mut study = Study::parse(STUDY).expect("the study is sound");
        let index = study.surveys.iter().position(|known| known.id.as_str() == survey).expect("the survey is in it");
        let survey = study.surveys.swap_remove(index);
        let rating = |value| Rating::parse(ScaleId::Ease7, value).expect("the value is on the scale");
        let id = Uuid::from_random([1; 16]);
        let pair = expected.map(|value| OpenPair { id: id.clone(), expected: rating(value), since: 0 });
        let (words, language, path) = (Words::new(Json::Null), "en".into(), "/".into());
        Conversation::new(Rc::new(Context { study, survey, moment, words, language, id, pair, joinable: true, path }), 1_000)
    }

    #[test]
    fn who_got_less_than_expected_is_asked_why_and_nobody_else() {
        for (experienced, then, step) in [(4, Then::Keep, Step::FollowUp), (6, Then::Finish, Step::Saving), (7, Then::Finish, Step::Saving)]
        {
            let mut conversation = conversation("ease", Moment::After, Some(6));
            conversation.choose(experienced);
            assert_eq!(conversation.send(String::new(), 2_000), then, "{experienced}");
            assert_eq!(conversation.step(), step, "{experienced}");
        }
    }

    #[test]
    fn w35_a_second_click_sends_nothing_more() {
        let mut conversation = conversation("ease", Moment::Before, None);
        conversation.choose(6);
        let clicks: Vec<Then> = (0..20).map(|_| conversation.send(String::new(), 2_000)).collect();
        assert_eq!(clicks.iter().filter(|then| **then == Then::Finish).count(), 1);
        assert!(clicks.iter().skip(1).all(|then| *then == Then::Stay));
    }

    #[test]
    fn w35_a_double_click_on_the_rating_does_not_pass_over_the_reason() {
        let mut conversation = conversation("ease", Moment::After, Some(6));
        conversation.choose(2);
        conversation.send(String::new(), 2_000);
        assert_eq!((conversation.send(String::new(), 2_100), conversation.step()), (Then::Stay, Step::FollowUp));
        assert_eq!(conversation.send(String::new(), 4_000), Then::Finish);
    }

    #[test]
    fn closing_before_an_answer_says_nothing_and_after_one_keeps_it() {
        assert_eq!(conversation("ease", Moment::Before, None).leave(), Then::Dismiss);
        let mut half = conversation("kept", Moment::Once, None);
        half.choose(6);
        assert_eq!(half.send(String::new(), 1_500), Then::Keep);
        assert_eq!(half.leave(), Then::Finish);
        assert!(!half.complete());
        let states: Vec<State> = half.answered().iter().map(|answer| answer.state()).collect();
        assert_eq!(states, [State::Answered, State::NotShown]);
        assert_eq!(half.gap(), None);
    }

    #[test]
    fn a_promise_is_compared_with_what_one_got() {
        let mut conversation = conversation("kept", Moment::Once, None);
        for value in [6, 4] {
            conversation.choose(value);
            conversation.send(String::new(), 2_000);
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
