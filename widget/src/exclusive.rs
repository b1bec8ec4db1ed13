//! Owns doing something in one tab at a time; without Web Locks (insecure pages) it simply does it, and the collector tells twins apart.

use std::future::Future;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, callback: &Function) -> Result<Promise, JsValue>;
}

/// Does some work while no other tab of this origin does work under the same name.
pub async fn exclusively(name: &str, work: impl Future<Output = ()> + 'static) {
    let navigator = web_sys::window().map(|window| window.navigator());
    let locks = navigator.and_then(|navigator| Reflect::get(&navigator, &JsValue::from_str("locks")).ok());
    if !locks.is_some_and(|locks| locks.is_object()) {
        return work.await;
    }
    let job = || {
        future_to_promise(async {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    };
    let callback: Function = Closure::once_into_js(job).unchecked_into();
    if let Ok(promise) = request(name, &callback) {
        // A rejected lock (an opaque origin) leaves the work for the next page; the answers stay where they are.
        let _ = JsFuture::from(promise).await;
    }
}
