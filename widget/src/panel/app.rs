//! Owns what a panel does: turns inputs into steps, steps into drawings, ends into records for the outbox. Its place on the page is not
//! known here.

use std::rc::Rc;

use expectly_core::study::{Display, Moment};
use expectly_core::wire::{Given, SurveyResult};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FormData, HtmlElement, HtmlFormElement, SubmitEvent};
use yew::{Component, Context as Scoped, Html, NodeRef, Properties};

use super::context::Context;
use super::conversation::{Conversation, Step, Then};
use super::draft::{Draft, Gift};
use super::handing::Delivery;
use super::view::{self, Action, Drawing};
use super::words::fill;
use super::{host, shown};
use crate::events::{self, Happening, Value};
use crate::page;
use crate::record::Record;

/// How long thanks stay, in milliseconds: long enough to read two words, short enough not to be in the way.
const THANKS_MS: u32 = 3_500;

/// How long after its appearance the panel is announced: screen readers pass over what a live region holds from its start.
const NOTICE_MS: u32 = 150;

/// What a panel is shown with.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProperties {
    /// The moment shown.
    pub context: Rc<Context>,
    /// What takes the results.
    pub delivery: Rc<Delivery>,
}

impl PartialEq for Delivery {
    fn eq(&self, _: &Delivery) -> bool {
        true
    }
}

impl PartialEq for Context {
    fn eq(&self, other: &Context) -> bool {
        self.id == other.id
    }
}

/// What the visitor or the page does.
pub enum Input {
    /// Something in the form changed.
    Edit(Draft),
    /// A button is pressed, with what stands in the form by then.
    Do(Action, Draft),
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
    /// Whether they closed it for good.
    never: bool,
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
        // Who opened it, or meets it in the text, is where it is: to be told that it is elsewhere would mislead.
        let unseen = !context.opened && context.survey.display != Display::Inline;
        Panel {
            conversation: Conversation::new(context, page::now()),
            root: NodeRef::default(),
            timer: unseen.then(|| Timeout::new(NOTICE_MS, move || link.send_message(Input::Noticed))),
            spoken: false,
            abandoned: false,
            refused: false,
            never: false,
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
            Input::Edit(draft) => {
                self.conversation.edit(draft);
                Then::Stay
            }
            Input::Do(action, draft) => {
                self.conversation.edit(draft);
                match action {
                    Action::Send => self.conversation.send(now),
                    Action::Back => self.conversation.back(now),
                    Action::Skip => self.conversation.skip(now),
                    Action::Close | Action::Never => {
                        (self.refused, self.never) = (true, action == Action::Never);
                        self.leave(before)
                    }
                }
            }
            Input::Left => self.leave(before),
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
            Then::Keep => self.keep(scoped),
            Then::Finish => self.finish(scoped),
            Then::Dismiss => {
                if self.abandoned {
                    self.tell_dismissed(context);
                }
                if self.refused && context.moment == Moment::After {
                    scoped.props().delivery.refuse(context.survey.id.as_str());
                }
                self.end();
            }
        }
        true
    }

    fn rendered(&mut self, scoped: &Scoped<Self>, first: bool) {
        // Whoever opened it wants to be there; whoever did not must not be moved.
        self.refocus |= first && scoped.props().context.opened;
        if let Some(panel) = self.root.cast::<HtmlElement>().filter(|_| std::mem::take(&mut self.refocus)) {
            // What was chosen before, where the visitor went back: Space on the first of its group would change it.
            let found = ["input:checked", "input,textarea"].into_iter().find_map(|wanted| panel.query_selector(wanted).ok().flatten());
            let next = found.and_then(|next| next.dyn_into().ok());
            let _ = next.unwrap_or(panel).focus();
        }
    }

    fn view(&self, scoped: &Scoped<Self>) -> Html {
        let context = &*scoped.props().context;
        let words = &context.words;
        let role = match context.survey.display {
            Display::Inline => "region",
            // The dialog is around it.
            Display::Modal => "group",
            Display::Corner | Display::Tab | Display::Button => "dialog",
        };
        let said = if self.spoken { words.get("opened") } else { "" };
        let mut on = Drawing::default();
        let keys = &["class", "part", "role", "tabindex", "aria-labelledby", "lang", "dir"];
        on.open("div", keys, &["panel", "panel", role, "-1", "question", words.tag(), words.direction()]);
        on.refer(&self.root);
        on.open("p", &["class", "role"], &["spoken", "status"]);
        on.text(said);
        on.close();
        on.open("form", &[], &[]);
        self.step(&mut on, context);
        on.close();
        on.close();
        on.done()
    }
}

