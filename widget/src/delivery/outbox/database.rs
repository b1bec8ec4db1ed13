//! Owns the IndexedDB database: its name, stores and transactions. What the stored values mean is not known here.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

use super::super::time::Time;
use super::super::waiting::Waiting;
use super::request::{committed, done};
use crate::pair;
use crate::record::Record;

/// One database for each origin. The loader reads it under the same names.
const NAME: &str = "expectly";
/// Counted up with each change below. A newer one, of a newer build in another tab, is left alone.
const VERSION: u32 = 2;
const OUTBOX: &str = "outbox";
const PAIRS: &str = "pairs";
/// What was found damaged in the outbox, under its old key, for whoever looks into it. Since version 2.
const UNREADABLE: &str = "unreadable";
const STORES: [&str; 3] = [OUTBOX, PAIRS, UNREADABLE];
/// Damage is a bug of ours or somebody's mischief; a few show which.
const MOST_UNREADABLE: u32 = 20;

/// Why the browser did not store something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room left.
    Full,
    /// Anything else.
    Other,
}

/// Something in the outbox that is no result, with its key.
pub type Damaged = (JsValue, JsValue);

/// An open database, closed when dropped so that it never blocks another tab's upgrade.
pub struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Database {
    /// Opens the database, making it at the first time, and bringing an older one up.
    pub async fn open() -> Result<Database, JsValue> {
        let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(NAME, VERSION)?;
        let making = request.clone();
        let make = Closure::once_into_js(move || {
            if let Some(database) = making.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
                let known = database.object_store_names();
                for store in STORES.iter().filter(|store| !known.contains(store)) {
                    let _ = database.create_object_store(store);
                }
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        opened(&request).await
    }

    /// Puts a result in the place of others and changes the survey's pair: all of it or nothing.
    pub async fn put(&self, new: &Waiting, displaced: &[String], survey: &str, pair: &JsValue) -> Result<(), Refusal> {
        let transaction = self.begin(IdbTransactionMode::Readwrite).map_err(|_| Refusal::Other)?;
        let changed = || {
            let outbox = transaction.object_store(OUTBOX)?;
            for id in displaced {
                outbox.delete(&id.as_str().into())?;
            }
            outbox.put_with_key(&new.stored(), &new.record.id.as_str().into())?;
            let pairs = transaction.object_store(PAIRS)?;
            if pair.is_null() {
                pairs.delete(&survey.into())?;
            } else if !pair.is_undefined() {
                pairs.put_with_key(pair, &survey.into())?;
            }
            Ok::<(), JsValue>(())
        };
        changed().map_err(|_| Refusal::Other)?;
        committed(&transaction).await.map_err(|_| {
            let full = transaction.error().is_some_and(|error| error.name() == "QuotaExceededError");
            if full { Refusal::Full } else { Refusal::Other }
        })
    }

    /// Every result that is waiting, and what in the outbox is none.
    pub async fn waiting(&self) -> Result<(Vec<Waiting>, Vec<Damaged>), JsValue> {
        let outbox = self.store(OUTBOX)?;
        let (keys, all) = (outbox.get_all_keys()?, outbox.get_all()?);
        let all = Array::from(&done(&all).await?);
        let (mut waiting, mut damaged) = (Vec::new(), Vec::new());
        for (key, stored) in Array::from(&keys.result()?).iter().zip(all.iter()) {
            match Waiting::read(&key, &stored) {
                Some(result) => waiting.push(result),
                None => damaged.push((key, stored)),
            }
        }
        Ok((waiting, damaged))
    }

    /// Takes what is damaged out of the outbox and keeps it apart, as far as there is room.
    pub async fn put_apart(&self, damaged: &[Damaged]) -> Result<(), JsValue> {
        let room = MOST_UNREADABLE.saturating_sub(done(&self.store(UNREADABLE)?.count()?).await?.as_f64().unwrap_or_default() as u32);
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        let (outbox, apart) = (transaction.object_store(OUTBOX)?, transaction.object_store(UNREADABLE)?);
        for (place, (key, stored)) in damaged.iter().enumerate() {
            if place < room as usize {
                apart.put_with_key(stored, key)?;
            }
            outbox.delete(key)?;
        }
        committed(&transaction).await
    }

    /// Takes results out.
    pub async fn remove(&self, ids: &[String]) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        let outbox = transaction.object_store(OUTBOX)?;
        for id in ids {
            outbox.delete(&id.as_str().into())?;
        }
        committed(&transaction).await
    }

    /// Forgets a survey's open pair.
    pub async fn forget_pair(&self, survey: &str) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        transaction.object_store(PAIRS)?.delete(&survey.into())?;
        committed(&transaction).await
    }

    /// Puts the results of pairs that are over in, and takes the pairs out, all or none.
    pub async fn end_pairs(&self, now: Time) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        let (outbox, pairs) = (transaction.object_store(OUTBOX)?, transaction.object_store(PAIRS)?);
        let (surveys, open) = (pairs.get_all_keys()?, pairs.get_all()?);
        let open = Array::from(&done(&open).await?);
        for (survey, pair) in Array::from(&surveys.result()?).iter().zip(open.iter()) {
            let Some(end) = pair::ended(&pair, now.wall) else { continue };
            if let Some(record) = Record::read(&end) {
                let waiting = Waiting::new(record, now);
                outbox.put_with_key(&waiting.stored(), &waiting.record.id.into())?;
            }
            pairs.delete(&survey)?;
        }
        committed(&transaction).await
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
        let stores = STORES.iter().map(|store| JsValue::from_str(store)).collect::<Array>();
        self.0.transaction_with_str_sequence_and_mode(&stores, mode)
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.begin(IdbTransactionMode::Readonly)?.object_store(name)
    }
}

async fn opened(request: &IdbOpenDbRequest) -> Result<Database, JsValue> {
    done(request).await?.dyn_into::<IdbDatabase>().map(Database)
}
