//! What was refused through a fault of ours, or of whoever wrote the study, is not lost: it is judged again.

use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;

use crate::http::Request;
use crate::program::{Collector, Folder, ORIGIN, OTHER_ORIGIN, STUDY, TOKEN, run};
use crate::results::{batch, nps};

/// A study that knows nothing of the survey that pages show already.
fn incomplete() -> String {
    let mut study: Value = serde_json::from_str(STUDY).unwrap();
    study["surveys"].as_array_mut().unwrap().retain(|survey| survey["id"] != "relationship");
    study.to_string()
}

fn retry(folder: &Folder, more: &[&str]) -> String {
    let (studies, store) = (folder.path("right.json"), folder.path("data.sqlite"));
    std::fs::write(&studies, STUDY).unwrap();
    let line = ["rejects", "retry", "--studies", studies.to_str().unwrap(), "--store", store.to_str().unwrap()];
    let output = run(&[&line[..], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// When each result or reject came, in order.
fn times(store: &Path, table: &str) -> Vec<String> {
    let store = Connection::open(store).unwrap();
    let mut statement = store.prepare(&format!("SELECT received_at FROM {table} ORDER BY seq")).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn answers_that_a_wrong_study_refused_are_stored_as_of_when_they_came_once_it_is_right() {
    let collector = Collector::start_for(&incomplete(), Folder::new(), &["--token", TOKEN]);
    for number in 1..=3 {
        assert_eq!(collector.post(nps(number, 9).to_string()).status, 400);
    }
    assert_eq!(collector.post("no json").status, 400);
    let came = times(&collector.store(), "rejects");
    assert_eq!(retry(&collector.folder, &["--study", "other-shop"]), "0 stored, 0 stored before, 0 still refused: nothing matched\n");
    assert_eq!(retry(&collector.folder, &["--code", "unknown_reference"]), "3 stored, 0 stored before, 0 still refused\n");
    // All while the collector runs, which knows of it at once.
    assert_eq!(collector.report()["refused"], 1);
    assert_eq!(retry(&collector.folder, &[]), "0 stored, 0 stored before, 1 still refused\n1 not_json\n");
    let folder = collector.kill();
    assert_eq!(times(&folder.path("data.sqlite"), "results"), came[..3]);
    let collector = Collector::start_in(folder, &["--token", TOKEN]);
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 3);
    assert_eq!(collector.post(nps(2, 9).to_string()).statuses(), ["duplicate"], "a visitor who comes again counts no second time");
}

#[test]
fn what_came_again_and_was_stored_meanwhile_is_not_stored_twice() {
    let collector = Collector::start_for(&incomplete(), Folder::new(), &["--token", TOKEN]);
    collector.post(batch([nps(1, 9), nps(2, 9)]));
    let collector = Collector::start_in(collector.kill(), &["--token", TOKEN]);
    assert_eq!(collector.post(batch([nps(1, 9), nps(2, 3)])).statuses(), ["stored", "stored"]);
    let said = retry(&collector.folder, &[]);
    assert_eq!(said, "0 stored, 1 stored before, 1 still refused\n1 conflict\n");
    assert_eq!(retry(&collector.folder, &[]), "0 stored, 0 stored before, 0 still refused: nothing matched\n", "a taken id stays taken");
    let report = collector.report();
    assert_eq!((&report["report"]["scores"][0]["n"], &report["refused"]), (&2.into(), &1.into()));
}

#[test]
fn a_request_that_was_refused_as_a_whole_is_taken_apart() {
    let collector = Collector::start_for(&incomplete(), Folder::new(), &["--token", TOKEN]);
    collector.post("no json");
    // As if a fault of ours had refused it: what is kept aside is what was sent.
    let mut wrong = nps(3, 9);
    wrong["survey"] = "nothing".into();
    let whole = batch([nps(1, 9), nps(2, 9), wrong]);
    Connection::open(collector.store()).unwrap().execute("UPDATE rejects SET body = ?1", [whole]).unwrap();
    let said = retry(&collector.folder, &[]);
    assert_eq!(said, "2 stored, 0 stored before, 1 still refused\n1 unknown_reference\n");
    assert_eq!(retry(&collector.folder, &[]), "0 stored, 0 stored before, 1 still refused\n1 unknown_reference\n");
}

#[test]
fn what_an_unlisted_page_sent_is_stored_only_if_whoever_looks_after_it_says_so() {
    let collector = Collector::start();
    let forbidden = Request::post("/v1/results").header("origin", OTHER_ORIGIN).body(nps(1, 9).to_string());
    assert_eq!((collector.send(&forbidden).status, ORIGIN == OTHER_ORIGIN), (403, false));
    assert_eq!(retry(&collector.folder, &[]), "0 stored, 0 stored before, 0 still refused: nothing matched\n");
    assert_eq!(retry(&collector.folder, &["--code", "origin_not_allowed"]), "1 stored, 0 stored before, 0 still refused\n");
    assert_eq!(collector.report()["refused"], 0);
}
