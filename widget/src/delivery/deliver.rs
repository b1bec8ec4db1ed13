//! Owns when the page's results are brought to their endpoints, and that one tab does it at a time. At least once on the wire; the id makes
//! it once. In which order is the courier's business.

use std::cell::RefCell;

use expectly_core::study::Endpoint;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::answer::Outcome;
use super::batch::Batch;
use super::courier::{World, bring};
use super::exclusive::exclusively;
use super::outbox;
use super::patience::Patience;
use super::round::{News, Round};
use super::time::Time;
use super::transport;
use super::waiting::Waiting;
use crate::events::{self, Happening, Value};
use crate::page;

const LOCK: &str = "expectly-outbox";

thread_local! {
    static PATIENCE: RefCell<Patience> = const { RefCell::new(Patience::new()) };
    static RETRY: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static ONLINE: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Sends everything that is due, one tab at a time.
pub async fn drain() {
    RETRY.take();
    exclusively(LOCK, async {
        let mut round = Round::new(PATIENCE.with_borrow_mut(|patience| patience.paused(Time::now())));
        bring(&Page, &mut round).await;
        let next = PATIENCE.with_borrow_mut(|patience| patience.after(&round, Time::now(), page::chance()));
        if let Some(wait) = next {
            RETRY.replace(Some(Timeout::new(wait as u32, || spawn_local(drain()))));
        }
        if !round.failed.is_empty() {
            when_online();
        }
    })
    .await;
}

/// Sends what this page has no receipt for, from a page that is being left. Nothing is removed: the next page asks for the receipt.
pub fn drain_and_leave() {
    let leaving = outbox::leaving();
    let now = Time::now();
    for batch in Batch::all(&leaving) {
        transport::post_and_leave(&batch.endpoint, &batch.body(now));
    }
}

/// Tries no more by itself.
pub fn stop() {
    RETRY.take();
    ONLINE.take();
}

/// Tries again when the browser says that it is online again.
fn when_online() {
    let Some(window) = web_sys::window() else { return };
    ONLINE.replace(Some(EventListener::once(&window, "online", |_| {
        PATIENCE.with_borrow_mut(Patience::renew);
        spawn_local(drain());
    })));
}

/// What there is in a page.
struct Page;

impl World for Page {
    fn now(&self) -> Time {
        Time::now()
    }

    async fn waiting(&self) -> Vec<Waiting> {
        outbox::waiting().await
    }

    async fn post(&self, endpoint: &Endpoint, body: &str) -> Outcome {
        // The first try shall outlive the page. If that failed, perhaps others have used up what the browser lets outlive it.
        let first = PATIENCE.with_borrow(|patience| patience.failures() == 0);
        transport::post(endpoint, body, first).await
    }

    async fn remove(&self, ids: &[String]) -> bool {
        outbox::remove(ids).await
    }

    fn tell(&self, news: News) {
        match news {
            News::Delivered { id, status } => {
                events::tell(Happening::Delivered, &[("id", Value::Text(&id)), ("status", Value::Text(status.id()))]);
            }
            News::Lost { ids, why } => outbox::lose(ids, &why),
        }
    }
}
