//! What was acknowledged survives a crash at any moment.

use std::time::Duration;

use expectly_core::report::Counts;
use rusqlite::Connection;

use crate::crashing::Crashing;
use crate::load::Load;
use crate::postgres::Server;
use crate::program::{Collector, Folder, TOKEN};
use crate::{clickhouse, postgres};

const ROUNDS: u32 = 100;
/// ClickHouse in the tests ends with them and outlives the collector's crashes; a round takes as long as three on the other engines.
const CLICKHOUSE_ROUNDS: u32 = 20;
/// A crash comes after some acknowledgement up to this one…
const MOST_ACKNOWLEDGED: f64 = 12.0;
/// …and up to so much later: about as long as a request takes, so that every moment of one is met.
const LATEST: Duration = Duration::from_millis(4);

/// K08
#[test]
fn k08_a_crash_at_any_moment_loses_no_acknowledged_answer_and_doubles_none() {
    let whole = |folder: &Folder| {
        let store = Connection::open(folder.path("data.sqlite")).unwrap();
        store.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap()
    };
    crash(ROUNDS, &["--token", TOKEN], |folder| assert_eq!(whole(folder), "ok"));
}

/// K08
#[test]
fn k08_a_crash_of_a_collector_on_postgres_loses_no_acknowledged_answer_and_doubles_none() {
    crash(ROUNDS, &["--token", TOKEN, "--store", &postgres::new_database()], |_| {});
}

/// K08
#[test]
fn k08_a_crash_of_a_collector_on_clickhouse_loses_no_acknowledged_answer_and_doubles_none() {
    crash(CLICKHOUSE_ROUNDS, &["--token", TOKEN, "--store", &clickhouse::new_database()], |_| {});
}

/// K08
#[test]
fn k08_a_crash_of_postgres_itself_loses_no_acknowledged_answer_and_the_collector_finds_it_again() {
    let mut server = Crashing::of(Server::start());
    let collector = Collector::start_in(Folder::new(), &["--token", TOKEN, "--store", &server.new_database()]);
    let mut load = Load::new();
    for round in 0..ROUNDS {
        let (acknowledged, later) = moment(round);
        load.during(collector.address, acknowledged, later, || server.kill());
        server.revive();
        load.finish(collector.address);
        assert_whole(&collector, round);
    }
    load.assert_all_there_once(&collector);
}

/// Crashes again and again under load; looks at the store each time with the collector and with `look`.
fn crash(rounds: u32, arguments: &[&str], look: impl Fn(&Folder)) {
    let mut folder = Folder::new();
    let mut load = Load::new();
    for round in 0..rounds {
        let collector = Collector::start_in(folder, arguments);
        assert_whole(&collector, round);
        let (acknowledged, later) = moment(round);
        folder = load.during(collector.address, acknowledged, later, || collector.kill());
        look(&folder);
    }
    let collector = Collector::start_in(folder, arguments);
    load.finish(collector.address);
    assert_whole(&collector, rounds);
    load.assert_all_there_once(&collector);
}

/// When a round's crash comes: the fractions of multiples of irrational numbers are as scattered as chance, and the same in every run.
fn moment(round: u32) -> (usize, Duration) {
    let scattered = |irrational: f64| (f64::from(round) * irrational).fract();
    (1 + (scattered(0.618_034) * MOST_ACKNOWLEDGED) as usize, LATEST.mul_f64(scattered(0.414_214)))
}

/// Results are there with what is counted of them, in whole batches.
fn assert_whole(collector: &Collector, round: u32) {
    let results = collector.get("/v1/export/corner-shop.ndjson").text().lines().count() as u64;
    let counts: Counts = serde_json::from_value(collector.report()["counts"].clone()).unwrap();
    let answers: u64 = counts.ratings.iter().flat_map(|row| &row.counts).sum();
    let pairs: u64 = counts.pairs.iter().flat_map(|row| row.joint.iter().flatten()).sum();
    assert_eq!(answers, results, "round {round}: a result that was not counted, or the reverse");
    assert_eq!(2 * pairs, results, "round {round}: half a batch");
}
