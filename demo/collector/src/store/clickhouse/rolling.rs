//! Shows that sums are exact whatever comes twice, late or at once. Tests only.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::http::Http;
use super::roll::roll;
use super::turns::{to_erase, to_sum};
use super::write::row;
use crate::error::Error;
use crate::store::conformance::counting::{reported, stored};
use crate::store::conformance::engine::{self, Engine};
use crate::store::conformance::given::results::nps;
use crate::store::conformance::given::{arrival, parsed, visitors, write};
use crate::store::{Address, Slice};

fn http(engine: &Engine) -> Http {
    let Address::Clickhouse(url) = &engine.address else { panic!("{} is no ClickHouse", engine.address) };
    Http::to(url).unwrap()
}

/// Adds rows as a collector would that has not seen the others, at that moment of a month in the past.
fn add(http: &Http, results: &[Value], stored_at: &str) {
    let rows = results.iter().map(|result| {
        let mut row = serde_json::to_value(row(&parsed(result), arrival(result, 0).received_at)).unwrap();
        row["stored_at"] = format!("2026-11-{stored_at}Z").into();
        row
    });
    http.insert("INSERT INTO results (study, id, received_at, body, segments, cells, stored_at)", rows).unwrap();
}

/// The hours that have sums, and how many lines of sums there are, merged or not.
fn sums(http: &Http) -> Vec<Value> {
    http.ask("SELECT uniqExact(hour) AS hours, uniqExact(study, segment, day, cell, hour) AS lines FROM counts", &[]).unwrap()
}

#[test]
fn a_result_that_two_collectors_stored_at_once_counts_once_whether_it_is_summed_or_not() {
    let engine = engine::clickhouse();
    let (store, http) = (engine.open(), http(&engine));
    let mut sent = visitors(12);
    // A day is summed in one step: this begins one that ends between the two rows of the others.
    sent.push(nps(77, 5));
    add(&http, &sent[sent.len() - 1..], "19T09:10:00");
    add(&http, &sent[..60], "20T08:59:59.9");
    // The same ones, and one with another answer, in the next hour, a fifth of a second later.
    add(&http, &sent[..60], "20T09:00:00.1");
    add(&http, &[nps(1_000_000, 3)], "20T09:00:00.1");
    add(&http, &sent[60..sent.len() - 1], "20T09:30:00");
    let whole = |when: &str| assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent), "{when}");
    whole("before");
    roll(&http, Duration::ZERO).unwrap();
    whole("summed");
    http.run("OPTIMIZE TABLE results FINAL", &[]).unwrap();
    whole("merged");
    let before = sums(&http);
    roll(&http, Duration::ZERO).unwrap();
    assert_eq!(sums(&http), before, "nothing is summed twice");
    assert_eq!(before[0]["hours"], json!(3));
}

#[test]
fn what_comes_after_a_sum_counts_at_once_and_is_in_the_next_sum() {
    let engine = engine::clickhouse();
    let (store, http) = (engine.open(), http(&engine));
    let sent = visitors(12);
    let mut so_far = Vec::new();
    for some in sent.chunks(30) {
        write(store.as_ref(), some);
        so_far.extend_from_slice(some);
        assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&so_far));
        roll(&http, Duration::ZERO).unwrap();
        assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&so_far));
        assert_eq!(store.complete("corner-shop", "returns", "once").unwrap() as usize, complete(&so_far));
    }
    let pro: Vec<Value> = sent.iter().filter(|result| result["attributes"]["plan"] == "pro").cloned().collect();
    assert_eq!(stored(store.as_ref(), &Slice::of("plan=pro", Some("2026-10-26"), None)), reported(&pro));
}

#[test]
fn a_second_row_that_comes_just_after_a_sum_of_the_first_one_counts_for_nothing() {
    let engine = engine::clickhouse();
    let (store, http) = (engine.open(), http(&engine));
    let sent = visitors(3);
    write(store.as_ref(), &sent);
    roll(&http, Duration::ZERO).unwrap();
    let rows = sent.iter().map(|result| row(&parsed(result), arrival(result, 0).received_at));
    http.insert("INSERT INTO results (study, id, received_at, body, segments, cells)", rows).unwrap();
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent));
    write(store.as_ref(), [&nps(99, 1)]);
    roll(&http, Duration::ZERO).unwrap();
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&[&sent[..], &[nps(99, 1)]].concat()));
}

