//! Owns getting a test an engine with nothing in it. Does not know what is tested.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::store::{Address, For, Store, open};

/// A store of the test's own, gone with the test.
pub struct Engine {
    pub address: Address,
    /// Where the engine keeps it, if that is a folder of the test's.
    folder: Option<PathBuf>,
}

/// A name that no other test uses.
fn own_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("expectly_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

pub fn sqlite() -> Engine {
    let folder = std::env::temp_dir().join(own_name());
    fs::create_dir_all(&folder).unwrap();
    Engine { address: Address::Sqlite(folder.join("results.sqlite")), folder: Some(folder) }
}

pub fn postgres() -> Engine {
    Engine { address: Address::Postgres(postgres_server::new_database()), folder: None }
}

pub fn clickhouse() -> Engine {
    Engine { address: Address::Clickhouse(clickhouse_server::new_database()), folder: None }
}

#[path = "../../../../../tests/engines/clickhouse.rs"]
mod clickhouse_server;
#[path = "../../../../../tests/engines/postgres.rs"]
mod postgres_server;

/// One of each.
pub fn each() -> Vec<Engine> {
    vec![sqlite(), postgres(), clickhouse()]
}

impl Engine {
    pub fn open(&self) -> Arc<dyn Store> {
        open(&self.address, For::Writing).unwrap().into()
    }

    /// What it takes on disk, in bytes.
    pub fn size(&self) -> u64 {
        match &self.address {
            Address::Sqlite(file) => fs::metadata(file).unwrap().len(),
            Address::Postgres(url) => {
                let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
                let size: i64 = client.query_one("SELECT pg_database_size(current_database())", &[]).unwrap().get(0);
                size.unsigned_abs()
            }
            Address::Clickhouse(url) => crate::store::clickhouse::size_now(url),
        }
    }

    /// Whether any line of the counts is about a segment, whatever its number.
    pub fn counts_segment(&self, segment: &str) -> bool {
        match &self.address {
            Address::Sqlite(file) => {
                let store = rusqlite::Connection::open(file).unwrap();
                store.query_row("SELECT EXISTS (SELECT 1 FROM counts WHERE segment = ?1)", [segment], |row| row.get(0)).unwrap()
            }
            Address::Postgres(url) => {
                let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
                client.query_one("SELECT EXISTS (SELECT FROM expectly.counts WHERE segment = $1)", &[&segment]).unwrap().get(0)
            }
            Address::Clickhouse(url) => crate::store::clickhouse::counts_segment_now(url, segment),
        }
    }

    /// Has it add up now what it adds up from time to time.
    pub fn sum_up(&self) {
        if let Address::Clickhouse(url) = &self.address {
            crate::store::clickhouse::roll_now(url);
        }
    }

    /// Has it do now what it does in the background from time to time.
    pub fn settle(&self) {
        if let Address::Clickhouse(url) = &self.address {
            // What was stored in the last minute is looked at once more in each report: that is the cost of writing, not of what is stored.
            std::thread::sleep(std::time::Duration::from_secs(61));
            crate::store::clickhouse::roll_now(url);
        }
    }

    /// Whether several programs may write to it.
    pub fn is_shared(&self) -> bool {
        !matches!(self.address, Address::Sqlite(_))
    }

    /// Makes it look like a store of a version to come.
    pub fn age(&self, version: i64) {
        match &self.address {
            Address::Sqlite(file) => {
                let store = rusqlite::Connection::open(file).unwrap();
                store.pragma_update(None, "user_version", version).unwrap();
            }
            Address::Clickhouse(_) => open(&self.address, For::Writing).unwrap().take_note("version", &version.to_string()).unwrap(),
            Address::Postgres(url) => {
                let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
                client.execute("UPDATE expectly.version SET version = $1", &[&version]).unwrap();
            }
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}
