//! What is taken out is gone, and what stays is counted as if nothing else had ever been there.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use expectly_core::wire::Status::Stored;
use expectly_core::wire::SurveyResult;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::counting::{reported, stored};
use super::engine::Engine;
use super::given::results::{nps, rated};
use super::given::{arrival, visitors, write};
use crate::store::{Arrival, Call, Entry, Gone, Page, Refused, Slice, Store};

fn ids(results: &[Value]) -> Vec<String> {
    results.iter().map(|result| result["id"].as_str().unwrap().into()).collect()
}

fn whole() -> Page {
    Page { after: String::new(), most: 10_000 }
}

fn kept(store: &dyn Store) -> BTreeSet<String> {
    let results = store.results(Some("corner-shop"), &whole()).unwrap();
    results.iter().map(|kept| serde_json::from_str::<Value>(&kept.body).unwrap()["id"].as_str().unwrap().to_owned()).collect()
}

fn refuse(store: &dyn Store, study: Option<&str>, received_at: &str) {
    let entry = Entry::Refused(Refused::new(study.map(String::from), "not_json", "", b"somebody's"));
    store.write(&[Arrival { received_at: received_at.parse().unwrap(), entry }]).unwrap();
}

/// One of a study's results and refusals, and nothing else: `gone`.
fn of(results: &[Value], refused: Vec<String>) -> Gone {
    Gone { study: Some("corner-shop".into()), results: ids(results), refused, unread: false }
}

/// Every part of a report that a visitor can be in.
fn assert_counts(store: &dyn Store, left: &[Value]) {
    assert_eq!(stored(store, &Slice::everything()), reported(left));
    assert_eq!(stored(store, &Slice::of("", Some("2026-10-26"), None)), reported(left), "by days");
    let pro: Vec<Value> = left.iter().filter(|result| result["attributes"]["plan"] == "pro").cloned().collect();
    assert_eq!(stored(store, &Slice::of("plan=pro", None, None)), reported(&pro), "by segments");
}

pub fn k26_what_is_erased_is_in_no_row_no_count_and_no_page(engine: &Engine) {
    let store = engine.open();
    let sent = visitors(30);
    write(store.as_ref(), &sent);
    let mut kim = rated(9_000_042, "support", &[("satisfaction", "csat", "csat5", 5)]);
    kim["attributes"] = json!({ "plan": "pro", "customer": "kim" });
    let mut elsewhere = kim.clone();
    elsewhere["study"] = "other-shop".into();
    let told = |result: &SurveyResult| {
        vec![Call { hook: "crm".into(), event: "result".into(), study: result.study.as_str().into(), id: result.id.as_str().into() }]
    };
    store.write_and_call(&[arrival(&kim, 0), arrival(&elsewhere, 0)], &told).unwrap();
    // Another answer of hers was refused, and so was somebody else's.
    let mut conflict = kim.clone();
    conflict["answers"][0]["value"] = 1.into();
    write(store.as_ref(), [&conflict, &nps(1_000_000, 3)]);
    engine.sum_up();
    assert!(stored(store.as_ref(), &Slice::of("customer=kim", None, None)) != reported(&[]));
    let aside = store.refused(Some("corner-shop"), &whole()).unwrap();
    let hers = aside.iter().find(|kept| String::from_utf8_lossy(&kept.refused.body).contains("kim")).unwrap().refused.id.clone().unwrap();
    let before = store.revision("corner-shop").unwrap();

    let (gone, left) = sent.split_at(70);
    assert_eq!(store.erase(&of(&[gone, &[kim.clone(), nps(9_000_077, 1)]].concat(), vec![hers, "none".into()])).unwrap(), 72);
    assert_counts(store.as_ref(), left);
    assert_eq!(kept(store.as_ref()), ids(left).into_iter().collect());
    assert_eq!(store.tally("corner-shop", &Slice::everything()).unwrap().refused, 1);
    assert!(store.revision("corner-shop").unwrap() > before, "pages ask anew");
    assert_eq!(
        store.tally("other-shop", &Slice::of("customer=kim", None, None)).unwrap().cells.len(),
        1 + 1,
        "another study keeps its own"
    );
    assert_eq!(store.erase(&Gone { study: Some("other-shop".into()), ..of(&[elsewhere], Vec::new()) }).unwrap(), 1);
    assert!(!engine.counts_segment("customer=kim"), "not even a line of none");

    assert_eq!(store.calls(&whole()).unwrap().len(), 0, "nobody is told of her any more");

    assert_eq!(store.erase(&of(gone, Vec::new())).unwrap(), 0, "there is nothing to erase twice");
    store.settle().unwrap();
    engine.sum_up();
    assert_counts(store.as_ref(), left);
    assert_eq!(write(store.as_ref(), [&kim]), [Stored], "she may answer again");
    assert_counts(store.as_ref(), &[left, &[kim]].concat());
}

