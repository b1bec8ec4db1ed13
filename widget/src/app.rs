//! Owns one shown moment from its panel's appearance to its end: turns inputs into steps, steps into drawings, ends into results.

use std::cell::RefCell;
use std::rc::Rc;

use expectly_core::study::Moment;
use expectly_core::wire::{Pair, PromiseRef, Source, SurveyResult, Timing};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlTextAreaElement, SubmitEvent};
use yew::html::Scope;
use yew::{AppHandle, Component, Context as Scoped, Html, NodeRef, Properties, Renderer, html};

use crate::context::Context;
use crate::conversation::{Conversation, Step, Then};
use crate::error::Error;
use crate::events::{self, Happening, Value};
use crate::host::{self, Host};
use crate::outbox::{self, Kept, PairChange, Record};
use crate::pair::OpenPair;
use crate::view::{self, Action};
use crate::words::fill;
use crate::{deliver, page, theme};

/// How long thanks stay, in milliseconds: long enough to read two words, short enough not to be in the way.
const THANKS_MS: u32 = 3_500;

/// How long after its appearance the panel is announced: screen readers pass over what a live region holds from its start.
const NOTICE_MS: u32 = 150;

/// What is on the page now; dropping it takes the panel away.
struct Shown {
    handle: AppHandle<Panel>,
    _host: Host,
    _leaving: EventListener,
    end: Function,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Shows a moment; resolves when its panel is gone, with whether the visitor answered.
pub async fn show(context: Context) -> Result<bool, Error> {
    if !context.applies() || SHOWN.with_borrow(Option::is_some) {
        return Ok(false);
    }
    let host = Host::attach(&theme::css(&context.study.look), context.words.direction())?;
    let mut end = None;
    let ended = Promise::new(&mut |resolve, _| end = Some(resolve));
    let end = end.ok_or(Error::Host)?;
    let context = Rc::new(context);
    let properties = PanelProperties { context: context.clone() };
    let handle = Renderer::<Panel>::with_root_and_props(host.mount(), properties).render();
    let scope: Scope<Panel> = (*handle).clone();
    let leaving = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
        deliver::drain_and_leave();
        // A page that comes back from the back/forward cache must not go on with what was already sent.
        scope.send_message(Input::Left);
    });
    SHOWN.replace(Some(Shown { handle, _host: host, _leaving: leaving, end }));
    events::tell(Happening::Shown, &about(&context));
    Ok(JsFuture::from(ended).await.is_ok_and(|answered| answered.is_truthy()))
}

/// Closes what is shown, as the visitor would.
pub fn dismiss() {
    SHOWN.with_borrow(|shown| {
        if let Some(shown) = shown {
            shown.handle.send_message(Input::Do(Action::Close, String::new()));
        }
    });
}

/// Takes the panel away. Not from within its own drawing: the renderer is still at work then.
fn end(answered: bool) {
    Timeout::new(0, move || {
        if let Some(shown) = SHOWN.take() {
            let end = shown.end.clone();
            shown.handle.destroy();
            let _ = end.call1(&JsValue::NULL, &JsValue::from_bool(answered));
        }
    })
    .forget();
}

/// What a panel is shown with.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProperties {
    context: Rc<Context>,
}

impl PartialEq for Context {
    fn eq(&self, other: &Context) -> bool {
        self.id == other.id
    }
}

/// What the visitor or the page does.
pub enum Input {
    /// A rating is chosen.
    Choose(u8),
    /// A button is pressed, with the words written by then.
    Do(Action, String),
    /// The answer is durable, or could not be made so.
    Saved(bool),
    /// A screen reader has had time to notice the panel.
    Noticed,
    /// Thanks were shown long enough.
    Over,
    /// The page is being left.
    Left,
}

