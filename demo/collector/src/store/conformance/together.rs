//! Several at once are as good as one after the other.

use std::sync::Arc;
use std::thread;

use expectly_core::wire::Status;
use serde_json::Value;

use super::engine::{self, Engine};
use super::given::results::{checkout, nps};
use super::given::{signed, write};
use crate::store::{Slice, Store, What};

const SENDERS: usize = 8;
const TIMES: usize = 10;

/// As many stores as there are senders where several programs may write, otherwise one for all.
fn stores(engine: &Engine) -> Vec<Arc<dyn Store>> {
    let first = engine.open();
    let others = (1..SENDERS).map(|_| if engine.is_shared() { engine.open() } else { Arc::clone(&first) });
    std::iter::once(Arc::clone(&first)).chain(others.collect::<Vec<_>>()).collect()
}

pub fn k06_the_same_results_sent_from_all_sides_count_once(engine: &Engine) {
    let stores = stores(engine);
    let sent: Vec<Value> = (0..20).map(|number| nps(number, 9)).collect();
    let statuses: Vec<Status> = thread::scope(|scope| {
        let sender = |(from, store): (usize, &Arc<dyn Store>)| {
            let store = Arc::clone(store);
            let mut sent = sent.clone();
            // Each begins elsewhere, so that they meet in the middle of each other's.
            sent.rotate_left(from * 3 % 20);
            scope.spawn(move || (0..TIMES).flat_map(|_| write(store.as_ref(), &sent)).collect::<Vec<_>>())
        };
        let senders: Vec<_> = stores.iter().enumerate().map(sender).collect();
        senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect()
    });
    assert!(statuses.iter().all(|status| matches!(status, Status::Stored | Status::Duplicate)));
    assert!(statuses.iter().filter(|status| **status == Status::Stored).count() >= sent.len());
    for store in &stores {
        let cells = store.tally("corner-shop", &Slice::everything()).unwrap().cells;
        assert!(!cells.is_empty() && cells.iter().all(|(_, n)| *n == 20), "{cells:?}");
    }
}

/// Not on ClickHouse, which has no transactions: there two of the same instant may both be stored.
#[test]
fn k24_a_token_sent_from_all_sides_at_once_serves_once() {
    [engine::sqlite(), engine::postgres()].iter().for_each(assert_serves_once);
}

fn assert_serves_once(engine: &Engine) {
    let stores = stores(engine);
    let stored: usize = thread::scope(|scope| {
        let sender = |(from, store): (u32, &Arc<dyn Store>)| {
            let store = Arc::clone(store);
            let arrivals: Vec<_> = (0..20).map(|token| signed(&nps(from * 20 + token, 9), &token.to_string())).collect();
            scope.spawn(move || {
                arrivals.chunks(5).flat_map(|some| store.write(some).unwrap()).filter(|status| *status == Status::Stored).count()
            })
        };
        let senders: Vec<_> = (0..).zip(&stores).map(sender).collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).sum()
    });
    assert_eq!(stored, 20);
    assert_eq!(stores.first().unwrap().size().unwrap(), 20);
}

pub fn k19_a_report_during_a_burst_is_a_whole_moment_of_it(engine: &Engine) {
    let stores = stores(engine);
    thread::scope(|scope| {
        let store = Arc::clone(&stores[0]);
        let sender = scope.spawn(move || {
            for number in 0..60 {
                write(store.as_ref(), &checkout(number, 6, 4));
            }
        });
        while !sender.is_finished() {
            let cells = stores[1].tally("corner-shop", &Slice::everything()).unwrap().cells;
            let many = |wanted: fn(&What) -> bool| -> u64 {
                let counted = cells.iter().filter(|(cell, _)| cell.said().unwrap().is_some_and(|said| wanted(&said.what)));
                counted.map(|(_, n)| n).sum()
            };
            assert_eq!(many(|what| matches!(what, What::Rating { .. })), 2 * many(|what| matches!(what, What::Pair { .. })));
        }
    });
}
