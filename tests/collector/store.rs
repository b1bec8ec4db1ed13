//! The store says when it cannot do its work, and does not pretend.

use std::fs;

use rusqlite::Connection;
use serde_json::Value;

use crate::http::Request;
use crate::program::{Collector, Folder, TOKEN, run};
use crate::results::nps;

/// K10
#[test]
fn k10_while_the_store_is_locked_results_are_sent_back_to_be_tried_again() {
    let collector = Collector::start();
    let other = Connection::open(collector.store()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let reply = collector.post(nps(1, 9).to_string());
    assert_eq!((reply.status, reply.json()["code"].as_str()), (503, Some("store_unavailable")));
    assert_eq!(reply.header("retry-after"), Some("5"));
    assert_eq!(collector.send(&Request::get("/healthz")).status, 200, "reading still works");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"], "nothing of the failed try was kept");
}

/// K10
#[test]
fn k10_a_collector_whose_store_is_gone_does_not_call_itself_well() {
    let collector = Collector::start();
    fs::rename(collector.store(), collector.folder.path("elsewhere")).unwrap();
    let reply = collector.send(&Request::get("/healthz"));
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("5")));
    assert_eq!(collector.get("/v1/report/corner-shop").status, 503);
    fs::rename(collector.folder.path("elsewhere"), collector.store()).unwrap();
    assert_eq!(collector.send(&Request::get("/healthz")).json()["status"], "ok");
}

/// Starts over a store that cannot be used, and gives back what the collector says.
fn refusal(folder: &Folder) -> String {
    let study = folder.write("corner-shop.json", crate::program::STUDY);
    let store = folder.path("data.sqlite");
    let output = run(&["serve", "--listen", "127.0.0.1:0", "--studies", study.to_str().unwrap(), "--store", store.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

/// K25
#[test]
fn k25_a_store_of_a_newer_version_is_left_alone() {
    let folder = Folder::new();
    let store = Connection::open(folder.path("data.sqlite")).unwrap();
    store.execute_batch("PRAGMA user_version = 2; CREATE TABLE novelties (x)").unwrap();
    let said = refusal(&folder);
    assert!(said.contains("version 2") && said.contains("update the program"), "{said}");
    let tables: i64 = store.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1, "nothing was added to it");
}

/// K10
#[test]
fn k10_a_file_that_is_no_store_is_not_overwritten() {
    let folder = Folder::new();
    let file = folder.write("data.sqlite", "This is somebody's diary, and not a database.".repeat(100));
    let said = refusal(&folder);
    assert!(said.contains("cannot open the store"), "{said}");
    assert!(fs::read_to_string(file).unwrap().starts_with("This is somebody's diary"));
}

#[test]
fn a_restart_keeps_every_answer_and_raises_the_revision() {
    let collector = Collector::start();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let before = collector.report();
    let collector = Collector::start_in(collector.kill(), &["--token", TOKEN]);
    let after = collector.report();
    assert_eq!(after["counts"], before["counts"]);
    let revision = |report: &Value| report["revision"].as_u64().unwrap();
    assert!(revision(&after) > revision(&before), "the study may have changed, so pages must ask anew");
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["duplicate"]);
}

/// K01
#[test]
fn k01_sql_in_a_visitors_words_stays_words() {
    let collector = Collector::start();
    let words = "'); DROP TABLE results; --";
    let mut result = nps(1, 9);
    result["locale"] = words.into();
    result["page"]["path"] = words.into();
    result["answers"].as_array_mut().unwrap().push(serde_json::json!({ "question": "why", "state": "answered", "text": words }));
    assert_eq!(collector.post(result.to_string()).statuses(), ["stored"]);
    let line = collector.get("/v1/export/corner-shop.ndjson").json();
    for place in ["/locale", "/page/path", "/answers/1/text"] {
        assert_eq!(line.pointer(place).unwrap(), words);
    }
}

/// K27
#[test]
fn k27_neither_address_nor_browser_of_a_visitor_is_kept() {
    let collector = Collector::start();
    let request = Request::post("/v1/results").header("origin", crate::program::ORIGIN);
    let request = request.header("user-agent", "Telltale/1.0").header("x-forwarded-for", "203.0.113.77");
    assert_eq!(collector.send(&request.clone().body(nps(1, 9).to_string())).status, 200);
    assert_eq!(collector.send(&request.body("not json")).status, 400);
    let mut kept = collector.log().into_bytes();
    for name in ["data.sqlite", "data.sqlite-wal"] {
        kept.extend(fs::read(collector.folder.path(name)).unwrap());
    }
    let kept = String::from_utf8_lossy(&kept);
    assert!(kept.contains("recommend"), "the answer itself is there");
    for telltale in ["Telltale", "203.0.113.77", "127.0.0.1"] {
        assert!(!kept.contains(telltale), "{telltale}");
    }
}
