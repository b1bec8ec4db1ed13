//! Owns handing results to the delivery, which is a WebAssembly of its own and may still be on its way: the loader's handed.js stands
//! between. Stores and sends nothing.

use expectly_core::study::Storage;
use expectly_core::wire::SurveyResult;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::conversation::Conversation;
use crate::page;
use crate::pair::PairChange;
use crate::record::Record;

const DAY_MS: f64 = 86_400_000.0;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands results on with.
    pub type Delivery;

    #[wasm_bindgen(method)]
    fn put(this: &Delivery, record: &Array, survey: &str, pair: &JsValue, memory: bool, durable: &JsValue);

    /// Forgets what was expected at a survey: its visitor does not want to say how it was.
    #[wasm_bindgen(method)]
    pub fn refuse(this: &Delivery, survey: &str);
}

impl Delivery {
    /// Hands on a result, finished or (`held`) not yet, with what it does to the survey's pair; `durable` is called with
    /// whether that is what it has become.
    pub fn take(&self, conversation: &Conversation, result: &SurveyResult, held: bool, durable: &JsValue) {
        let context = conversation.context();
        let (endpoint, now) = (&context.study.endpoint, page::now());
        let record = Record::new(result, endpoint, now, held);
        let pair = match conversation.pair_change(now) {
            PairChange::None => JsValue::UNDEFINED,
            PairChange::Close => JsValue::NULL,
            PairChange::Open(pair) => {
                let until = now.saturating_add((context.survey.expires_days * DAY_MS) as u64);
                let end = page::uuid().and_then(|id| conversation.unpaired(&pair, id, until));
                pair.stored(until, end.map(|end| Record::new(&end, endpoint, until, false))).into()
            }
        };
        let memory = context.study.privacy.storage == Storage::Memory;
        self.put(&record.stored(), context.survey.id.as_str(), &pair, memory, durable);
    }
}
