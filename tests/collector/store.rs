//! The store says when it cannot do its work, and does not pretend.

use std::fs;

use rusqlite::Connection;
use serde_json::Value;

use crate::http::Request;
use crate::program::{Collector, Folder, TOKEN, run};
use crate::results::{ASKING, batch, checkout, nps, service};

/// Starts over a store that cannot be used, and gives back what the collector says.
pub fn refusal(folder: &Folder) -> String {
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
    store.execute_batch("PRAGMA user_version = 4; CREATE TABLE novelties (x)").unwrap();
    let said = refusal(&folder);
    assert!(said.contains("version 4") && said.contains("update the program"), "{said}");
    let tables: i64 = store.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1, "nothing was added to it");
}

/// A store of version 1 with some results in it, as the collector of that time wrote them.
fn old_store(folder: &Folder, results: &[Value]) -> Connection {
    let store = Connection::open(folder.path("data.sqlite")).unwrap();
    store.execute_batch(include_str!("store-1.sql")).unwrap();
    store.execute_batch("PRAGMA user_version = 1").unwrap();
    for result in results {
        let sql = "INSERT INTO results (study, id, received_at, body) VALUES (?1, ?2, '2026-10-01T08:00:00.000Z', ?3)";
        store.execute(sql, (result["study"].as_str(), result["id"].as_str(), result.to_string())).unwrap();
    }
    store
}

/// K25
#[test]
fn k25_a_store_of_an_older_version_is_brought_up_with_every_answer_in_it() {
    let results: Vec<Value> = checkout(1, 6, 4).into_iter().chain([nps(7, 9), service(8, "before"), service(9, "after")]).collect();
    let folder = Folder::new();
    old_store(&folder, &results);
    let old = Collector::start_for(ASKING, folder, &["--token", TOKEN]);
    let new = Collector::start_for(ASKING, Folder::new(), &["--token", TOKEN]);
    assert!(new.post(batch(results.clone())).statuses().iter().all(|status| *status == "stored"));
    let [brought, fresh] = [&old, &new].map(|collector| collector.report()["counts"].clone());
    assert_eq!(brought, fresh, "the same answers are the same counts, whichever version took them");
    assert_eq!(old.post(nps(7, 9).to_string()).statuses(), ["duplicate"]);
    let lines = String::from(old.get("/v1/export/corner-shop.ndjson").text());
    assert_eq!(lines.lines().filter(|line| line.contains("2026-10-01T08:00:00.000Z")).count(), results.len());
    let again = Collector::start_for(ASKING, old.kill(), &["--token", TOKEN]);
    assert_eq!(again.report()["counts"], fresh);
}

/// K25
#[test]
fn k25_an_older_store_with_a_result_that_cannot_be_read_is_left_as_it_was() {
    let folder = Folder::new();
    let mut strange = nps(8, 9);
    strange["population"] = "ghost".into();
    let store = old_store(&folder, &[nps(7, 9), strange]);
    let said = refusal(&folder);
    assert!(said.contains("left as it is") && said.contains("population"), "{said}");
    let version: i64 = store.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let columns: i64 = store.query_row("SELECT count(*) FROM pragma_table_info('answers')", [], |row| row.get(0)).unwrap();
    assert_eq!((version, columns), (1, 17), "its tables are still those of version 1");
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

/// K29
#[test]
fn k29_a_second_collector_is_refused_the_file_that_the_first_one_writes() {
    let collector = Collector::start();
    let said = refusal(&collector.folder);
    assert!(said.contains("another program writes to the store"), "{said}");
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"], "the first one goes on");
    let again = Collector::start_in(collector.kill(), &["--token", TOKEN]);
    assert_eq!(again.post(nps(1, 9).to_string()).statuses(), ["duplicate"], "a crash leaves no lock behind");
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
