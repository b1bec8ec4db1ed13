//! What only engines have to do that several programs write to at once, or that can be away for a while.

use std::sync::Arc;
use std::thread;

use expectly_core::wire::Status::{Duplicate, Stored};
use postgres::{Client, NoTls};

use super::counting::{reported, stored};
use super::engine;
use super::given::results::nps;
use super::given::{arrival, write};
use crate::error::Error;
use crate::store::{Address, For, Gone, Page, Slice, open};

fn connect(address: &Address) -> Client {
    let Address::Postgres(url) = address else { panic!("{address} is no PostgreSQL") };
    Client::connect(url, NoTls).unwrap()
}

#[test]
fn a_reader_waits_for_a_row_that_got_its_number_earlier_and_is_committed_later() {
    let engine = engine::postgres();
    let store = engine.open();
    let mut slow = connect(&engine.address);
    let mut step = slow.transaction().unwrap();
    let body = "a result that takes its time";
    step.batch_execute("SET search_path TO expectly; SELECT pg_advisory_xact_lock_shared(7311914604)").unwrap();
    let insert = "INSERT INTO results (study, id, received_at, body) VALUES ('corner-shop', gen_random_uuid(), now(), $1)";
    step.execute(insert, &[&body]).unwrap();
    assert_eq!(write(store.as_ref(), [&nps(1, 9)]), [Stored], "writers do not wait for each other");
    let reader = {
        let store = Arc::clone(&store);
        thread::spawn(move || store.results(Some("corner-shop"), &Page { after: String::new(), most: 10 }).unwrap())
    };
    // Only once the reader waits, the slow one goes on.
    let mut watcher = connect(&engine.address);
    let waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    while watcher.query(waiting, &[]).unwrap().is_empty() {
        thread::yield_now();
    }
    step.commit().unwrap();
    let bodies: Vec<String> = reader.join().unwrap().into_iter().map(|stored| stored.body).collect();
    assert_eq!((bodies.len(), bodies[0].as_str()), (2, body), "the earlier number comes first and is not passed over");
}

#[test]
fn k06_a_result_that_is_taken_out_under_a_writer_is_never_called_stored_without_being_there() {
    let engine = engine::postgres();
    let store = engine.open();
    let sent = [nps(1, 9), nps(2, 9)];
    write(store.as_ref(), &sent);
    let mut other = connect(&engine.address);
    let mut step = other.transaction().unwrap();
    step.batch_execute("DELETE FROM expectly.results").unwrap();
    let writer = {
        let (store, arrivals) = (Arc::clone(&store), sent.each_ref().map(|result| arrival(result, 0)));
        thread::spawn(move || store.write(&arrivals))
    };
    let mut watcher = connect(&engine.address);
    let waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while watcher.query(waiting, &[]).unwrap().is_empty() {
        thread::yield_now();
    }
    // Whoever takes rows out beside the program, that is by hand, does so without its locks.
    step.commit().unwrap();
    let statuses = writer.join().unwrap().unwrap_or_else(|_| write(store.as_ref(), &sent));
    assert_eq!((statuses, store.size().unwrap()), (vec![Stored; 2], 2), "what is called stored is there");
}

#[test]
fn k26_what_comes_again_while_it_is_erased_is_counted_as_often_as_it_is_there() {
    let engine = engine::postgres();
    let (store, other) = (engine.open(), engine.open());
    let sent: Vec<_> = (0..20).map(|number| nps(number, 9)).collect();
    let ids = || sent.iter().map(|result| result["id"].as_str().unwrap().into()).collect();
    thread::scope(|scope| {
        let writer = scope.spawn(|| (0..100).for_each(|_| drop(write(other.as_ref(), &sent))));
        while !writer.is_finished() {
            store.erase(&Gone { study: Some("corner-shop".into()), results: ids(), ..Gone::default() }).unwrap();
        }
    });
    write(store.as_ref(), &sent);
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent));
}

#[test]
fn k10_a_collector_whose_database_was_restarted_goes_on_by_itself() {
    let engine = engine::postgres();
    let store = engine.open();
    assert_eq!(write(store.as_ref(), [&nps(1, 9)]), [Stored]);
    let ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    connect(&engine.address).query(ended, &[]).unwrap();
    // The first try may still find the connection that was ended under it; whoever sent it comes again.
    let first = store.write(&[arrival(&nps(2, 9), 0)]);
    let again = write(store.as_ref(), [&nps(1, 9), &nps(2, 9)]);
    assert_eq!(again, [Duplicate, if first.is_ok() { Duplicate } else { Stored }]);
}

#[test]
fn k25_tables_of_postgres_are_made_all_or_none() {
    let engine = engine::postgres();
    let mut client = connect(&engine.address);
    // Somebody's table stands in the way of the third one.
    client.batch_execute("CREATE SCHEMA expectly; CREATE TABLE expectly.counts (x INT)").unwrap();
    let refused = open(&engine.address, For::Writing).err();
    assert!(matches!(&refused, Some(Error::Unopened { source, .. }) if source.to_string().contains("already exists")), "{refused:?}");
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'expectly'";
    let tables: Vec<String> = client.query(tables, &[]).unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(tables, ["counts"]);
    client.batch_execute("DROP TABLE expectly.counts").unwrap();
    assert_eq!(write(engine.open().as_ref(), [&nps(1, 9)]), [Stored]);
}

#[test]
fn k25_tables_of_clickhouse_that_were_half_made_are_made_whole_at_the_next_start() {
    let engine = engine::clickhouse();
    {
        let store = engine.open();
        write(store.as_ref(), [&nps(1, 9)]);
        // As if it had broken off before the version was noted.
        store.take_note("version", "").unwrap();
    }
    let refused = open(&engine.address, For::Reading).err();
    assert!(matches!(refused, Some(Error::OldStore { found: 0, .. })), "{refused:?}");
    assert_eq!(write(engine.open().as_ref(), [&nps(1, 9)]), [Duplicate], "what was there stays there");
}

#[test]
fn k25_collectors_that_start_together_on_an_empty_database_do_not_trip_over_each_other() {
    let engine = engine::postgres();
    thread::scope(|scope| {
        let starts: Vec<_> = (0..6).map(|_| scope.spawn(|| engine.open())).collect();
        for (number, start) in (0..).zip(starts) {
            assert_eq!(write(start.join().unwrap().as_ref(), [&nps(number, 9)]), [Stored]);
        }
    });
}