/// The panel.
pub struct Panel {
    conversation: Conversation,
    root: NodeRef,
    /// Until the panel is announced, and then until thanks go.
    timer: Option<Timeout>,
    spoken: bool,
    abandoned: bool,
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
            refocus: false,
        }
    }

    fn update(&mut self, scoped: &Scoped<Self>, input: Input) -> bool {
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
            Input::Do(Action::Close, _) => {
                self.abandoned = !matches!(before, Step::Thanks | Step::Saving);
                self.conversation.leave()
            }
            Input::Left => {
                self.abandoned = true;
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
            Then::Keep => self.keep(context, now),
            Then::Finish => self.finish(scoped, now),
            Then::Dismiss => {
                if self.abandoned {
                    events::tell(Happening::Dismissed, &about(context));
                }
                end(before == Step::Thanks);
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
                let progress = (of > 1).then(|| fill(words.get("progress"), &[("n", &(index + 1).to_string()), ("m", &of.to_string())]));
                let question = conversation.question().map(|question| view::wording(context, question)).unwrap_or_default();
                let choose = link.callback(Input::Choose);
                let rating = view::rating(&question, progress, context.survey.scale, conversation.chosen(), words, &choose);
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
    fn keep(&self, context: &Context, now: u64) {
        let result = self.result(context);
        let record = Record::new(&result, &context.study.endpoint, now, true);
        outbox::mirror(&record);
        let (survey, change) = (context.survey.id.as_str().to_owned(), self.pair_change(context, now));
        spawn_local(async move {
            outbox::put(&record, &survey, change).await;
        });
    }

    /// Makes the result durable and thanks; what could be kept only in memory is durable once the collector says so.
    fn finish(&mut self, scoped: &Scoped<Self>, now: u64) {
        let context = &scoped.props().context;
        let result = self.result(context);
        let record = Record::new(&result, &context.study.endpoint, now, false);
        outbox::mirror(&record);
        let (survey, change) = (context.survey.id.as_str().to_owned(), self.pair_change(context, now));
        let link = scoped.link().clone();
        let abandoned = self.abandoned;
        if abandoned {
            events::tell(Happening::Dismissed, &about(context));
            end(true);
        }
        spawn_local(async move {
            let kept = outbox::put(&record, &survey, change).await;
            if kept == Kept::InMemory {
                deliver::drain().await;
            }
            let durable = kept == Kept::OnDisk || outbox::mirrored().iter().all(|waiting| waiting.id != record.id);
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

    fn pair_change(&self, context: &Context, now: u64) -> PairChange {
        match (context.moment, self.conversation.rating(0)) {
            (Moment::Before, Some(expected)) => PairChange::Open(OpenPair { id: context.id.clone(), expected, since: now }),
            (Moment::After, ..) => PairChange::Close,
            _ => PairChange::None,
        }
    }

    fn result(&self, context: &Context) -> SurveyResult {
        let (study, survey, conversation) = (&context.study, &context.survey, &self.conversation);
        let touchpoint = study.touchpoint_of(survey);
        let pair = match (context.moment, &context.pair) {
            (Moment::After, Some(open)) => Some(Pair {
                id: context.joinable.then(|| open.id.clone()),
                timing: Timing::Before,
                expected: open.expected,
                experienced: conversation.rating(0),
                elapsed_ms: Some(conversation.rated_at().saturating_sub(open.since).min(Pair::MOST_ELAPSED_MS)),
            }),
            (Moment::Before, _) => conversation.rating(0).map(|expected| Pair {
                id: context.joinable.then(|| context.id.clone()),
                timing: Timing::Before,
                expected,
                experienced: None,
                elapsed_ms: None,
            }),
            _ => None,
        };
        SurveyResult {
            id: context.id.clone(),
            study: study.id.clone(),
            study_version: study.version,
            survey: survey.id.clone(),
            moment: context.moment,
            wording: study.wording(survey, context.moment),
            touchpoint: touchpoint.map(|known| (known.id.clone(), known.stage, known.facet)),
            population: survey.population,
            source: Source::Widget,
            locale: context.words.tag().into(),
            answers: conversation.answered(),
            pair,
            promise: study.promise_of(survey).map(|promise| PromiseRef { id: promise.id.clone(), version: promise.version.clone() }),
            gap: conversation.gap(),
            complete: conversation.complete(),
            sample: survey.ask(context.moment).and_then(|ask| ask.when.sample),
            age_ms: None,
            page: Some(context.path.clone()),
        }
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

fn about(context: &Context) -> [(&'static str, Value<'_>); 2] {
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
