//! Owns waiting for IndexedDB: a request or a transaction as a future. Knows nothing of what is stored.

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

/// The result of a request.
pub async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    settled(|ok, fail| {
        request.set_onsuccess(Some(ok));
        request.set_onerror(Some(fail));
    })
    .await?;
    request.result()
}

/// The end of a transaction: what it wrote is on its way to disk and survives the browser's death.
pub async fn committed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    settled(|ok, fail| {
        transaction.set_oncomplete(Some(ok));
        transaction.set_onabort(Some(fail));
    })
    .await
}

/// Longer than a database takes on a slow phone; a blocked one would otherwise hang for ever, and the visitor or all tabs with it.
const PATIENCE_MS: i32 = 1_000;

async fn settled(listen: impl FnOnce(&Function, &Function)) -> Result<(), JsValue> {
    let mut listen = Some(listen);
    let promise = Promise::new(&mut |resolve, reject| {
        // A timer that cannot be set leaves the wait without a limit, which is what it would have without this line.
        let _ = web_sys::window().map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS));
        if let Some(listen) = listen.take() {
            let stop = Closure::once_into_js(move |event: web_sys::Event| {
                // A failed request must not reach the page's own error handlers.
                event.prevent_default();
                let _ = reject.call0(&JsValue::NULL);
            });
            listen(&resolve, stop.unchecked_ref());
        }
    });
    JsFuture::from(promise).await.map(|_| ())
}
