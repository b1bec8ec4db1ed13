//! A result counts once, however often it is sent; a different one under its id never replaces it.

use std::thread;

use serde_json::json;

use crate::program::Collector;
use crate::results::{batch, id, nps};

/// How many senders at once, and how often each sends.
const SENDERS: usize = 50;
const TIMES: usize = 20;

/// K06
#[test]
fn k06_a_result_sent_a_thousand_times_from_fifty_sides_counts_once() {
    let collector = Collector::start();
    let statuses: Vec<String> = thread::scope(|scope| {
        let send = || {
            let once = |_| {
                let reply = collector.post(nps(1, 9).to_string());
                assert_eq!(reply.status, 200);
                reply.statuses().remove(0)
            };
            (0..TIMES).map(once).collect::<Vec<_>>()
        };
        let senders: Vec<_> = (0..SENDERS).map(|_| scope.spawn(send)).collect();
        senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| *status == "stored").count(), 1);
    assert_eq!(statuses.iter().filter(|status| *status == "duplicate").count(), SENDERS * TIMES - 1);
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 1);
}

/// K06
#[test]
fn k06_a_second_try_is_the_same_result_although_it_is_older_by_then() {
    let collector = Collector::start();
    let mut again = nps(1, 9);
    assert_eq!(collector.post(again.to_string()).statuses(), ["stored"]);
    again["ageMs"] = 86_400_000.into();
    assert_eq!(collector.post(again.to_string()).statuses(), ["duplicate"]);
}

/// K06
#[test]
fn k06_the_same_result_twice_in_one_batch_counts_once() {
    let collector = Collector::start();
    let reply = collector.post(batch([nps(1, 9), nps(2, 8), nps(1, 9), nps(1, 3)]));
    assert_eq!(reply.statuses(), ["stored", "stored", "duplicate", "conflict"]);
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 2);
}

/// K07
#[test]
fn k07_a_taken_id_keeps_its_first_result_and_the_second_is_kept_aside() {
    let collector = Collector::start();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let alone = collector.post(nps(1, 2).to_string());
    let receipt = json!({ "id": id(1), "status": "conflict", "code": "conflict", "path": "id" });
    assert_eq!(alone.status, 409);
    assert_eq!(alone.json(), json!({ "code": "conflict", "path": "id", "receipts": [receipt] }));
    let among_others = collector.post(batch([nps(1, 2), nps(1, 3), nps(2, 9)]));
    assert_eq!(among_others.status, 200);
    assert_eq!(among_others.statuses(), ["conflict", "conflict", "stored"]);
    let report = collector.report();
    assert_eq!(report["report"]["scores"][0]["histogram"], json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]), "the first stands");
    assert_eq!(report["refused"], 2, "both that differ are counted, and none twice");
}

#[test]
fn an_id_that_another_study_uses_is_not_taken() {
    let collector = Collector::start();
    let mut other = nps(1, 3);
    other["study"] = "other-shop".into();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let request = crate::http::Request::post("/v1/results").header("origin", crate::program::OTHER_ORIGIN).body(other.to_string());
    assert_eq!(collector.send(&request).statuses(), ["stored"]);
}
