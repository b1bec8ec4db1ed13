//! Owns results as the widget would send them, for the tests' study. Sends nothing.

use expectly_core::wire::Uuid;
use serde_json::{Value, json};

/// The tests' study with questions of the author's own: items of batteries, options, an option blurred.
pub const ASKING: &str = include_str!("asking.json");

/// The id of that number.
pub fn id(number: u32) -> String {
    Uuid::from_random(u128::from(number).to_be_bytes()).as_str().into()
}

/// A recommendation, 0 to 10.
pub fn nps(number: u32, value: i64) -> Value {
    rated(number, "relationship", &[("recommend", "nps", "likelihood11", value)])
}

/// An expectation of an easy checkout and how it was, both 1 to 7.
pub fn checkout(number: u32, expected: i64, experienced: i64) -> [Value; 2] {
    let at = |mut result: Value, moment: &str| {
        result["moment"] = moment.into();
        result["touchpoint"] = "checkout".into();
        result["stage"] = "purchase".into();
        result["facet"] = "process".into();
        result
    };
    let mut before = at(rated(2 * number, "checkout-ease", &[("expectation", "ces", "ease7", expected)]), "before");
    before["pair"] = json!({ "id": id(number), "timing": "before", "expected": expected });
    let mut after = at(rated(2 * number + 1, "checkout-ease", &[("experience", "ces", "ease7", experienced)]), "after");
    after["pair"] = json!({ "id": id(number), "timing": "before", "expected": expected, "experienced": experienced, "elapsedMs": 240_000 });
    let gap = expected - experienced;
    let verdict = ["exceeded", "met", "fell-short"][(gap.signum() + 1) as usize];
    after["gap"] = json!({ "kind": "sacrifice", "value": gap, "scale": "ease7", "verdict": verdict });
    [before, after]
}

/// What the promise leads to expect and what came, both 1 to 7.
pub fn promise(number: u32, promised: i64, actual: i64) -> Value {
    let answers = [("promised", "quality", "quality7", promised), ("actual", "quality", "quality7", actual)];
    let mut result = rated(number, "delivery-promise", &answers);
    result["promise"] = json!({ "id": "two-days", "version": "2026-10" });
    let gap = promised - actual;
    let verdict = ["under-sold", "kept", "over-promised"][(gap.signum() + 1) as usize];
    result["gap"] = json!({ "kind": "xgap", "value": gap, "scale": "quality7", "verdict": verdict });
    result
}

/// A result with some ratings.
pub fn rated(number: u32, survey: &str, ratings: &[(&str, &str, &str, i64)]) -> Value {
    let answer = |(question, measure, scale, value): &(&str, &str, &str, i64)| {
        let state = "answered";
        json!({ "question": question, "measure": measure, "scale": scale, "state": state, "value": value, "tookMs": 3100 })
    };
    json!({
        "v": 1, "id": id(number), "study": "corner-shop", "studyVersion": 3, "survey": survey, "moment": "once",
        "wording": "0123456789abcdef", "population": "customer", "source": "widget", "locale": "en",
        "answers": ratings.iter().map(answer).collect::<Vec<_>>(),
        "complete": true, "sample": 0.25, "ageMs": 12, "page": { "path": "/thanks" }
    })
}

/// A batch.
pub fn batch(results: impl IntoIterator<Item = Value>) -> String {
    Value::Array(results.into_iter().collect()).to_string()
}

/// Two items of a battery at one of their moments, as everybody answers them: 6 expected and 4 experienced of the first; 7 expected of the
/// second, which is passed over afterwards.
pub fn service(number: u32, moment: &str) -> Value {
    let mut result = rated(number, "service", &[]);
    result["moment"] = moment.into();
    for (name, value) in [("touchpoint", "service"), ("stage", "use"), ("facet", "people")] {
        result[name] = value.into();
    }
    let item = |name: &str, expected: i64, state: &str| json!({ "question": format!("item-{name}"), "measure": "quality", "scale": "quality7", "state": state, "expected": expected });
    let (mut prompt, friendly) = match moment {
        "before" => (item("prompt", 6, "not-shown"), item("friendly", 7, "not-shown")),
        _ => (item("prompt", 6, "answered"), item("friendly", 7, "skipped")),
    };
    if moment != "before" {
        prompt["value"] = 4.into();
    }
    result["answers"] = json!([prompt, friendly]);
    result["pair"] = json!({ "timing": "before" });
    result
}

/// What somebody chose at a question of the survey of habits.
pub fn chose(number: u32, question: &str, options: &[&str], more: Value) -> Value {
    let mut result = rated(number, "habits", &[]);
    let mut answer = json!({ "question": question, "state": "answered", "choices": options });
    for (name, value) in more.as_object().unwrap() {
        answer[name] = value.clone();
    }
    result["answers"] = json!([answer]);
    result
}
