//! Owns a ClickHouse for tests: chdb behind its HTTP interface (`clickhouse.py`), started once a process, a database for each that asks, its
//! end with the process, however that ends. Keeps nothing: what it holds is gone afterwards.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const INTERFACE: &str = include_str!("clickhouse.py");

struct Server {
    port: u16,
    _child: Child,
}

/// The address of a new database on the server of this process.
pub fn new_database() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    static SERVER: OnceLock<Server> = OnceLock::new();
    let server = SERVER.get_or_init(start);
    format!("clickhouse://127.0.0.1:{}/d{}", server.port, MADE.fetch_add(1, Ordering::Relaxed))
}

fn start() -> Server {
    let python = python().expect("chdb is installed by `cargo xtask test --only rust`, into target/chdb");
    let mut child = Command::new(python).args(["-c", INTERFACE]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    Server { port: said.trim().parse().expect("the port that it listens on"), _child: child }
}

/// The Python that has chdb, beside everything else that is built.
fn python() -> Option<PathBuf> {
    let this = std::env::current_exe().unwrap();
    this.ancestors().map(|folder| folder.join("chdb/bin/python")).find(|python| Path::exists(python))
}
