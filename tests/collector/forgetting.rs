//! What is to be forgotten is gone: from reports, exports and lists, and from the bytes on disk.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::http::Request;
use crate::program::{Collector, Folder, ORIGIN, OTHER_ORIGIN, TOKEN, run};
use crate::results::{batch, checkout, id, nps};

/// Runs a command on a collector's store and gives back what it says.
fn command(collector: &Collector, words: &[&str]) -> String {
    let output = run(&[&words[..1], &["--store", collector.store().to_str().unwrap()], &words[1..]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Whether these bytes are in any file of the store: the database, its journal, what lies beside.
fn on_disk(folder: &Path, bytes: &str) -> bool {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file() && path.file_name().unwrap().to_string_lossy().starts_with("data.sqlite"));
    files.map(|path| fs::read(path).unwrap()).any(|content| content.windows(bytes.len()).any(|window| window == bytes.as_bytes()))
}

fn with_attributes(mut result: Value, attributes: &Value) -> Value {
    result["attributes"] = attributes.clone();
    result
}

/// K26
#[test]
fn k26_what_somebody_answered_is_in_no_byte_of_the_store_once_it_is_erased() {
    let collector = Collector::start();
    let kim = json!({ "plan": "kim-the-customer" });
    // Among many others, in no order of their ids, so that pages of the file are split again and again and rows moved.
    let scattered = |number: u32| number.wrapping_mul(2_654_435_761);
    for chunk in 0..30 {
        let mut results: Vec<Value> = (0..60).map(|number| nps(scattered(1_000 + 60 * chunk + number), 9)).collect();
        results.push(with_attributes(nps(scattered(100_000 + chunk), 2), &kim));
        assert_eq!(collector.post(batch(results)).status, 200);
    }
    let before = collector.report();
    let mut conflict = with_attributes(nps(scattered(100_000), 7), &kim);
    conflict["locale"] = "kim-wrote-this".into();
    assert_eq!(collector.post(conflict.to_string()).statuses(), ["conflict"]);
    collector.post(format!("{{\"plan\": \"kim-the-customer\", broken{}", id(scattered(100_000))));
    assert!(on_disk(&collector.folder.path(""), "kim-the-customer") && on_disk(&collector.folder.path(""), "kim-wrote-this"));

    let said = command(&collector, &["erase", "--study", "corner-shop", "--attribute", "plan=kim-the-customer"]);
    assert_eq!(said, "30 results and 2 refused texts are erased\n");
    let ids = (0..30).map(|chunk| id(scattered(100_000 + chunk)));
    for trace in ids.chain(["kim-the-customer".into(), "kim-wrote-this".into()]) {
        assert!(!on_disk(&collector.folder.path(""), &trace), "{trace} is still on disk");
    }
    let after = collector.report();
    assert_eq!(after["report"]["scores"][0]["n"], 1800);
    assert_eq!((before["report"]["scores"][0]["n"].as_u64(), after["refused"].as_u64()), (Some(1830), Some(0)));
    let said_by = |plan: &str| collector.get(&format!("/v1/report/corner-shop?segment=plan={plan}")).json()["counts"].clone();
    assert_eq!(said_by("kim-the-customer"), said_by("nobody"));
    let history = command(&collector, &["history"]);
    assert!(history.ends_with("\terased 30 results of corner-shop by the attribute plan, and 2 refused texts\n"), "{history}");
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"], "the collector goes on");
    let nobody = command(&collector, &["erase", "--study", "corner-shop", "--attribute", "plan=nobody"]);
    assert_eq!(nobody, "0 results and 0 refused texts are erased: nothing matched\n");
}

/// K26
#[test]
fn k26_while_somebody_reads_for_long_an_erasure_says_what_is_left_and_takes_it_when_it_is_run_again() {
    let collector = Collector::start();
    collector.post(batch([with_attributes(nps(1, 9), &json!({ "plan": "kim-the-customer" })), nps(2, 9)]));
    let reader = Connection::open(collector.store()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM results").unwrap();
    collector.post(nps(3, 9).to_string());
    let words = ["erase", "--store", collector.store().to_str().unwrap(), "--study", "corner-shop", "--attribute", "plan=kim-the-customer"]
        .map(String::from);
    let words = words.each_ref().map(String::as_str);
    let output = run(&words);
    let (said, why) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!((output.status.code(), said.as_str()), (Some(1), "1 results and 0 refused texts are erased\n"));
    assert!(why.contains("a backup, a doctor") && why.contains("run this again"), "{why}");
    assert!(command(&collector, &["history"]).contains("erased 1 results of corner-shop"), "what was done is noted");
    assert!(on_disk(&collector.folder.path(""), "kim-the-customer"), "or the test shows nothing");
    reader.execute_batch("COMMIT").unwrap();
    assert!(run(&words).status.success());
    assert!(!on_disk(&collector.folder.path(""), "kim-the-customer"));
}

/// K26
#[test]
fn k26_a_result_that_cannot_be_read_is_named_keeps_nobody_elses_and_goes_when_it_is_named() {
    let collector = Collector::start();
    collector.post(batch(checkout(1, 6, 4)));
    collector.post(batch([nps(77, 9), nps(78, 9)]));
    let mut elsewhere = nps(79, 9);
    elsewhere["study"] = "other-shop".into();
    collector.send(&Request::post("/v1/results").header("origin", OTHER_ORIGIN).body(elsewhere.to_string()));
    age(&collector.store(), 1_000_000);
    let store = Connection::open(collector.store()).unwrap();
    store.execute("UPDATE results SET body = 'broken' WHERE id = ?1", [id(77)]).unwrap();
    let store = collector.store();
    let fails = |words: &[&str]| {
        let output = run(&[&words[..1], &["--store", store.to_str().unwrap()], &words[1..]].concat());
        let why = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{why}");
        assert!(why.contains(&format!("the result {} of corner-shop cannot be read", id(77))), "{why}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(fails(&["erase", "--study", "corner-shop", "--pair", &id(1)]).starts_with("2 results"));
    let kept = ["retain", "--keep", "corner-shop=90", "--keep", "other-shop=90"];
    assert_eq!(fails(&kept), "forgot 1 results and refused texts\n", "the other study's");
    assert!(command(&collector, &["erase", "--study", "corner-shop", "--result", &id(77)]).starts_with("1 results"));
    assert_eq!(command(&collector, &kept), "forgot 1 results and refused texts\n");
}

/// K26
#[test]
fn k26_a_pair_is_erased_with_both_its_sides_and_a_result_alone() {
    let collector = Collector::start();
    collector.post(batch(checkout(1, 6, 4)));
    collector.post(batch(checkout(2, 6, 4)));
    collector.post(nps(77, 9).to_string());
    assert!(command(&collector, &["erase", "--study", "corner-shop", "--pair", &id(1)]).starts_with("2 results"));
    assert!(command(&collector, &["erase", "--study", "corner-shop", "--result", &id(77)]).starts_with("1 results"));
    let export = String::from(collector.get("/v1/export/corner-shop.ndjson").text());
    assert_eq!((export.lines().count(), export.contains(&id(5)), export.contains(&id(77))), (2, true, false));
    let store = collector.store();
    for wrong in [&["--pair", "1"][..], &[], &["--result", &id(1), "--pair", &id(1)], &["--attribute", "plan"]] {
        let output = run(&[&["erase", "--store", store.to_str().unwrap(), "--study", "corner-shop"], wrong].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}

/// As if some results had come a hundred days ago.
fn age(store: &Path, below: u32) {
    let store = Connection::open(store).unwrap();
    let past = "UPDATE results SET received_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-100 days') WHERE id < ?1";
    store.execute(past, [id(below)]).unwrap();
    let counts = "UPDATE OR REPLACE counts SET day = date('now', '-100 days') WHERE day <> ''";
    store.execute(counts, []).unwrap();
    store.execute("UPDATE rejects SET received_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-100 days')", []).unwrap();
}

/// K26
#[test]
fn k26_a_collector_forgets_what_it_has_kept_long_enough_and_reports_on_the_rest() {
    let first = Collector::start();
    first.post(batch((1..=40).map(|number| nps(number, 2))));
    first.post("somebody's broken text");
    age(&first.store(), 1000);
    let again = Collector::start_in(first.kill(), &["--token", TOKEN]);
    again.post(batch((1001..=1010).map(|number| nps(number, 9))));
    assert_eq!(again.report()["report"]["scores"][0]["n"], 50, "without a time to keep, everything is kept");
    let keeping = Collector::start_in(again.kill(), &["--token", TOKEN, "--keep", "corner-shop=90"]);
    while keeping.report()["report"]["scores"][0]["n"] != 10 || keeping.report()["refused"] != 0 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let fresh = Collector::start();
    fresh.post(batch((1001..=1010).map(|number| nps(number, 9))));
    let [kept, expected] = [keeping.report(), fresh.report()];
    for part in ["counts", "report", "refused"] {
        assert_eq!(kept[part], expected[part]);
    }
    let history = || command(&keeping, &["history"]);
    while !history().contains("\tforgot 41 results and refused texts of corner-shop, kept long enough\n") {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(history().contains("\tset what is kept: corner-shop for 90 days\n"));
    assert_eq!(keeping.post(nps(2000, 9).to_string()).statuses(), ["stored"]);
    age(&keeping.store(), 5000);
    assert_eq!(command(&keeping, &["retain", "--keep", "corner-shop=90"]), "forgot 11 results and refused texts\n");
    assert!(history().ends_with("\tforgot 11 results and refused texts of corner-shop, kept long enough\n"));
    assert_eq!(command(&keeping, &["retain", "--keep", "corner-shop=90"]), "forgot 0 results and refused texts\n");
    assert_eq!(history().matches("forgot").count(), 2, "a run that forgot nothing is no news");
    assert_eq!(keeping.send(&Request::get("/healthz")).status, 200);
}

#[test]
fn a_time_to_keep_a_study_that_is_not_there_is_no_time_at_all_and_said_so() {
    let folder = Folder::new();
    let study = folder.write("a.json", crate::program::STUDY);
    let store = folder.path("data.sqlite");
    let line = ["serve", "--studies", study.to_str().unwrap(), "--store", store.to_str().unwrap(), "--origin"];
    let output = run(&[&line[..], &[&format!("corner-shop={ORIGIN}"), "--keep", "corner-shpo=90"]].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("corner-shpo"), "{said}");
}
