//! A store that cannot do its work says so, loses nothing, and goes on by itself once it can.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;

use crate::http::{Reply, Request};
use crate::program::{Collector, Folder, TOKEN};
use crate::results::{batch, checkout, nps};
use crate::store::refusal;

fn health(collector: &Collector) -> Reply {
    collector.send(&Request::get("/healthz"))
}

/// That neither an answer is taken nor the collector calls itself well, both with this code.
fn assert_trouble(collector: &Collector, code: &str) {
    for reply in [collector.post(nps(1, 9).to_string()), health(collector)] {
        assert_eq!((reply.status, reply.json()["code"].as_str()), (503, Some(code)));
        assert_eq!(reply.header("retry-after"), Some("5"));
    }
}

/// That it is well again, since it has stored what it could not store before; its sender comes again all the same.
fn assert_recovered(collector: &Collector) {
    assert_eq!(health(collector).json()["status"], "ok");
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["duplicate"]);
    assert!(collector.log().contains("results are stored again"), "{}", collector.log());
}

/// K10
#[test]
fn k10_while_the_store_is_locked_results_are_sent_back_to_be_tried_again() {
    let collector = Collector::start();
    let other = Connection::open(collector.store()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_trouble(&collector, "store_locked");
    assert_eq!(collector.get("/v1/report/corner-shop").status, 200, "reading still works");
    other.execute_batch("ROLLBACK").unwrap();
    assert_recovered(&collector);
    assert_eq!(collector.log().matches("not stored").count(), 1, "said once, not for each try");
}

/// K10
#[test]
fn k10_a_collector_whose_store_was_moved_away_acknowledges_nothing_that_would_be_lost_with_it() {
    let collector = Collector::start();
    let elsewhere = collector.folder.path("elsewhere");
    fs::rename(collector.store(), &elsewhere).unwrap();
    assert_trouble(&collector, "store_missing");
    for _ in 0..3 {
        assert_eq!(collector.get("/v1/report/corner-shop").status, 503);
    }
    assert_eq!(collector.log().matches("not read").count(), 1, "said once, not for each question: {}", collector.log());
    fs::rename(&elsewhere, collector.store()).unwrap();
    assert_recovered(&collector);
    assert_eq!(collector.log().matches("the store can be read again").count(), 1);
    assert_eq!(collector.get("/v1/export/corner-shop.csv?after=corner-shop:none").status, 400);
    assert_eq!(collector.log().matches("not read").count(), 1, "a wrong question says nothing of the store");
    // Somebody puts another file in its place.
    fs::copy(collector.store(), &elsewhere).unwrap();
    fs::rename(&elsewhere, collector.store()).unwrap();
    assert_eq!(collector.post(nps(2, 9).to_string()).json()["code"], "store_missing");
}

/// K09
#[test]
fn k09_on_a_full_disk_nothing_is_half_stored_and_all_of_it_once_there_is_room() {
    let collector = Collector::start_on_small_disk(1024, &["--token", TOKEN]);
    assert_eq!(collector.post(batch(checkout(1, 6, 4))).status, 200);
    let filler = collector.on_small_disk("filler");
    let mut full = fs::File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut full, &[0; 512]).is_ok() {}
    let large: Vec<Value> = (100..160).flat_map(|number| checkout(number, 6, 4)).take(90).collect();
    let refused = collector.post(batch(large.clone()));
    assert_eq!((refused.status, refused.json()["code"].as_str(), refused.header("retry-after")), (503, Some("store_full"), Some("5")));
    // What is small may still fit: to call itself well it must be able to take what it could not take.
    assert_eq!(health(&collector).json()["code"], "store_full");
    assert_eq!(health(&collector).json()["code"], "store_full");
    assert_eq!(collector.get("/v1/export/corner-shop.ndjson").text().lines().count(), 2, "what was stored can be read, and no more is");
    fs::remove_file(&filler).unwrap();
    drop(full);
    assert_eq!(health(&collector).json()["status"], "ok");
    assert!(
        collector.post(batch(large)).statuses().iter().all(|status| status == "duplicate"),
        "whoever asked for its health had it stored"
    );
    assert_eq!(collector.get("/v1/export/corner-shop.ndjson").text().lines().count(), 92);
    assert_eq!(collector.report()["refused"], 0);
}

/// A store with some results in it, whose bytes `spoil` spoils; then it must be refused and left as it is.
fn assert_refused(spoil: impl Fn(&mut Vec<u8>)) {
    let mut collector = Collector::start();
    assert_eq!(collector.post(batch((0..90).map(|number| nps(number, 9)))).status, 200);
    collector.terminate();
    assert!(collector.wait().success());
    let folder: Folder = collector.kill();
    let file = folder.path("data.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    spoil(&mut bytes);
    fs::write(&file, &bytes).unwrap();
    let said = refusal(&folder);
    assert!(said.contains("damaged") && said.contains("expectly backup") && said.contains("expectly copy"), "{said}");
    assert!(read(&file) == bytes, "it is left as it is, for whoever saves what can be saved");
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}

/// K10
#[test]
fn k10_a_damaged_store_is_refused_with_how_to_restore_it() {
    assert_refused(|bytes| bytes[..16].fill(0x55));
    assert_refused(|bytes| bytes.truncate(bytes.len() / 2));
    let page = 4096;
    assert_refused(|bytes| bytes[2 * page..3 * page].fill(0xff));
}

/// K18
#[test]
fn k18_somebody_who_never_finishes_does_not_keep_a_collector_from_ending_in_time() {
    let mut collector = Collector::start();
    let mut stream = crate::http::connect(collector.address).unwrap();
    let head = "POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: https://shop.example\r\ncontent-length: 1000\r\n\r\n{";
    std::io::Write::write_all(&mut stream, head.as_bytes()).unwrap();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let start = std::time::Instant::now();
    collector.terminate();
    assert_eq!(collector.wait().code(), Some(0));
    assert!(start.elapsed() < std::time::Duration::from_secs(15), "{:?}", start.elapsed());
    let wal = collector.folder.path("data.sqlite-wal");
    assert!(fs::metadata(wal).map_or(0, |file| file.len()) == 0, "everything is in the file itself");
}
