//! Owns the one element that the widget puts into a page: a closed shadow root, fenced off in both directions, in the top layer or in a
//! place of the page.

use std::cell::RefCell;

use expectly_core::study::Display;
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, FocusEvent, HtmlDialogElement, HtmlElement, KeyboardEvent, ShadowRootInit, ShadowRootMode};

use super::shown;
use crate::error::Error;

/// The element's id. The loader knows it, too: it removes the element after a trap.
const ID: &str = "expectly-host";

/// The element, its listeners, and where the focus was before the visitor moved it here.
pub struct Host {
    element: HtmlElement,
    mount: Element,
    came_from: std::rc::Rc<RefCell<Option<HtmlElement>>>,
    _listeners: Vec<EventListener>,
}

impl Host {
    /// Puts the element into the page, or into that place of it, with that style sheet and writing direction, which decides on which side
    /// it stands.
    pub fn attach(css: &str, direction: &str, display: Display, place: Option<Element>) -> Result<Host, Error> {
        Host::make(css, direction, display, place).map_err(|_| Error::Host)
    }

    /// Where the panel is drawn. It lies inside the root: a renderer mounted on the root itself would leak its events to a host page
    /// that uses the same renderer.
    pub fn mount(&self) -> Element {
        self.mount.clone()
    }

    /// Whether the page still has it.
    pub fn is_on_page(&self) -> bool {
        self.element.is_connected()
    }

    fn make(css: &str, direction: &str, display: Display, place: Option<Element>) -> Result<Host, JsValue> {
        let document = gloo::utils::document();
        let place = place.or_else(|| document.body().map(Element::from)).ok_or(JsValue::NULL)?;
        let element: HtmlElement = document.create_element("div")?.unchecked_into();
        element.set_id(ID);
        element.set_dir(direction);
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))?;
        // Not a <style> element, which a strict content security policy forbids.
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(css)?;
        root.set_adopted_style_sheets(&Array::of1(&sheet));
        let mount = document.create_element(if display == Display::Modal { "dialog" } else { "div" })?;
        root.append_child(&mount)?;
        // The host page's shortcuts must not fire while somebody types in the panel.
        let fence = |kind: &'static str| EventListener::new(&root, kind, |event| event.stop_propagation());
        let came_from = std::rc::Rc::new(RefCell::new(None));
        let remember = came_from.clone();
        let inside = root.clone();
        let arrive = EventListener::new(&root, "focusin", move |event| {
            let before = event.dyn_ref::<FocusEvent>().and_then(|event| event.related_target());
            let before = before.and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if let Some(before) = before.filter(|before| !inside.contains(Some(before))) {
                remember.replace(Some(before));
            }
        });
        let escape = EventListener::new(&root, "keydown", |event| {
            event.stop_propagation();
            // While a word is being composed, Escape belongs to the input method.
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape" && !event.is_composing()) {
                shown::dismiss();
            }
        });
        let mut listeners = vec![escape, fence("keypress"), fence("keyup"), arrive];
        place.append_child(&element)?;
        match display {
            Display::Inline => {}
            Display::Modal => {
                mount.set_attribute("aria-labelledby", "question")?;
                // The browser's own ways out: Escape while the focus is nowhere, and the back gesture of phones.
                listeners.push(EventListener::new(&mount, "close", |_| shown::dismiss()));
                mount.unchecked_ref::<HtmlDialogElement>().show_modal()?;
            }
            // Top layer without a z-index war; where popovers are unknown, position: fixed does.
            Display::Corner | Display::Tab | Display::Button => {
                if element.set_popover(Some("manual")).is_ok() {
                    let _ = element.show_popover();
                }
            }
        }
        Ok(Host { element, mount, came_from, _listeners: listeners })
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let had_focus = has_focus();
        self.element.remove();
        if let Some(before) = self.came_from.take().filter(|before| had_focus && before.is_connected()) {
            let _ = before.focus();
        }
    }
}

/// Whether the focus is on the panel. From outside a closed root, whatever is focused in it looks like its host.
pub fn has_focus() -> bool {
    gloo::utils::document().active_element().is_some_and(|active| active.id() == ID)
}