fn complete(results: &[Value]) -> usize {
    results.iter().filter(|result| result["survey"] == "returns" && result["complete"] == true).count()
}

#[test]
fn rows_that_may_still_be_on_their_way_are_not_summed_and_counted_all_the_same() {
    let engine = engine::clickhouse();
    let (store, http) = (engine.open(), http(&engine));
    write(store.as_ref(), [&nps(1, 9)]);
    roll(&http, super::roll::SETTLE).unwrap();
    assert_eq!(sums(&http)[0]["lines"], json!(0));
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&[nps(1, 9)]));
}

#[test]
fn collectors_that_sum_at_the_same_time_while_others_write_and_read_do_each_other_no_harm() {
    let engine = engine::clickhouse();
    let store = engine.open();
    let sent: Vec<Value> = (0..120).map(|number| nps(number, 9)).collect();
    let written = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            sent.chunks(4).for_each(|some| assert_eq!(write(store.as_ref(), some).len(), 4));
            written.store(true, Ordering::Relaxed);
        });
        for _ in 0..2 {
            scope.spawn(|| {
                let http = http(&engine);
                while !written.load(Ordering::Relaxed) {
                    // What was acknowledged is visible here, so that it has settled.
                    roll(&http, Duration::ZERO).unwrap();
                }
            });
        }
        let mut last = 0;
        while !written.load(Ordering::Relaxed) {
            let now = store.complete("corner-shop", "relationship", "once").unwrap();
            assert!(now >= last && now.is_multiple_of(4) && now <= 120, "{now} after {last}");
            last = now;
        }
    });
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent));
}

#[test]
fn k26_an_erasure_that_broke_off_is_finished_by_whoever_adds_up_next() {
    let engine = engine::clickhouse();
    let (store, http) = (engine.open(), http(&engine));
    let sent = visitors(6);
    write(store.as_ref(), &sent);
    roll(&http, Duration::ZERO).unwrap();
    // As a program leaves it that crashed once the rows were gone.
    let hours: Vec<Value> = http.ask("SELECT DISTINCT toUnixTimestamp(toStartOfHour(stored_at)) AS hour FROM results", &[]).unwrap();
    let hours: Vec<String> = hours.iter().map(|row| row["hour"].to_string()).collect();
    store.take_note("to sum again/x", &format!("corner-shop [{}]", hours.join(","))).unwrap();
    let (gone, left) = sent.split_at(20);
    let ids: Vec<&str> = gone.iter().map(|result| result["id"].as_str().unwrap()).collect();
    let ids = format!("['{}']", ids.join("','"));
    http.run("ALTER TABLE results DELETE WHERE id IN {ids:Array(UUID)} SETTINGS mutations_sync = 2", &[("ids", &ids)]).unwrap();
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent), "the sums still say what was there");
    roll(&http, Duration::ZERO).unwrap();
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(left));
    assert_eq!(store.note("to sum again/x").unwrap(), "");
}

#[test]
fn k26_nobody_adds_up_while_somebody_erases_and_only_one_erases_at_a_time() {
    let engine = engine::clickhouse();
    let (store, http, other) = (engine.open(), http(&engine), http(&engine));
    write(store.as_ref(), &visitors(3));
    let turn = to_erase(&http).unwrap();
    assert!(matches!(to_erase(&other), Err(Error::Busy)));
    roll(&other, Duration::ZERO).unwrap();
    assert_eq!(sums(&http)[0]["lines"], json!(0));
    drop(turn);
    roll(&other, Duration::ZERO).unwrap();
    assert_ne!(sums(&http)[0]["lines"], json!(0));
    let summing = to_sum(&other).unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| to_erase(&http).map(drop));
        thread::sleep(Duration::from_millis(300));
        assert!(!waiting.is_finished(), "whoever erases waits until the sums are there");
        drop(summing);
        waiting.join().unwrap().unwrap();
    });
}
