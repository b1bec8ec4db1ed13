//! Owns whether a panel is on the page: puts it there, takes it away, and notices when the page or the visitor leaves it behind.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PageTransitionEvent};
use yew::html::Scope;
use yew::{AppHandle, Renderer};

use super::app::{self, Input, Panel, PanelProperties, about};
use super::context::Context;
use super::draft::Draft;
use super::handing::Delivery;
use super::host::Host;
use super::theme;
use super::view::Action;
use crate::error::Error;
use crate::events::{self, Happening};

/// How often it is looked whether the page still has the panel: pages that replace their body say nothing about it.
const LOOK_MS: u32 = 1_000;

/// What is on the page now; dropping it takes the panel away.
struct Shown {
    handle: AppHandle<Panel>,
    host: Host,
    _listeners: [EventListener; 3],
    _looking: Interval,
    ended: Function,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Shows a moment, in that place of the page if there is one, unless it does not apply or another is shown; calls `ended` when its panel
/// is gone.
pub fn show(context: Context, place: Option<Element>, delivery: Delivery, ended: &Function) -> Result<(), Error> {
    if !context.applies() || SHOWN.with_borrow(Option::is_some) {
        let _ = ended.call0(&JsValue::NULL);
        return Ok(());
    }
    let (look, display) = (&context.study.look, context.survey.display);
    events::contrasts(&look.low_contrasts());
    let host = Host::attach(&theme::css(look, display), context.words.direction(), display, place)?;
    let context = Rc::new(context);
    let properties = PanelProperties { context: context.clone(), delivery: Rc::new(delivery) };
    let handle = Renderer::<Panel>::with_root_and_props(host.mount(), properties).render();
    let [scope, pressing, writing]: [Scope<Panel>; 3] = [(); 3].map(|()| (*handle).clone());
    // Not by way of the renderer, which would bring its own for every kind of event that there is.
    let submitted =
        EventListener::new_with_options(&host.mount(), "submit", EventListenerOptions::enable_prevent_default(), move |event| {
            event.prevent_default();
            pressing.send_message(app::pressed(event));
        });
    let changed = EventListener::new(&host.mount(), "input", move |event| writing.send_message(Input::Edit(app::written(event))));
    // A page that comes back from the back/forward cache must not go on with what was already sent.
    let returning = EventListener::new(&gloo::utils::window(), "pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            scope.send_message(Input::Left);
        }
    });
    let looking = Interval::new(LOOK_MS, || {
        if SHOWN.with_borrow(|shown| shown.as_ref().is_some_and(|shown| !shown.host.is_on_page())) {
            end_now();
        }
    });
    SHOWN.replace(Some(Shown { handle, host, _listeners: [submitted, changed, returning], _looking: looking, ended: ended.clone() }));
    events::tell(Happening::Shown, &about(&context));
    Ok(())
}

/// Closes what is shown, as the visitor would.
pub fn dismiss() {
    SHOWN.with_borrow(|shown| {
        if let Some(shown) = shown {
            shown.handle.send_message(Input::Do(Action::Close, Draft::default()));
        }
    });
}

/// Takes the panel away. Not from within its own drawing: the renderer is still at work then.
pub fn end() {
    Timeout::new(0, end_now).forget();
}

/// Takes the panel away at once, whatever was begun in it.
pub fn end_now() {
    if let Some(shown) = SHOWN.take() {
        shown.handle.destroy();
        let _ = shown.ended.call0(&JsValue::NULL);
    }
}
