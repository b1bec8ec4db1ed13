//! The collector as a program, over HTTP: each test starts the real binary on a free port with a store of its own, and ends it by its
//! process id. The binary is the one that `EXPECTLY_BIN` names; without it, the one that cargo builds beside this test.

mod api;
mod asking;
mod backups;
#[path = "../engines/clickhouse.rs"]
mod clickhouse;
mod clocks;
mod commands;
mod crash;
#[path = "../engines/crashing.rs"]
mod crashing;
mod dist;
mod encrypted;
mod export;
mod exporting;
mod forgetting;
mod hostile;
mod http;
mod intake;
mod keys;
mod limits;
mod load;
mod metrics;
mod open;
mod origins;
#[path = "../outsiders/mod.rs"]
mod outsiders;
#[path = "../engines/postgres.rs"]
mod postgres;
mod printed;
mod program;
mod receiver;
mod rejects;
mod replay;
mod report;
mod results;
mod sessions;
mod shared;
mod signed;
mod slow;
mod store;
mod token;
mod trouble;
mod webhooks;
