//! Owns doing something in one tab at a time; without Web Locks (insecure pages) it simply does it, and the collector tells twins apart.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

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
    let waiting = Rc::new(RefCell::new(Some(work)));
    let job = waiting.clone();
    let job = move || {
        future_to_promise(async move {
            let work = job.take();
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    };
    let callback: Function = Closure::once_into_js(job).unchecked_into();
    if let Ok(promise) = request(name, &callback) {
        let _ = JsFuture::from(promise).await;
    }
    // Browsers refuse locks where they refuse storage; then the work was not begun, and is done without.
    let left = waiting.take();
    if let Some(work) = left {
        work.await;
    }
}
