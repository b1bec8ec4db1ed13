//! Owns what the collector takes: durable results a second through HTTP beside what SQLite alone takes of the same rows, how long a result
//! waits at half of that, a thousand connections at work beside a thousand that are not, and memory. Prints a table; nothing fails for
//! being slow. The collector is the real binary; load and collector share the machine's cores, as they do not in earnest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on should stop"
)]

mod alone;
#[allow(dead_code, reason = "the collector's tests use more of it")]
#[path = "../../collector/http.rs"]
mod http;
mod load;
#[allow(dead_code, reason = "the collector's tests use more of it")]
#[path = "../../collector/program.rs"]
mod program;
#[allow(dead_code, reason = "the collector's tests use more of it")]
#[path = "../../collector/results.rs"]
mod results;

use std::time::Duration;

use load::{Load, Taken, Work};
use program::{Collector, Folder, TOKEN};

/// Long enough for some checkpoints of the write-ahead log, whose cost comes in lumps.
const EACH: Duration = Duration::from_secs(10);
/// Connections that keep the collector busy at its best.
const BUSY: usize = 64;
/// What each request of the first rows holds: a visitor's answer, and what an outbox has after an outage.
const SIZES: [usize; 2] = [1, 20];

fn main() {
    println!("{:44}{:>12}{:>12}{:>8}{:>9}{:>9}{:>9}", "", "results/s", "SQLite's", "ratio", "p50 ms", "p99 ms", "RSS MB");
    for size in SIZES {
        let collector = start();
        let load = Load::of(&collector, size);
        let taken = load.run(&Work::AsFastAsPossible { connections: BUSY }, EACH);
        let alone = alone::results_per_second(&collector.kill());
        let name = format!("{BUSY} connections, {size} a request");
        row(&name, &taken, Some(&alone));
        println!("{:44}{:>12.0} results a commit", "", alone.batch);
        if size == 1 {
            let collector = start();
            let half = taken.results_per_second / 2.0;
            row("half of that, evenly", &Load::of(&collector, size).run(&Work::Evenly { connections: BUSY, per_second: half }, EACH), None);
        }
    }
    let collector = start();
    let crowd = Load::of(&collector, 1).run(&Work::Crowd { idle: 1000, active: 1000 }, EACH);
    row("1000 active connections beside 1000 idle", &crowd, None);
}

/// One without limits, since all of this comes from one address for one study.
fn start() -> Collector {
    Collector::start_in(Folder::new(), &["--token", TOKEN, "--per-address", "0", "--per-study", "0"])
}

fn row(name: &str, taken: &Taken, alone: Option<&alone::Alone>) {
    let beside = alone
        .map(|alone| (format!("{:.0}", alone.results_per_second), format!("{:.2}", taken.results_per_second / alone.results_per_second)));
    let (theirs, ratio) = beside.unwrap_or_default();
    let ms = |share: f64| taken.at(share).as_secs_f64() * 1e3;
    print!("{name:44}{:>12.0}{theirs:>12}{ratio:>8}", taken.results_per_second);
    println!("{:>9.1}{:>9.1}{:>9.1}", ms(0.5), ms(0.99), taken.memory as f64 / 1e6);
}