impl Panel {
    fn step(&self, on: &mut Drawing, context: &Context) {
        let words = &context.words;
        let conversation = &self.conversation;
        match conversation.step() {
            Step::Question(_) => {
                let Some((question, draft)) = conversation.question() else { return };
                let (n, m) = conversation.progress();
                let progress = (m > 1).then(|| fill(words.get("progress"), &[("n", &words.number(n)), ("m", &words.number(m))]));
                let buttons =
                    view::Buttons { ready: conversation.is_ready(), more: n < m, back: conversation.can_go_back(), never: context.never };
                view::question(on, context, question, draft, progress, &conversation.said());
                view::actions(on, &buttons, words);
            }
            // Saving takes a few milliseconds; drawing thanks only afterwards is the promise.
            Step::Saving => {}
            Step::Thanks => view::thanks(on, context),
            Step::Unsaved => view::unsaved(on, words),
        }
        view::close(on, words);
    }

    fn leave(&mut self, before: Step) -> Then {
        self.abandoned = !matches!(before, Step::Thanks | Step::Saving);
        self.conversation.leave()
    }

    fn tell_dismissed(&self, context: &Context) {
        let [survey, moment] = about(context);
        let detail = [survey, moment, ("never", Value::Truth(true))];
        events::tell(Happening::Dismissed, detail.get(..if self.never { 3 } else { 2 }).unwrap_or(&detail));
    }

    /// Keeps what was given so far, to be sent as it is if the visitor never comes to the end.
    fn keep(&mut self, scoped: &Scoped<Self>) {
        scoped.props().delivery.take(&self.conversation, &self.conversation.result(), true, &JsValue::UNDEFINED);
        // From then on another tab may send it as it is, so nothing more can be said.
        let link = scoped.link().clone();
        self.timer = Some(Timeout::new(Record::HOLD_MS, move || link.send_message(Input::Left)));
    }

    /// Takes the panel away, once.
    fn end(&mut self) {
        self.over = true;
        shown::end();
    }

    /// Makes the result durable and thanks.
    fn finish(&mut self, scoped: &Scoped<Self>) {
        let result = self.conversation.result();
        let link = scoped.link().clone();
        let abandoned = self.abandoned;
        if abandoned {
            self.tell_dismissed(&scoped.props().context);
            self.end();
        }
        let told = result.clone();
        let durable = Closure::once_into_js(move |durable| {
            if durable {
                submitted(&told);
            }
            if !abandoned {
                link.send_message(Input::Saved(durable));
            }
        });
        scoped.props().delivery.take(&self.conversation, &result, false, &durable);
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
        let Step::Question(index) = step else { return };
        if self.abandoned {
            return;
        }
        let (Some(question), gift) = (context.questions().get(index), self.conversation.gift(index)) else { return };
        let value = match gift {
            Some(Gift::One(Given::Rating(rating))) => Value::Number(rating.value().into()),
            _ => Value::Nothing,
        };
        let [survey, moment] = about(context);
        events::tell(Happening::Answered, &[survey, moment, ("question", Value::Text(question.id.as_str())), ("value", value)]);
    }
}

/// Which button was pressed, and what stands in the form.
pub fn pressed(event: &Event) -> Input {
    let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let action = button.and_then(|button| button.get_attribute("data-action")).unwrap_or_default();
    Input::Do(Action::named(&action), written(event))
}

/// What stands in the form that an event comes from.
pub fn written(event: &Event) -> Draft {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let form = field.and_then(|field| field.closest("form").ok().flatten()).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let fields = form.and_then(|form| FormData::new_with_form(&form).ok());
    let mut draft = Draft::default();
    // Step by step: not `Array.from`, which old libraries of a page replace by one that knows no iterators.
    if let Some(entries) = fields.map(|fields| fields.entries()) {
        while let Some(entry) = entries.next().ok().filter(|next| !next.done()) {
            let entry: Array = entry.value().unchecked_into();
            if let Some(field) = entry.get(0).as_string().zip(entry.get(1).as_string()) {
                draft.0.push(field);
            }
        }
    }
    draft
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
