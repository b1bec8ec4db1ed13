//! Owns what a panel does: turns inputs into steps, steps into drawings, ends into records for the outbox. Its place on the page is not
//! known here.

use std::rc::Rc;

use expectly_core::study::Moment;
use expectly_core::wire::SurveyResult;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement, SubmitEvent};
use yew::html::Scope;
use yew::{Component, Context as Scoped, Html, NodeRef, Properties, html};

use crate::context::Context;
use crate::conversation::{Conversation, Step, Then};
use crate::events::{self, Happening, Value};
use crate::outbox::{self, Kept, Record};
use crate::view::{self, Action};
use crate::words::fill;
use crate::{deliver, host, page, shown};

/// How long thanks stay, in milliseconds: long enough to read two words, short enough not to be in the way.
const THANKS_MS: u32 = 3_500;

/// How long after its appearance the panel is announced: screen readers pass over what a live region holds from its start.
const NOTICE_MS: u32 = 150;

/// What a panel is shown with.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProperties {
    /// The moment shown.
    pub context: Rc<Context>,
}

impl PartialEq for Context {
    fn eq(&self, other: &Context) -> bool {
        self.id == other.id
    }
}

/// What the visitor or the page does.
pub enum Input {
    /// A rating is chosen.
    Choose(i8),
    /// A button is pressed, with the words written by then.
    Do(Action, String),
    /// The answer is durable, or could not be made so.
    Saved(bool),
    /// A screen reader has had time to notice the panel.
    Noticed,
    /// Thanks were shown long enough.
    Over,
    /// The page was left, and has come back; or what was given so far may be sent by another tab from now on.
    Left,
}

/// The panel.
pub struct Panel {
    conversation: Conversation,
    root: NodeRef,
    /// Until the panel is announced, and then until thanks go.
    timer: Option<Timeout>,
    spoken: bool,
    /// Whether the visitor, or the page's end, broke it off.
    abandoned: bool,
    /// Whether it was the visitor who closed it.
    refused: bool,
    /// Whether it is on its way out.
    over: bool,
    /// Whether the focus was on the panel when the step changed, and so must find a place in the next one.
    refocus: bool,
}

impl Component for Panel {
    type Message = Input;
    type Properties = PanelProperties;

    fn create(scoped: &Scoped<Self>) -> Panel {
        let context = scoped.props().context.clone();
        let link = scoped.link().clone();
        Panel {
            conversation: Conversation::new(context, page::now()),
            root: NodeRef::default(),
            timer: Some(Timeout::new(NOTICE_MS, move || link.send_message(Input::Noticed))),
            spoken: false,
            abandoned: false,
            refused: false,
            over: false,
            refocus: false,
        }
    }

    fn update(&mut self, scoped: &Scoped<Self>, input: Input) -> bool {
        if self.over {
            // On its way out: a second click must not reach the panel that comes next.
            return false;
        }
        let now = page::now();
        let context = &scoped.props().context;
        let before = self.conversation.step();
        let then = match input {
            Input::Choose(value) => {
                self.conversation.choose(value);
                Then::Stay
            }
            Input::Do(Action::Send, words) => self.conversation.send(words, now),
            Input::Do(Action::Skip, _) => self.conversation.skip(now),
            Input::Do(Action::Close, _) | Input::Left => {
                self.abandoned = !matches!(before, Step::Thanks | Step::Saving);
                self.refused = matches!(input, Input::Do(..));
                self.conversation.leave()
            }
            Input::Saved(durable) => {
                self.saved(scoped, durable);
                Then::Stay
            }
            Input::Noticed => {
                self.spoken = true;
                Then::Stay
            }
            Input::Over => Then::Dismiss,
        };
        if then != Then::Stay && before != Step::Unsaved {
            self.tell_answered(context, before);
        }
        self.refocus = self.conversation.step() != before && host::has_focus();
        match then {
            Then::Stay => {}
            Then::Keep => self.keep(scoped, now),
            Then::Finish => self.finish(scoped, now),
            Then::Dismiss => {
                if self.abandoned {
                    events::tell(Happening::Dismissed, &about(context));
                }
                if self.refused && context.moment == Moment::After {
                    spawn_local(outbox::forget_pair(context.survey.id.as_str().to_owned()));
                }
                self.end();
            }
        }
        true
    }

    fn rendered(&mut self, _: &Scoped<Self>, _: bool) {
        if let Some(panel) = self.root.cast::<HtmlElement>().filter(|_| std::mem::take(&mut self.refocus)) {
            let next = panel.query_selector("input,textarea").ok().flatten().and_then(|next| next.dyn_into().ok());
            let _ = next.unwrap_or(panel).focus();
        }
    }

    fn view(&self, scoped: &Scoped<Self>) -> Html {
        let context = &*scoped.props().context;
        let (words, link) = (&context.words, scoped.link());
        let onsubmit = link.callback(|event: SubmitEvent| {
            event.prevent_default();
            pressed(&event)
        });
        html! {
            <div ref={self.root.clone()} class="panel" role="dialog" tabindex="-1" aria-labelledby="question" lang={words.tag().to_owned()} dir={words.direction()}>
                <p key="spoken" class="spoken" role="status">{if self.spoken { words.get("opened") } else { "" }.to_owned()}</p>
                <form key="form" {onsubmit}>{self.step(context, link)}{view::close(words)}</form>
            </div>
        }
    }
}

