//! Owns what SQLite takes without a collector: the same rows into the same tables, with what is counted of them, in commits of the same
//! size, as durably, by the same crate. Reads what a collector has stored, knows nothing of what it means.

use std::time::Instant;

use rusqlite::{Connection, params};

use crate::program::Folder;

pub struct Alone {
    pub results_per_second: f64,
    /// Results in one commit.
    pub batch: f64,
}

/// Writes again what the store in a folder holds, into a new one beside it.
pub fn results_per_second(folder: &Folder) -> Alone {
    let stored = Connection::open(folder.path("data.sqlite")).unwrap();
    let commits: i64 = stored.query_row("SELECT revision FROM revisions WHERE study = 'corner-shop'", [], |row| row.get(0)).unwrap();
    let rows: Vec<[String; 4]> = rows(&stored, "SELECT study, id, received_at, body FROM results ORDER BY seq");
    let counted: Vec<[String; 8]> = rows_of_counts(&stored);
    let batch = rows.len() as f64 / commits as f64;
    let mut alone = empty(&stored, folder);
    let begun = Instant::now();
    for batch in rows.chunks(batch.round().max(1.0) as usize) {
        let transaction = alone.transaction().unwrap();
        for row in batch {
            let sql = "INSERT INTO results (study, id, received_at, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (study, id) DO NOTHING";
            transaction.prepare_cached(sql).unwrap().execute(rusqlite::params_from_iter(row)).unwrap();
        }
        for [study, segment, day, survey, moment, touchpoint, question, said] in &counted {
            let sql = "INSERT INTO counts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET n = n + excluded.n";
            let values = params![study, segment, day, survey, moment, touchpoint, question, said, batch.len() as i64];
            transaction.prepare_cached(sql).unwrap().execute(values).unwrap();
        }
        transaction.commit().unwrap();
    }
    Alone { results_per_second: rows.len() as f64 / begun.elapsed().as_secs_f64(), batch }
}

/// A store with the same tables and the collector's own settings.
fn empty(like: &Connection, folder: &Folder) -> Connection {
    let alone = Connection::open(folder.path("alone.sqlite")).unwrap();
    let mut tables = like.prepare("SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'").unwrap();
    for sql in tables.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        alone.execute_batch(&sql.unwrap()).unwrap();
    }
    alone.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536").unwrap();
    alone
}

fn rows(store: &Connection, sql: &str) -> Vec<[String; 4]> {
    let mut found = store.prepare(sql).unwrap();
    found.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])).unwrap().map(Result::unwrap).collect()
}

/// What a commit adds to: each sends the same answer, so that each commit touches every line.
fn rows_of_counts(store: &Connection) -> Vec<[String; 8]> {
    let mut found = store.prepare("SELECT study, segment, day, survey, moment, touchpoint, question, said FROM counts").unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?])
    };
    found.query_map([], row).unwrap().map(Result::unwrap).collect()
}
