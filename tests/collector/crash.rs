//! What was acknowledged survives a crash at any moment.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

use expectly_core::report::Counts;
use rusqlite::Connection;

use crate::clickhouse;
use crate::postgres::new_database;
use crate::program::{Collector, Folder, ORIGIN, TOKEN};
use crate::results::{batch, checkout};

const ROUNDS: u32 = 20;
const SENDERS: u32 = 4;
/// The crash comes after some acknowledgement up to this one, while the other senders are anywhere in their own requests.
const MOST_ACKNOWLEDGED: u32 = 40;

/// K08
#[test]
fn k08_a_crash_at_any_moment_loses_no_acknowledged_answer_and_leaves_no_torn_one() {
    let whole = |folder: &Folder| {
        let store = Connection::open(folder.path("data.sqlite")).unwrap();
        store.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap()
    };
    crash(&["--token", TOKEN], |folder| assert_eq!(whole(folder), "ok"));
}

/// K08
#[test]
fn k08_a_crash_of_a_collector_on_postgres_loses_no_acknowledged_answer_and_leaves_no_torn_one() {
    crash(&["--token", TOKEN, "--store", &new_database()], |_| {});
}

/// K08
#[test]
fn k08_a_crash_of_a_collector_on_clickhouse_loses_no_acknowledged_answer_and_leaves_no_torn_one() {
    crash(&["--token", TOKEN, "--store", &clickhouse::new_database()], |_| {});
}

/// Crashes again and again under load; looks at the store each time with the collector and with `look`.
fn crash(arguments: &[&str], look: impl Fn(&Folder)) {
    let mut folder = Folder::new();
    let acknowledged = Mutex::new(Vec::<String>::new());
    let next = AtomicU32::new(0);
    for round in 0..ROUNDS {
        let collector = Collector::start_in(folder, arguments);
        assert_whole(&collector, round);
        let (acknowledge, acknowledgements) = mpsc::channel();
        // The fractions of the golden ratio's multiples: as scattered as chance, and the same in every run.
        let last = 1 + ((f64::from(round) * 0.618_034).fract() * f64::from(MOST_ACKNOWLEDGED)) as usize;
        folder = thread::scope(|scope| {
            for _ in 0..SENDERS {
                let acknowledge = acknowledge.clone();
                let address = collector.address;
                let (next, acknowledged) = (&next, &acknowledged);
                scope.spawn(move || {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let sent = checkout(number, 6, 4);
                        let ids = sent.iter().map(|result| String::from(result["id"].as_str().unwrap())).collect::<Vec<_>>();
                        let request = crate::http::Request::post("/v1/results").header("origin", ORIGIN).body(batch(sent));
                        let Some(reply) = request.try_send(address).filter(|reply| reply.body.ends_with(b"}")) else { return };
                        assert_eq!(reply.statuses(), ["stored", "stored"]);
                        acknowledged.lock().unwrap().extend(ids);
                        let _ = acknowledge.send(());
                    }
                });
            }
            acknowledgements.iter().take(last).count();
            collector.kill()
        });
        look(&folder);
    }
    let collector = Collector::start_in(folder, arguments);
    let export = assert_whole(&collector, ROUNDS);
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() > ROUNDS as usize);
    for id in &acknowledged {
        assert_eq!(export.matches(&format!("\"id\":\"{id}\",\"study\"")).count(), 1, "{id} was acknowledged");
    }
}

/// Results are there with what is counted of them, in whole batches. Gives back the export.
fn assert_whole(collector: &Collector, round: u32) -> String {
    let export = String::from(collector.get("/v1/export/corner-shop.ndjson").text());
    let results = export.lines().count() as u64;
    let counts: Counts = serde_json::from_value(collector.report()["counts"].clone()).unwrap();
    let answers: u64 = counts.ratings.iter().flat_map(|row| &row.counts).sum();
    let pairs: u64 = counts.pairs.iter().flat_map(|row| row.joint.iter().flatten()).sum();
    assert_eq!(answers, results, "round {round}: a result that was not counted, or the reverse");
    assert_eq!(2 * pairs, results, "round {round}: half a batch");
    export
}
