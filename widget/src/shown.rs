//! Owns whether a panel is on the page: puts it there, takes it away, and notices when the page or the visitor leaves it behind.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, PageTransitionEvent};
use yew::html::Scope;
use yew::{AppHandle, Renderer};

use crate::app::{Input, Panel, PanelProperties, about};
use crate::context::Context;
use crate::draft::Draft;
use crate::error::Error;
use crate::events::{self, Happening};
use crate::host::Host;
use crate::view::Action;
use crate::{deliver, theme};

/// How often it is looked whether the page still has the panel: pages that replace their body say nothing about it.
const LOOK_MS: u32 = 1_000;

/// What is on the page now; dropping it takes the panel away.
struct Shown {
    handle: AppHandle<Panel>,
    host: Host,
    _listeners: [EventListener; 2],
    _looking: Interval,
    ended: Function,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Shows a moment, in that place of the page if there is one, unless it does not apply or another is shown; resolves when its panel is gone.
pub async fn show(context: Context, place: Option<Element>) -> Result<(), Error> {
    if !context.applies() || SHOWN.with_borrow(Option::is_some) {
        return Ok(());
    }
    let (look, display) = (&context.study.look, context.survey.display);
    events::contrasts(&look.low_contrasts());
    let host = Host::attach(&theme::css(look, display), context.words.direction(), display, place)?;
    let mut end = None;
    let gone = Promise::new(&mut |resolve, _| end = Some(resolve));
    let ended = end.ok_or(Error::Host)?;
    let context = Rc::new(context);
    let handle = Renderer::<Panel>::with_root_and_props(host.mount(), PanelProperties { context: context.clone() }).render();
    let scope: Scope<Panel> = (*handle).clone();
    // No more than that: whoever works on a database while a page goes keeps it out of the back/forward cache.
    let leaving = EventListener::new(&gloo::utils::window(), "pagehide", |_| deliver::drain_and_leave());
    // A page that comes back from there must not go on with what was already sent.
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
    SHOWN.replace(Some(Shown { handle, host, _listeners: [leaving, returning], _looking: looking, ended }));
    events::tell(Happening::Shown, &about(&context));
    // It is resolved, never rejected.
    let _ = JsFuture::from(gone).await;
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
