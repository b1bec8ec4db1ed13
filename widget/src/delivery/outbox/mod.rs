//! Owns what must survive this page: results on their way out, and open pairs. IndexedDB where the browser allows it, else memory.

mod database;
mod request;

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use crate::error::Error;
use crate::record::Record;
use crate::{events, page};
use database::Database;

/// Where a result lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On disk: it survives this page and the browser.
    OnDisk,
    /// In memory: only a receipt makes it durable.
    InMemory,
}

/// A result of this page, and whether it is on disk, too.
struct Mirrored {
    record: Record,
    on_disk: bool,
}

thread_local! {
    /// Results of this page that have no receipt yet; what a leaving page can still send, since it cannot wait for a database.
    static MIRROR: RefCell<Vec<Mirrored>> = const { RefCell::new(Vec::new()) };
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// Puts a result in, replacing an earlier state of the same one, and changes the pair in the same transaction.
pub async fn put(record: &Record, survey: &str, pair: &JsValue) -> Kept {
    mirror(record);
    let stored = match open().await {
        Some(database) => database.put(record, survey, pair).await.is_ok(),
        None => false,
    };
    if stored {
        MIRROR.with_borrow_mut(|mirror| mirror.iter_mut().filter(|known| known.record == *record).for_each(|known| known.on_disk = true));
        return Kept::OnDisk;
    }
    refused();
    Kept::InMemory
}

/// Remembers a result in memory alone, at once.
fn mirror(record: &Record) {
    MIRROR.with_borrow_mut(|mirror| {
        mirror.retain(|known| known.record.id != record.id);
        mirror.push(Mirrored { record: record.clone(), on_disk: false });
    });
}

/// Everything waiting, of this page and earlier ones.
pub async fn waiting() -> Vec<Record> {
    let stored = match open().await {
        Some(database) => database.records().await.ok(),
        None => None,
    };
    if let Some(records) = &stored {
        // What was on disk and no longer is has its receipt: another tab brought it.
        let waits = |known: &Mirrored| !known.on_disk || records.iter().any(|record| record.id == known.record.id);
        MIRROR.with_borrow_mut(|mirror| mirror.retain(waits));
    }
    let mut records = stored.unwrap_or_default();
    let of_this_page = mirrored();
    records.retain(|record| of_this_page.iter().all(|known| known.id != record.id));
    records.extend(of_this_page);
    records
}

/// What this page has no receipt for yet.
pub fn mirrored() -> Vec<Record> {
    MIRROR.with_borrow(|mirror| mirror.iter().map(|known| known.record.clone()).collect())
}

/// Takes results out that need not be sent again; whether that went well. What stays is sent again and answered with `duplicate`.
pub async fn remove(ids: &[String]) -> bool {
    MIRROR.with_borrow_mut(|mirror| mirror.retain(|known| !ids.contains(&known.record.id)));
    match open().await {
        Some(database) => database.remove(ids).await.is_ok(),
        None => true,
    }
}

/// Forgets what was expected at a survey: its visitor does not want to say how it was.
pub async fn forget_pair(survey: String) {
    if let Some(database) = open().await {
        // What cannot be forgotten is asked about again, at worst.
        let _ = database.forget_pair(&survey).await;
    }
}

/// Forgets the results of this page that have no receipt yet.
pub fn forget() {
    MIRROR.take();
}

/// Makes results of the pairs that have waited for long enough.
pub async fn end_pairs() {
    if let Some(database) = open().await {
        // What cannot be ended now is ended by a later page.
        let _ = database.end_pairs(page::now()).await;
    }
}

async fn open() -> Option<Database> {
    if REFUSED.get() {
        return None;
    }
    Database::open().await.ok()
}

/// From now on in memory, as the study wants it.
pub fn stay_off_disk() {
    REFUSED.set(true);
}

/// From now on in memory; says so once.
fn refused() {
    if !REFUSED.replace(true) {
        events::error(&Error::Storage);
    }
}