pub fn k26_after_retention_the_report_is_that_of_what_remains(engine: &Engine) {
    let store = engine.open();
    let sent = visitors(70);
    let arrivals: Vec<Arrival> = (0..).step_by(30).zip(&sent).map(|(minute, result)| arrival(result, minute)).collect();
    let mut mixed: Vec<&Arrival> = arrivals.iter().collect();
    // Not in the order of time, as after a copy.
    mixed.rotate_left(200);
    for some in mixed.chunks(100) {
        store.write(&some.iter().map(|Arrival { received_at, entry }| again(*received_at, entry)).collect::<Vec<_>>()).unwrap();
    }
    let mut elsewhere = nps(5, 9);
    elsewhere["study"] = "other-shop".into();
    store.write(&[arrival(&elsewhere, 0)]).unwrap();
    refuse(store.as_ref(), Some("corner-shop"), "2026-10-27T01:00:00Z");
    refuse(store.as_ref(), Some("corner-shop"), "2026-11-27T01:00:00Z");
    refuse(store.as_ref(), None, "2026-10-27T01:00:00Z");
    engine.sum_up();
    let before = arrivals[600].received_at;
    let mut gone = 0;
    while let step @ 1.. = store.expire(Some("corner-shop"), before).unwrap() {
        gone += step;
    }
    assert_eq!(gone, 601, "600 results and one that was refused");
    assert_counts(store.as_ref(), &sent[600..]);
    assert_eq!(kept(store.as_ref()), ids(&sent[600..]).into_iter().collect());
    let refused = || store.refused(None, &whole()).unwrap().len();
    assert_eq!(refused(), 2);
    assert_eq!(store.expire(None, before).unwrap(), 1, "what can be put down to no study is refused text all the same");
    assert_eq!((store.expire(None, before).unwrap(), refused()), (0, 1));
    assert_eq!(store.results(Some("other-shop"), &whole()).unwrap().len(), 1, "each study has its own time");
}

fn again(received_at: Timestamp, entry: &Entry) -> Arrival {
    let Entry::Result(result, ticket) = entry else { panic!("only results are sent") };
    Arrival { received_at, entry: Entry::Result(result.clone(), ticket.clone()) }
}

pub fn k26_what_is_erased_while_others_answer_takes_none_of_theirs_with_it(engine: &Engine) {
    let store = engine.open();
    let other = if engine.is_shared() { engine.open() } else { store.clone() };
    let sent: Vec<Value> = (0..200).map(|number| nps(number, 9)).collect();
    let (gone, left) = sent.split_at(60);
    write(store.as_ref(), gone);
    engine.sum_up();
    let written = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            left.chunks(5).for_each(|some| assert_eq!(write(other.as_ref(), some), [Stored; 5]));
            written.store(true, Ordering::Relaxed);
        });
        scope.spawn(|| {
            while !written.load(Ordering::Relaxed) {
                engine.sum_up();
            }
        });
        for some in gone.chunks(10) {
            assert_eq!(store.erase(&of(some, Vec::new())).unwrap(), 10);
        }
    });
    assert_counts(store.as_ref(), left);
    engine.sum_up();
    assert_counts(store.as_ref(), left);
}
