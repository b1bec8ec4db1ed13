//! The delivery: owns what must survive the page, and bringing it to its endpoint. What results mean is not known here.

mod answer;
mod backoff;
mod batch;
mod caps;
mod courier;
mod deliver;
mod exclusive;
mod loss;
#[cfg(test)]
mod model;
mod outbox;
mod patience;
mod round;
mod time;
mod transport;
mod waiting;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use self::outbox::Kept;
use crate::record::Record;

/// Takes a result over, replacing an earlier state of the same one, and changes the survey's open pair with it (undefined: leaves it,
/// null: closes it, else opens that). Resolves once it is known whether the result is durable: on disk, or, where the browser or the study
/// (`memory`) allows no disk, at the collector.
#[wasm_bindgen]
pub async fn put(record: JsValue, survey: String, pair: JsValue, memory: bool) -> bool {
    let Some(record) = Record::read(&record) else { return false };
    if memory {
        outbox::stay_off_disk();
    }
    let (id, held) = (record.id.clone(), record.is_held());
    let kept = outbox::put(record, &survey, &pair).await;
    match kept {
        Kept::OnDisk if held => true,
        Kept::OnDisk => {
            spawn_local(deliver::drain());
            true
        }
        Kept::InMemory if held => false,
        Kept::InMemory => {
            deliver::drain().await;
            outbox::has_receipt(&id)
        }
    }
}

/// Forgets a survey's open pair.
#[wasm_bindgen]
pub async fn refuse(survey: String) {
    outbox::forget_pair(survey).await;
}

/// Sends what earlier pages could not, and what waited for its second half for long enough.
#[wasm_bindgen]
pub async fn deliver() {
    outbox::end_pairs().await;
    deliver::drain().await;
}

/// Sends what has no receipt yet, from a page that is being left.
#[wasm_bindgen]
pub fn leave() {
    deliver::drain_and_leave();
}

/// Starts nothing more by itself: what waits is sent by the next page.
#[wasm_bindgen]
pub fn stop() {
    deliver::stop();
}

/// Forgets every result of this page. What is on disk is the loader's to erase.
#[wasm_bindgen]
pub fn forget() {
    deliver::stop();
    outbox::forget();
}
