//! Several collectors are as good as one, where the store is one for several programs.

use std::thread;

use crate::postgres::new_database;
use crate::program::{Collector, Folder, TOKEN};
use crate::results::{batch, checkout, nps};

/// K29
#[test]
fn k29_two_collectors_on_one_database_store_each_answer_once_and_report_alike() {
    let database = new_database();
    let start = || Collector::start_in(Folder::new(), &["--token", TOKEN, "--store", &database]);
    let (one, other) = (start(), start());
    thread::scope(|scope| {
        for collector in [&one, &other, &one, &other] {
            scope.spawn(move || {
                for number in 0..50 {
                    let reply = collector.post(batch(checkout(number, 6, 4)));
                    assert_eq!(reply.status, 200);
                    assert!(reply.statuses().iter().all(|status| ["stored", "duplicate"].contains(&status.as_str())));
                }
            });
        }
    });
    let [first, second] = [&one, &other].map(Collector::report);
    assert_eq!(first, second);
    let gap = first["report"]["gaps"].as_array().unwrap().iter().find(|gap| gap["survey"] == "checkout-ease").unwrap();
    assert_eq!(gap["n"], 50);
    assert_eq!(one.post(nps(1001, 9).to_string()).statuses(), ["stored"]);
    assert_eq!(other.post(nps(1001, 9).to_string()).statuses(), ["duplicate"]);
    assert_eq!(other.post(nps(1001, 2).to_string()).statuses(), ["conflict"]);
    assert_eq!(one.get("/v1/export/corner-shop.ndjson").text().lines().count(), 101);
}
