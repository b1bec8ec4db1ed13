//! What was acknowledged survives a crash at any moment.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;

use crate::program::{Collector, Folder, ORIGIN, TOKEN};
use crate::results::{batch, checkout};

const ROUNDS: u32 = 20;
const SENDERS: u32 = 4;
/// The crash comes after some acknowledgement up to this one, while the other senders are anywhere in their own requests.
const MOST_ACKNOWLEDGED: u32 = 40;

/// K08
#[test]
fn k08_a_crash_at_any_moment_loses_no_acknowledged_answer_and_leaves_no_torn_one() {
    let mut folder = Folder::new();
    let acknowledged = Mutex::new(Vec::<String>::new());
    let next = AtomicU32::new(0);
    for round in 0..ROUNDS {
        let collector = Collector::start_in(folder, &["--token", TOKEN]);
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
        let store = Connection::open(folder.path("data.sqlite")).unwrap();
        let count = |sql: &str| store.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let check: String = store.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok", "round {round}");
        let results = count("SELECT count(*) FROM results");
        let ratings = count(r#"SELECT coalesce(sum(n), 0) FROM counts WHERE day = '' AND said LIKE '%{"rating":%'"#);
        let pairs = count(r#"SELECT coalesce(sum(n), 0) FROM counts WHERE day = '' AND said LIKE '%{"pair":%'"#);
        assert_eq!(ratings, results, "round {round}: a result that was not counted, or the reverse");
        assert_eq!(2 * pairs, results, "round {round}: half a batch");
    }
    let collector = Collector::start_in(folder, &["--token", TOKEN]);
    let export = collector.get("/v1/export/corner-shop.ndjson");
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() > ROUNDS as usize);
    for id in &acknowledged {
        assert_eq!(export.text().matches(&format!("\"id\":\"{id}\",\"study\"")).count(), 1, "{id} was acknowledged");
    }
}
