//! Owns what must survive this page: results on their way out, and open pairs. IndexedDB where the browser allows it, else memory.

mod database;
mod mirror;
mod request;

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use super::caps;
use super::loss::Loss;
use super::time::Time;
use super::waiting::Waiting;
use crate::error::Error;
use crate::events;
use crate::record::Record;
use database::{Database, Refusal};
pub use mirror::Mirror;

/// Where a result lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On disk: it survives this page and the browser.
    OnDisk,
    /// In memory: only a receipt makes it durable.
    InMemory,
}

thread_local! {
    static MIRROR: RefCell<Mirror> = const { RefCell::new(Mirror::new()) };
    static REFUSED: Cell<bool> = const { Cell::new(false) };
    /// From a visitor's wish to be forgotten until the next answer: whoever only looked would make an empty database of the erased one.
    static FORGOTTEN: Cell<bool> = const { Cell::new(false) };
    static LOST: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Puts a result in, replacing an earlier state of the same one, and changes the pair in the same transaction. The oldest make room for it.
pub async fn put(record: Record, survey: &str, pair: &JsValue) -> Kept {
    let new = Waiting::new(record, Time::now());
    MIRROR.with_borrow_mut(|mirror| mirror.put(&new));
    FORGOTTEN.set(false);
    let stored = match open().await {
        Some(database) => store(&database, &new, survey, pair).await,
        None => Err(Refusal::Other),
    };
    match stored {
        Ok(displaced) => {
            MIRROR.with_borrow_mut(|mirror| mirror.is_on_disk(&new));
            make_room(displaced);
            Kept::OnDisk
        }
        Err(refusal) => {
            refused(refusal);
            make_room(caps::displaced(&MIRROR.with_borrow(Mirror::all), &new, caps::MOST_BYTES));
            Kept::InMemory
        }
    }
}

/// Stores a result in the place of those that have to go for it, which it gives.
async fn store(database: &Database, new: &Waiting, survey: &str, pair: &JsValue) -> Result<Vec<String>, Refusal> {
    let kept = database.waiting().await.map(|(kept, _)| kept).unwrap_or_default();
    let displaced = caps::displaced(&kept, new, caps::MOST_BYTES);
    match database.put(new, &displaced, survey, pair).await {
        Ok(()) => Ok(displaced),
        // The browser has no room left. All or nothing: if the oldest cannot make room for it, they stay.
        Err(Refusal::Full) if !kept.is_empty() => {
            let displaced = caps::displaced(&kept, new, caps::size(&kept));
            database.put(new, &displaced, survey, pair).await.map(|()| displaced)
        }
        Err(refusal) => Err(refusal),
    }
}

fn make_room(displaced: Vec<String>) {
    if !displaced.is_empty() {
        lose(displaced, &Loss::OutboxFull);
    }
}

/// Everything waiting, of this page and earlier ones. What cannot be read is put apart.
pub async fn waiting() -> Vec<Waiting> {
    let Some(database) = open().await else { return MIRROR.with_borrow(Mirror::all) };
    let Ok((stored, damaged)) = database.waiting().await else { return MIRROR.with_borrow(Mirror::all) };
    if !damaged.is_empty() && database.put_apart(&damaged).await.is_ok() {
        events::loss(Loss::Unreadable.code(), "", damaged.len());
    }
    MIRROR.with_borrow_mut(|mirror| mirror.with(stored))
}

/// What a leaving page has no receipt for yet.
pub fn leaving() -> Vec<Waiting> {
    MIRROR.with_borrow(Mirror::leaving)
}

/// Takes results out that need not be sent again; whether that went well. What stays is sent again and answered with `duplicate`.
pub async fn remove(ids: &[String]) -> bool {
    MIRROR.with_borrow_mut(|mirror| mirror.remove(ids));
    match open().await {
        Some(database) => database.remove(ids).await.is_ok(),
        // What cannot be opened now may still hold them.
        None => REFUSED.get() || FORGOTTEN.get(),
    }
}

/// Notes and tells that results are lost.
pub fn lose(ids: Vec<String>, loss: &Loss) {
    MIRROR.with_borrow_mut(|mirror| mirror.remove(&ids));
    events::loss(loss.code(), loss.path(), ids.len());
    LOST.with_borrow_mut(|lost| lost.extend(ids));
}

/// Whether the collector has a result of this page for good: sent, receipted and not lost.
pub fn has_receipt(id: &str) -> bool {
    !MIRROR.with_borrow(|mirror| mirror.has(id)) && LOST.with_borrow(|lost| lost.iter().all(|known| known != id))
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
    MIRROR.set(Mirror::new());
    FORGOTTEN.set(true);
}

/// Makes results of the pairs that have waited for long enough.
pub async fn end_pairs() {
    if let Some(database) = open().await {
        // What cannot be ended now is ended by a later page.
        let _ = database.end_pairs(Time::now()).await;
    }
}

async fn open() -> Option<Database> {
    if REFUSED.get() || FORGOTTEN.get() {
        return None;
    }
    Database::open().await.ok()
}

/// From now on in memory, as the study wants it.
pub fn stay_off_disk() {
    REFUSED.set(true);
}

/// From now on in memory, unless there is only no room now: what is on disk can still be brought away. Says so once.
fn refused(refusal: Refusal) {
    thread_local! {
        static TOLD: Cell<bool> = const { Cell::new(false) };
    }
    let off_disk = REFUSED.get();
    REFUSED.set(off_disk || refusal == Refusal::Other);
    if !off_disk && !TOLD.replace(true) {
        events::error(&Error::Storage);
    }
}
