//! Owns the results that the suite stores: every form of answer there is, from every kind of visitor, the same in each run.

use expectly_core::study::Study;
use expectly_core::wire::{Status, SurveyResult};
use jiff::Timestamp;
use serde_json::{Value, json};

use self::results::{ASKING, checkout, chose, nps, promise, rated, service};
use crate::store::{Arrival, Entry, Store, Ticket};

#[expect(dead_code, reason = "bodies of requests are for tests over HTTP")]
#[path = "../../../../../tests/collector/results.rs"]
pub mod results;

pub fn study() -> Study {
    Study::parse(ASKING).unwrap()
}

/// A result as it arrives in that minute of a week in autumn.
pub fn arrival(result: &Value, minute: i64) -> Arrival {
    let start: Timestamp = "2026-10-26T22:00:00.123Z".parse().unwrap();
    let received_at = Timestamp::from_millisecond(start.as_millisecond() + minute * 60_000).unwrap();
    Arrival { received_at, entry: Entry::Result(Box::new(parsed(result)), None) }
}

pub fn parsed(result: &Value) -> SurveyResult {
    SurveyResult::parse(&result.to_string()).unwrap_or_else(|error| panic!("{error}: {result}"))
}

/// The same with a ticket for what a token with that nonce stands for.
pub fn signed(result: &Value, nonce: &str) -> Arrival {
    let parsed = parsed(result);
    let ticket = Ticket::of(&parsed, nonce);
    Arrival { entry: Entry::Result(Box::new(parsed), Some(ticket)), ..arrival(result, 0) }
}

/// What becomes of results, one after the other in one step.
pub fn write<'a>(store: &dyn Store, results: impl IntoIterator<Item = &'a Value>) -> Vec<Status> {
    let arrivals: Vec<Arrival> = results.into_iter().map(|result| arrival(result, 0)).collect();
    store.write(&arrivals).unwrap()
}

/// What some visitors say: every survey and form of question, several sources, populations, wordings, plans and every way not to answer.
pub fn visitors(many: u32) -> Vec<Value> {
    let mut results = Vec::new();
    for number in 0..many {
        let draw = i64::from(number * 7 % 13);
        let options: &[&str] = [&["mail", "phone"][..], &["shop"], &["mail", "other"]][number as usize % 3];
        let mut some = vec![
            nps(1_000_000 + number, draw % 11),
            rated(2_000_000 + number, "support", &[("satisfaction", "csat", "csat5", 1 + draw % 5)]),
            rated(3_000_000 + number, "returns", &[("ease", "ces", "ease7", 1 + draw % 7)]),
            promise(4_000_000 + number, 1 + (draw + 2) % 7, 1 + draw % 7),
            service(5_000_000 + number, "before"),
            service(6_000_000 + number, "after"),
            chose(7_000_000 + number, "channel", options, json!({})),
            chose(8_000_000 + number, "returned", &["never"], json!({ "randomized": 3_f64.ln() })),
        ];
        match number % 10 {
            0 => some[0]["source"] = "email".into(),
            1 => some[1]["population"] = "prospect".into(),
            2 => some[2]["wording"] = "fedcba9876543210".into(),
            3 => some[3]["promise"]["version"] = "2025-01 \"first\"".into(),
            digit @ 4..=6 => {
                let answer = some[2]["answers"][0].as_object_mut().unwrap();
                answer.remove("value");
                answer.insert("state".into(), ["skipped", "dont-know", "not-shown"][digit as usize - 4].into());
            }
            7 => some[6]["answers"] = json!([{ "question": "channel", "state": "skipped" }]),
            8 => some[0]["complete"] = false.into(),
            _ => some[0]["answers"][0]["tookMs"] = 12.into(),
        }
        let plan = ["pro", "free", "größer"][number as usize % 3];
        some[1]["attributes"] = json!({ "plan": plan, "seat": format!("{}", number % 5) });
        results.extend(some);
        results.extend(checkout(number, 1 + draw % 7, 1 + (draw * 3) % 7).into_iter().take(1 + usize::from(number % 3 > 0)));
    }
    results
}
