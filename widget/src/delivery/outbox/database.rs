//! Owns the IndexedDB database: its name, stores and transactions. What the stored values mean is not known here.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

use super::request::{committed, done};
use crate::pair;
use crate::record::Record;

/// One database for each origin. The loader reads it under the same names.
const NAME: &str = "expectly";
const VERSION: u32 = 1;
const OUTBOX: &str = "outbox";
const PAIRS: &str = "pairs";

/// An open database, closed when dropped so that it never blocks another tab's upgrade.
pub struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Database {
    /// Opens the database, making it at the first time.
    pub async fn open() -> Result<Database, JsValue> {
        let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(NAME, VERSION)?;
        let making = request.clone();
        let make = Closure::once_into_js(move || {
            if let Some(database) = making.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
                let _ = database.create_object_store(OUTBOX);
                let _ = database.create_object_store(PAIRS);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        opened(&request).await
    }

    /// Puts a result in and changes the survey's pair, both or neither.
    pub async fn put(&self, record: &Record, survey: &str, pair: &JsValue) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        transaction.object_store(OUTBOX)?.put_with_key(&record.stored(), &record.id.as_str().into())?;
        let pairs = transaction.object_store(PAIRS)?;
        if pair.is_null() {
            pairs.delete(&survey.into())?;
        } else if !pair.is_undefined() {
            pairs.put_with_key(pair, &survey.into())?;
        }
        committed(&transaction).await
    }

    /// Every result that is waiting. A damaged one is passed over and stays.
    pub async fn records(&self) -> Result<Vec<Record>, JsValue> {
        let all = done(&self.store(OUTBOX)?.get_all()?).await?;
        Ok(Array::from(&all).iter().filter_map(|stored| Record::read(&stored)).collect())
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
    pub async fn end_pairs(&self, now: u64) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        let (outbox, pairs) = (transaction.object_store(OUTBOX)?, transaction.object_store(PAIRS)?);
        let (surveys, open) = (pairs.get_all_keys()?, pairs.get_all()?);
        let open = Array::from(&done(&open).await?);
        for (survey, pair) in Array::from(&surveys.result()?).iter().zip(open.iter()) {
            let Some(end) = pair::ended(&pair, now) else { continue };
            if let Some(record) = Record::read(&end) {
                outbox.put_with_key(&end, &record.id.into())?;
            }
            pairs.delete(&survey)?;
        }
        committed(&transaction).await
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
        let stores = Array::of2(&OUTBOX.into(), &PAIRS.into());
        self.0.transaction_with_str_sequence_and_mode(&stores, mode)
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.begin(IdbTransactionMode::Readonly)?.object_store(name)
    }
}

async fn opened(request: &IdbOpenDbRequest) -> Result<Database, JsValue> {
    done(request).await?.dyn_into::<IdbDatabase>().map(Database)
}
