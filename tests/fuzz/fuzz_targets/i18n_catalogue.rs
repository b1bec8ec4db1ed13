//! A file of words, right or not, yields words for everything that is said; no slot and no plural form brings it down.
#![no_main]
#![allow(dead_code, reason = "files of the widget's are taken as they are: they are built for pages alone")]

#[path = "../../../widget/src/panel/words/mod.rs"]
mod words;

use expectly_core::json::Json;
use expectly_core::scale::ScaleId;
use libfuzzer_sys::fuzz_target;
use words::{Words, fill};

/// Looks like a slot, and is none once it fills one.
const VALUE: &str = "{n} {action}";

fuzz_target!(|text: &str| {
    let Ok(file) = Json::parse(text) else { return };
    let keys: Vec<String> = match &file {
        Json::Object(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => Vec::new(),
    };
    let words = Words::new(file);
    assert!(["ltr", "rtl"].contains(&words.direction()));
    for scale in ScaleId::ALL {
        let _ = (words.ends(*scale), words.steps(*scale));
    }
    for key in keys {
        let filled = fill(words.get(&key), &[("action", VALUE), ("n", VALUE)]);
        assert!(filled.len() <= (words.get(&key).len() + 1) * (VALUE.len() + 1));
        let _ = words.counted(&key, text.len());
    }
});
