//! Owns a right study and right results for other tests to spoil, and the ways of spoiling them; does not judge what comes of it.

use expectly_core::json::Json;

/// A study that uses every key there is; tests/schema holds it against the tables.
pub const EVERYTHING: &str = include_str!("everything.json");

/// A study of the usual things.
pub const STUDY: &str = r##"{
  "$schema": "./study.schema.json",
  "study": "tea-shop",
  "version": 3,
  "endpoint": { "url": "https://cx.example/v1/results" },
  "touchpoints": [
    { "id": "checkout", "stage": "purchase", "facet": "process", "name": { "en": "Checkout" },
      "action": { "en": "check out", "de": "bezahlen" }, "owner": "Web shop" },
    { "id": "delivery", "stage": "use", "facet": "product" }
  ],
  "promises": [
    { "id": "two-days", "touchpoint": "delivery", "version": "2026-10", "text": { "en": "Delivered in two days" },
      "level": 6, "margin": 0.5 }
  ],
  "surveys": [
    { "id": "checkout-ease", "kind": "expectation", "touchpoint": "checkout", "scale": "ease7", "population": "prospect",
      "before": { "when": { "path": "/cart*", "delayMs": 1500, "sample": 0.25 }, "text": { "en": "How easy will it be?" } },
      "after": { "when": { "event": "order-placed" }, "text": { "en": "How easy was it?" },
                 "then": [ { "if": { "sacrifice": { "atLeast": 1 } },
                             "ask": { "id": "why", "type": "text", "text": { "en": "What fell short?" } } } ] } },
    { "id": "relationship", "kind": "nps", "when": { "path": "/account", "everyDays": 90 } },
    { "id": "kept", "kind": "promise", "promise": "two-days", "when": { "path": "/thanks" }, "text": { "en": "And?" } }
  ],
  "fatigue": { "anySurveyEveryDays": 30 },
  "privacy": { "consent": "not-needed", "gpc": "hide" },
  "look": { "accent": "#0b57d0", "position": "bottom-start" }
}"##;

/// A result that uses every key of an experience.
pub const EXPERIENCE: &str = r#"{
  "v": 1, "id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88", "study": "tea-shop", "studyVersion": 3, "survey": "checkout-ease",
  "moment": "after", "wording": "9f2c41d07be35a86", "touchpoint": "checkout", "stage": "purchase", "facet": "process",
  "population": "customer", "source": "widget", "locale": "de",
  "answers": [
    { "question": "experience", "measure": "ces", "scale": "ease7", "state": "answered", "value": 4, "tookMs": 3100 },
    { "question": "why", "state": "answered", "text": "Too many fields" }
  ],
  "pair": { "id": "5d1f0e9c-2b7a-4c3d-8e6f-0a1b2c3d4e5f", "timing": "before", "expected": 6, "experienced": 4, "elapsedMs": 240000 },
  "gap": { "kind": "sacrifice", "value": 2, "scale": "ease7", "verdict": "fell-short" },
  "complete": true, "sample": 0.25, "ageMs": 12, "page": { "path": "/thanks" }
}"#;

/// A result about a promise.
pub const PROMISE: &str = r#"{
  "v": 1, "id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88", "study": "tea-shop", "studyVersion": 3, "survey": "kept",
  "moment": "once", "wording": "9f2c41d07be35a86", "population": "customer", "source": "widget", "locale": "en",
  "answers": [
    { "question": "promised", "measure": "quality", "scale": "quality7", "state": "answered", "value": 6 },
    { "question": "actual", "measure": "quality", "scale": "quality7", "state": "answered", "value": 7 }
  ],
  "promise": { "id": "two-days", "version": "2026-10" },
  "gap": { "kind": "xgap", "value": -1, "scale": "quality7", "verdict": "under-sold" },
  "complete": true
}"#;

/// A result of somebody who left without answering.
pub const UNANSWERED: &str = r#"{
  "v": 1, "id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88", "study": "tea-shop", "studyVersion": 3, "survey": "relationship",
  "moment": "once", "wording": "9f2c41d07be35a86", "population": "customer", "source": "email", "locale": "en",
  "answers": [ { "question": "recommend", "measure": "nps", "scale": "likelihood11", "state": "skipped" } ],
  "complete": false
}"#;

/// A way to one value in a document, as errors write it.
#[derive(Clone, Debug)]
pub struct Place {
    steps: Vec<usize>,
    /// Such as `surveys[0].kind`; empty for the whole.
    pub path: String,
}

/// Every value of a document, the whole first.
pub fn places(json: &Json) -> Vec<Place> {
    fn walk(json: &Json, here: Place, all: &mut Vec<Place>) {
        let below = |index: usize, path: String| Place { steps: [here.steps.as_slice(), &[index]].concat(), path };
        let mut parts: Vec<(Place, &Json)> = Vec::new();
        match json {
            Json::List(items) => {
                parts.extend(items.iter().enumerate().map(|(index, item)| (below(index, format!("{}[{index}]", here.path)), item)));
            }
            Json::Object(entries) => {
                let path = |key: &str| if here.path.is_empty() { key.into() } else { format!("{}.{key}", here.path) };
                parts.extend(entries.iter().enumerate().map(|(index, (key, value))| (below(index, path(key)), value)));
            }
            _ => {}
        }
        all.push(here);
        parts.into_iter().for_each(|(place, part)| walk(part, place, all));
    }
    let mut all = Vec::new();
    walk(json, Place { steps: Vec::new(), path: String::new() }, &mut all);
    all
}

impl Place {
    /// The value there, to be changed.
    pub fn of<'a>(&self, json: &'a mut Json) -> &'a mut Json {
        self.steps.iter().fold(json, |json, step| match json {
            Json::List(items) => &mut items[*step],
            Json::Object(entries) => &mut entries[*step].1,
            _ => panic!("nothing lies below {json:?}"),
        })
    }

    /// Takes the value out of the object or list that holds it; the whole stays.
    pub fn remove(&self, json: &mut Json) {
        let Some((last, above)) = self.steps.split_last() else { return };
        match (Place { steps: above.to_vec(), path: String::new() }.of(json), *last) {
            (Json::List(items), index) => drop(items.remove(index)),
            (Json::Object(entries), index) => drop(entries.remove(index)),
            _ => {}
        }
    }
}

/// The document with one piece of its text replaced; that piece must stand there once.
pub fn with(document: &str, piece: &str, other: &str) -> String {
    assert_eq!(document.matches(piece).count(), 1, "{piece:?} has to stand once in\n{document}");
    document.replace(piece, other)
}
