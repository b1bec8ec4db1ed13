//! Owns one connection: how it is made, and what it has prepared. Knows no rows.

use std::collections::HashMap;

use postgres::config::SslMode;
use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row, Statement, Transaction};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::Cause;
use crate::store::tls;

/// A connection with the sentences that it has prepared, each once.
pub struct Session {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
}

/// A transaction on a connection. Dropped without a commit, it never was.
pub struct Step<'a> {
    transaction: Transaction<'a>,
    prepared: &'a mut HashMap<&'static str, Statement>,
}

/// Everything of ours is in a schema of its own. A lock is waited for as long as a request may take, not longer.
const SETTINGS: &str = "SET search_path TO expectly; SET lock_timeout = '4s'; SET client_min_messages = warning";

/// The way to a server.
pub struct Way {
    config: Config,
    /// None unless the address says `sslmode=require`: what a server offers by itself nobody can vouch for.
    tls: Option<MakeRustlsConnect>,
}

impl Way {
    pub fn of(config: Config) -> Result<Way, Cause> {
        let tls = (config.get_ssl_mode() == SslMode::Require).then(tls::client).transpose()?.map(MakeRustlsConnect::new);
        Ok(Way { config, tls })
    }
}

impl Session {
    pub fn connect(way: &Way) -> Result<Session, postgres::Error> {
        let mut client = match &way.tls {
            Some(tls) => way.config.connect(tls.clone()),
            None => way.config.connect(NoTls),
        }?;
        client.batch_execute(SETTINGS)?;
        Ok(Session { client, prepared: HashMap::new() })
    }

    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Asks a single question.
    pub fn query(&mut self, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, postgres::Error> {
        let mut step = self.step()?;
        let rows = step.query(sql, values)?;
        step.commit().map(|()| rows)
    }

    /// Begins a transaction that others' changes come and go under.
    pub fn step(&mut self) -> Result<Step<'_>, postgres::Error> {
        Ok(Step { transaction: self.client.transaction()?, prepared: &mut self.prepared })
    }

    /// Begins a transaction that sees one moment of the store and changes nothing.
    pub fn snapshot(&mut self) -> Result<Step<'_>, postgres::Error> {
        let transaction = self.client.build_transaction().isolation_level(postgres::IsolationLevel::RepeatableRead).read_only(true);
        Ok(Step { transaction: transaction.start()?, prepared: &mut self.prepared })
    }
}

impl Step<'_> {
    pub fn query(&mut self, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, postgres::Error> {
        let statement = match self.prepared.get(sql) {
            Some(known) => known.clone(),
            None => {
                let new = self.transaction.prepare(sql)?;
                self.prepared.insert(sql, new.clone());
                new
            }
        };
        self.transaction.query(&statement, values)
    }

    /// Runs sentences without values, for tables.
    pub fn run(&mut self, sql: &str) -> Result<(), postgres::Error> {
        self.transaction.batch_execute(sql)
    }

    pub fn commit(self) -> Result<(), postgres::Error> {
        self.transaction.commit()
    }
}
