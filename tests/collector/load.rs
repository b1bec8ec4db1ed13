//! Owns senders that never rest: each posts pairs of results, one after the other, and sends again what was not acknowledged, as the widget
//! does. Crashes nothing.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::http::Request;
use crate::program::{Collector, ORIGIN};
use crate::results::{batch, checkout, id};

const SENDERS: usize = 4;
/// Longer than a store takes to be there again; whoever waits that long has lost an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everyone who sends, and what each has still to send.
pub struct Load {
    waiting: Vec<Option<u32>>,
    next: AtomicU32,
}

impl Load {
    pub fn new() -> Load {
        Load { waiting: vec![None; SENDERS], next: AtomicU32::new(0) }
    }

    /// All send until something is not acknowledged; what is to happen meanwhile does so `later` than that many acknowledgements.
    pub fn during<T>(&mut self, address: SocketAddr, acknowledgements: usize, later: Duration, happen: impl FnOnce() -> T) -> T {
        let (acknowledge, acknowledged) = mpsc::channel();
        let next = &self.next;
        thread::scope(|scope| {
            for waiting in &mut self.waiting {
                let acknowledge = acknowledge.clone();
                scope.spawn(move || {
                    while deliver(waiting, next, address) {
                        let _ = acknowledge.send(());
                    }
                });
            }
            assert_eq!(acknowledged.iter().take(acknowledgements).count(), acknowledgements);
            thread::sleep(later);
            happen()
        })
    }

    /// Everyone sends what is left over, until it is acknowledged.
    pub fn finish(&mut self, address: SocketAddr) {
        let until = Instant::now() + PATIENCE;
        for waiting in self.waiting.iter_mut().filter(|waiting| waiting.is_some()) {
            while !deliver(waiting, &self.next, address) {
                assert!(Instant::now() < until, "nothing is acknowledged any more");
            }
        }
    }

    /// Holds what the collector has against what was sent, all of which has been acknowledged.
    pub fn assert_all_there_once(&self, collector: &Collector) {
        let mut sent: Vec<String> = (0..2 * self.next.load(Ordering::Relaxed)).map(id).collect();
        let export = collector.get("/v1/export/corner-shop.ndjson");
        let stored = export.text().lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut stored: Vec<String> = stored.map(|result| result["id"].as_str().unwrap().into()).collect();
        sent.sort();
        stored.sort();
        assert!(stored == sent, "{} of {} are there", stored.len(), sent.len());
    }
}

/// Sends what waits, or the next pair. Whether it was acknowledged; what was not waits.
fn deliver(waiting: &mut Option<u32>, next: &AtomicU32, address: SocketAddr) -> bool {
    let again = waiting.is_some();
    let number = waiting.unwrap_or_else(|| next.fetch_add(1, Ordering::Relaxed));
    let reply = Request::post("/v1/results").header("origin", ORIGIN).body(batch(checkout(number, 6, 4))).try_send(address);
    let reply = reply.filter(|reply| reply.status == 200 && reply.body.ends_with(b"}"));
    *waiting = if reply.is_some() { None } else { Some(number) };
    let Some(reply) = reply else { return false };
    let statuses = reply.statuses();
    assert!(statuses == ["stored"; 2] || again && statuses == ["duplicate"; 2], "{statuses:?}");
    true
}
