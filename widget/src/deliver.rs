//! Owns bringing waiting results to their collectors: batches, retries, receipts. At least once on the wire; the id makes it once.

use std::cell::{Cell, RefCell};

use expectly_core::wire::{Receipt, Status};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use crate::error::Error;
use crate::events::{self, Happening, Value};
use crate::exclusive::exclusively;
use crate::outbox::{self, Record};
use crate::transport::{self, MOST_KEPT_ALIVE, Outcome};
use crate::{backoff, page};

/// The most results of one request.
const MOST_TOGETHER: usize = 50;
const LOCK: &str = "expectly-outbox";

thread_local! {
    static FAILURES: Cell<u32> = const { Cell::new(0) };
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
    for (endpoint, batch) in batches(&records) {
        transport::post_and_leave(&endpoint, &body(&batch, now));
    }
}

async fn rounds() {
    let mut limit = MOST_TOGETHER;
    loop {
        let now = page::now();
        let records: Vec<Record> = outbox::waiting().await.into_iter().filter(|record| record.due(now)).collect();
        let Some((endpoint, mut batch)) = batches(&records).into_iter().next() else { return };
        batch.truncate(limit);
        match transport::post(&endpoint, &body(&batch, now)).await {
            Outcome::Receipts(receipts) => {
                FAILURES.set(0);
                if !settle(&batch, &receipts).await {
                    return later(None);
                }
            }
            Outcome::TooLarge if batch.len() > 1 => limit = batch.len() / 2,
            Outcome::TooLarge => drop_all(&batch, "http_413").await,
            Outcome::Refused { status } => drop_all(&batch, &format!("http_{status}")).await,
            Outcome::Later { wait } => {
                FAILURES.set(FAILURES.get().saturating_add(1));
                return later(wait);
            }
            Outcome::Unreached => {
                FAILURES.set(FAILURES.get().saturating_add(1));
                return if FAILURES.get() < backoff::MOST_UNREACHED { later(None) } else { when_online() };
            }
        }
    }
}

/// Takes out what has a receipt; whether there was one for anything that was sent.
async fn settle(batch: &[&Record], receipts: &[Receipt]) -> bool {
    let mut settled = Vec::new();
    for receipt in receipts {
        let Some(id) = receipt.id.as_ref().filter(|id| batch.iter().any(|record| record.id == **id)) else { continue };
        match (&receipt.reason, receipt.status) {
            (Some((code, path)), Status::Rejected) => events::error(&Error::Refused { code: code.clone(), path: path.clone() }),
            _ => events::tell(Happening::Delivered, &[("id", Value::Text(id)), ("status", Value::Text(receipt.status.id()))]),
        }
        settled.push(id.clone());
    }
    outbox::remove(&settled).await;
    !settled.is_empty()
}

async fn drop_all(batch: &[&Record], code: &str) {
    let ids: Vec<String> = batch.iter().map(|record| record.id.clone()).collect();
    outbox::remove(&ids).await;
    events::error(&Error::Refused { code: code.into(), path: String::new() });
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

/// Results to the same endpoint, small enough to outlive the page.
fn batches(records: &[Record]) -> Vec<(String, Vec<&Record>)> {
    let mut batches: Vec<(String, Vec<&Record>, usize)> = Vec::new();
    for record in records {
        let size = record.size();
        let fits = |(endpoint, batch, used): &&mut (String, Vec<&Record>, usize)| {
            *endpoint == record.endpoint && batch.len() < MOST_TOGETHER && *used + size <= MOST_KEPT_ALIVE
        };
        match batches.iter_mut().find(fits) {
            Some((_, batch, used)) => {
                batch.push(record);
                *used += size;
            }
            None => batches.push((record.endpoint.clone(), vec![record], size)),
        }
    }
    batches.into_iter().map(|(endpoint, batch, _)| (endpoint, batch)).collect()
}

fn body(batch: &[&Record], now: u64) -> String {
    let mut body = String::new();
    for record in batch {
        body.push(if body.is_empty() { '[' } else { ',' });
        record.send(now, &mut body);
    }
    body.push(']');
    body
}
