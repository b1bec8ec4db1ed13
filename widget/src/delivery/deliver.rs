//! Owns bringing waiting results to their endpoints: order, retries, receipts. At least once on the wire; the id makes it once.

use std::cell::{Cell, RefCell};

use expectly_core::wire::{Receipt, Status};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::backoff;
use super::batch::Batch;
use super::exclusive::exclusively;
use super::outbox;
use super::transport::{self, Outcome};
use crate::error::Error;
use crate::events::{self, Happening, Value};
use crate::page;
use crate::record::Record;

const LOCK: &str = "expectly-outbox";

thread_local! {
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    static REFUSED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static RETRY: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static ONLINE: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Sends everything that is due, one tab at a time.
pub async fn drain() {
    RETRY.take();
    exclusively(LOCK, rounds()).await;
}

/// Sends what this page has no receipt for, from a page that is being left. Nothing is removed: the next page asks for the receipt.
pub fn drain_and_leave() {
    let records = outbox::mirrored();
    let now = page::now();
    for batch in Batch::all(&records) {
        transport::post_and_leave(&batch.endpoint, &batch.body(now));
    }
}

async fn rounds() {
    let mut limit = usize::MAX;
    // Endpoints that take nothing now; what goes elsewhere need not wait for them.
    let mut down: Vec<String> = Vec::new();
    let (mut asked, mut answered) = (None, false);
    loop {
        let now = page::now();
        let records: Vec<Record> = outbox::waiting().await.into_iter().filter(|record| record.due(now)).collect();
        let Some(mut batch) = Batch::all(&records).into_iter().find(|batch| !down.iter().any(|down| down == batch.kept)) else { break };
        batch.records.truncate(limit);
        let outcome = transport::post(&batch.endpoint, &batch.body(now)).await;
        let (batch, endpoint) = (batch.records, batch.kept.to_owned());
        let removed = match outcome {
            Outcome::Receipts(receipts) if receipts.iter().any(|receipt| is_for(receipt, &batch)) => settle(&batch, Some(&receipts)).await,
            Outcome::Taken => settle(&batch, None).await,
            Outcome::TooLarge | Outcome::Refused { status: 400 } if batch.len() > 1 => {
                limit = batch.len() / 2;
                true
            }
            Outcome::TooLarge => drop_all(&batch, "http_413").await,
            Outcome::Refused { status } => drop_all(&batch, &format!("http_{status}")).await,
            Outcome::Unreached => {
                down.push(endpoint);
                true
            }
            Outcome::Later { wait } => {
                (asked, answered) = (asked.max(wait), true);
                down.push(endpoint);
                true
            }
            // Receipts for something else: whoever answers there is no collector of ours, yet.
            Outcome::Receipts(_) => {
                answered = true;
                down.push(endpoint);
                true
            }
        };
        if !removed {
            // The store takes nothing out: sent again at once, it would never end. The next page tries again.
            return;
        }
    }
    if down.is_empty() {
        return FAILURES.set(0);
    }
    FAILURES.set(FAILURES.get().saturating_add(1));
    if answered || FAILURES.get() < backoff::MOST_UNREACHED { later(asked) } else { when_online() }
}

fn is_for(receipt: &Receipt, batch: &[&Record]) -> bool {
    receipt.id.as_ref().is_some_and(|id| batch.iter().any(|record| record.id == *id))
}

/// Takes out what has a receipt, or all of it where the endpoint has none to give; whether that went well.
async fn settle(batch: &[&Record], receipts: Option<&[Receipt]>) -> bool {
    let mut settled = Vec::new();
    for Record { id, .. } in batch {
        let mut status = Status::Stored;
        if let Some(receipts) = receipts {
            let Some(receipt) = receipts.iter().find(|receipt| receipt.id.as_ref() == Some(id)) else { continue };
            status = receipt.status;
            if let (Some((code, path)), Status::Rejected) = (&receipt.reason, status) {
                REFUSED.with_borrow_mut(|refused| refused.push(id.clone()));
                events::error(&Error::Refused { code: code.clone(), path: path.clone() });
                settled.push(id.clone());
                continue;
            }
        }
        events::tell(Happening::Delivered, &[("id", Value::Text(id)), ("status", Value::Text(status.id()))]);
        settled.push(id.clone());
    }
    outbox::remove(&settled).await
}

async fn drop_all(batch: &[&Record], code: &str) -> bool {
    let ids: Vec<String> = batch.iter().map(|record| record.id.clone()).collect();
    REFUSED.with_borrow_mut(|refused| refused.extend(ids.iter().cloned()));
    events::error(&Error::Refused { code: code.into(), path: String::new() });
    outbox::remove(&ids).await
}

/// Whether the collector has a result of this page for good: sent, receipted and not refused.
pub fn has_receipt(id: &str) -> bool {
    let waits = outbox::mirrored().iter().any(|record| record.id == id);
    !waits && REFUSED.with_borrow(|refused| refused.iter().all(|known| known != id))
}

/// Tries no more by itself.
pub fn stop() {
    RETRY.take();
    ONLINE.take();
}

/// Tries again after a while.
fn later(asked: Option<u64>) {
    let wait = asked.unwrap_or_else(|| backoff::wait(FAILURES.get().max(1), page::chance())).min(backoff::LONGEST);
    RETRY.replace(Some(Timeout::new(wait as u32, || spawn_local(drain()))));
    when_online();
}

/// Tries again when the browser says that it is online again.
fn when_online() {
    let Some(window) = web_sys::window() else { return };
    ONLINE.replace(Some(EventListener::once(&window, "online", |_| {
        FAILURES.set(0);
        spawn_local(drain());
    })));
}