impl Panel {
    fn step(&self, context: &Context, link: &Scope<Self>) -> Html {
        let words = &context.words;
        let conversation = &self.conversation;
        match conversation.step() {
            Step::Rating(index) => {
                let of = conversation.ratings();
                let progress = (of > 1).then(|| fill(words.get("progress"), &[("n", &words.number(index + 1)), ("m", &words.number(of))]));
                let question = conversation.question().map(|question| view::wording(context, question)).unwrap_or_default();
                let choose = link.callback(Input::Choose);
                let asked = view::Asked { question: &question, language: context.asked_in(), progress };
                let rating = view::rating(&asked, context.survey.scale, conversation.chosen(), words, &choose);
                html! { <>{rating}{view::actions(conversation.chosen().is_some(), words)}</> }
            }
            Step::FollowUp => {
                let question = conversation.follow_up().map_or("", |ask| ask.text.get(&context.language));
                html! { <>{view::comment(question)}{view::actions(true, words)}</> }
            }
            // Saving takes a few milliseconds; drawing thanks only afterwards is the promise.
            Step::Saving => Html::default(),
            Step::Thanks => view::thanks(words),
            Step::Unsaved => view::unsaved(words),
        }
    }

    /// Keeps what was given so far, to be sent as it is if the visitor never comes to the end.
    fn keep(&mut self, scoped: &Scoped<Self>, now: u64) {
        let context = scoped.props().context.clone();
        let record = Record::new(&self.conversation.result(), &context.study.endpoint, now, true);
        outbox::mirror(&record);
        let (survey, change) = (context.survey.id.as_str().to_owned(), self.conversation.pair_change(now));
        // From then on another tab may send it as it is, so nothing more can be said.
        let link = scoped.link().clone();
        self.timer = Some(Timeout::new(Record::HOLD_MS, move || link.send_message(Input::Left)));
        spawn_local(async move {
            outbox::put(&record, &survey, change).await;
        });
    }

    /// Takes the panel away, once.
    fn end(&mut self) {
        self.over = true;
        shown::end();
    }

    /// Makes the result durable and thanks; what could be kept only in memory is durable once the collector says so.
    fn finish(&mut self, scoped: &Scoped<Self>, now: u64) {
        let context = scoped.props().context.clone();
        let result = self.conversation.result();
        let record = Record::new(&result, &context.study.endpoint, now, false);
        outbox::mirror(&record);
        let (survey, change) = (context.survey.id.as_str().to_owned(), self.conversation.pair_change(now));
        let link = scoped.link().clone();
        let abandoned = self.abandoned;
        if abandoned {
            events::tell(Happening::Dismissed, &about(&context));
            self.end();
        }
        spawn_local(async move {
            let kept = outbox::put(&record, &survey, change).await;
            if kept == Kept::InMemory {
                deliver::drain().await;
            }
            let durable = kept == Kept::OnDisk || deliver::has_receipt(&record.id);
            if durable {
                submitted(&result);
            }
            if !abandoned {
                link.send_message(Input::Saved(durable));
            }
            if kept == Kept::OnDisk {
                deliver::drain().await;
            }
        });
    }

    fn saved(&mut self, scoped: &Scoped<Self>, durable: bool) {
        if !durable {
            return self.conversation.not_saved();
        }
        self.conversation.saved();
        let link = scoped.link().clone();
        self.timer = Some(Timeout::new(THANKS_MS, move || link.send_message(Input::Over)));
    }

    fn tell_answered(&self, context: &Context, step: Step) {
        let (question, value) = match step {
            Step::Rating(index) => {
                let Some(question) = context.survey.questions(context.moment).get(index) else { return };
                (question.id(), self.conversation.rating(index))
            }
            Step::FollowUp => (self.conversation.follow_up().map_or("", |ask| ask.id.as_str()), None),
            Step::Saving | Step::Thanks | Step::Unsaved => return,
        };
        if !self.abandoned {
            let [survey, moment] = about(context);
            let value = value.map_or(Value::Nothing, |rating| Value::Number(rating.value().into()));
            events::tell(Happening::Answered, &[survey, moment, ("question", Value::Text(question)), ("value", value)]);
        }
    }
}

/// Which button was pressed, and what was written by then.
fn pressed(event: &SubmitEvent) -> Input {
    let button = event.submitter().and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let action = button.and_then(|button| button.get_attribute("data-action")).unwrap_or_default();
    let form = event.target().and_then(|form| form.dyn_into::<HtmlElement>().ok());
    let area = form.and_then(|form| form.query_selector("textarea").ok().flatten());
    let words = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()).map(|area| area.value()).unwrap_or_default();
    Input::Do(Action::named(&action), words)
}

/// The detail that tells which moment of which survey.
pub fn about(context: &Context) -> [(&'static str, Value<'_>); 2] {
    [("survey", Value::Text(context.survey.id.as_str())), ("moment", Value::Text(context.moment.id()))]
}

fn submitted(result: &SurveyResult) {
    let gap = result.gap;
    events::tell(
        Happening::Submitted,
        &[
            ("id", Value::Text(result.id.as_str())),
            ("survey", Value::Text(result.survey.as_str())),
            ("moment", Value::Text(result.moment.id())),
            ("complete", Value::Truth(result.complete)),
            ("gap", gap.map_or(Value::Nothing, |gap| Value::Number(gap.value().into()))),
            ("verdict", gap.map_or(Value::Nothing, |gap| Value::Text(gap.verdict()))),
        ],
    );
}
