//! Several collectors are as good as one, where the store is one for several programs.

use std::thread;

use crate::postgres::new_database;
use crate::program::{Collector, Folder, TOKEN, run};
use crate::results::{batch, checkout, nps};

/// K29
#[test]
fn k29_two_collectors_on_one_postgres_store_each_answer_once_and_report_alike() {
    assert_shared(&new_database());
}

/// K29
#[test]
fn k29_two_collectors_on_one_clickhouse_store_each_answer_once_and_report_alike() {
    assert_shared(&crate::clickhouse::new_database());
}

fn assert_shared(database: &str) {
    let start = || Collector::start_in(Folder::new(), &["--token", TOKEN, "--store", database]);
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

#[test]
fn a_site_that_outgrows_its_file_moves_to_a_database_without_losing_or_doubling_an_answer() {
    let old = Collector::start();
    for number in 0..40 {
        assert_eq!(old.post(batch(checkout(number, 6, 4))).status, 200);
    }
    assert_eq!(old.post(nps(0, 2).to_string()).statuses(), ["conflict"]);
    let database = new_database();
    let copy = || run(&["copy", "--from", &format!("sqlite://{}", old.store().display()), "--to", &database]);
    let first = copy();
    let said = String::from_utf8_lossy(&first.stderr).into_owned();
    assert!(first.status.success() && said.contains("copied 80 of 80 results (100 %"), "{said}");
    // What comes while the first copy is made comes with the second one.
    assert_eq!(old.post(batch(checkout(40, 6, 4))).status, 200);
    let second = copy();
    let said = String::from_utf8_lossy(&second.stdout).into_owned();
    assert!(second.status.success() && said.contains("82 results") && said.contains("by number and by hash"), "{said}");
    let new = Collector::start_in(Folder::new(), &["--token", TOKEN, "--store", &database]);
    let [before, after] = [old.report(), new.report()];
    for part in ["counts", "report", "refused"] {
        assert_eq!(before[part], after[part]);
    }
    assert_eq!(new.post(batch(checkout(40, 6, 4))).statuses(), ["duplicate", "duplicate"], "a late second try is known");
    let listed = |store: &str| String::from_utf8(run(&["rejects", "list", "--store", store]).stdout).unwrap();
    assert_eq!(listed(&database), listed(old.store().to_str().unwrap()));
}
