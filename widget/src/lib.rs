//! The panel in a visitor's page: owns asking, scoring with core, and delivering. When a survey is shown is the loader's business.
//!
//! Everything that comes in is JSON text, so that a page with polluted prototypes cannot touch it.

mod app;
mod backoff;
mod batch;
mod blur;
mod context;
mod conversation;
mod deliver;
mod destination;
mod draft;
mod error;
mod events;
mod exclusive;
mod expire;
mod host;
mod outbox;
mod page;
mod pair;
mod result;
mod shown;
mod shuffle;
mod text;
mod theme;
mod transport;
mod view;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::context::{Context, Request};

/// A third of the default allocator's size; a panel allocates little and not for long.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// Prepares the instance: a panic is a trap, which the loader turns into an `expectly:error`; nothing is printed to the host's console.
#[wasm_bindgen(start)]
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}

/// Shows a moment of a survey in a language, with the file of words that the loader has fetched, and resolves when the panel is gone. `more`
/// is JSON: `{"opened": true}` if the visitor opened it, `prefill` and `attributes` by name. `place` is the element of the page that an inline
/// survey is shown in. Never rejects: what goes wrong is an `expectly:error` on the document.
#[wasm_bindgen]
pub async fn open(
    study: String,
    survey: String,
    moment: String,
    language: String,
    words: String,
    more: String,
    place: Option<web_sys::Element>,
) {
    let request = Request { study, survey, moment, language, words, more, placed: place.is_some() };
    let opened = match Context::load(&request).await {
        Ok(context) => shown::show(context, place).await,
        Err(error) => Err(error),
    };
    if let Err(error) = opened {
        events::error(&error);
    }
}

/// Takes the panel away as if the visitor had closed it.
#[wasm_bindgen]
pub fn close() {
    shown::dismiss();
}

/// Takes the panel away as if the visitor had closed it, and starts nothing more by itself: what waits is sent by the next page.
#[wasm_bindgen]
pub fn stop() {
    shown::dismiss();
    deliver::stop();
}

/// Takes the panel away with what was begun in it, and forgets every result of this page. What is on disk is the loader's to erase.
#[wasm_bindgen]
pub fn forget() {
    shown::end_now();
    deliver::stop();
    outbox::forget();
}

/// Sends what earlier pages could not, and what the study's surveys have waited for long enough.
#[wasm_bindgen]
pub async fn deliver(study: String) {
    expire::all(&study).await;
    deliver::drain().await;
}

/// Says what is wrong with a study, if anything, as an `expectly:error`.
#[wasm_bindgen]
pub fn check(study: &str) {
    if let Err(error) = context::study(study) {
        events::error(&error);
    }
}
