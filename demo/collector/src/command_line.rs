//! Owns the command line: its words, defaults and help. Opens nothing.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand};

use crate::export::Format;
use crate::origins::Listed;
use crate::store::Address;

/// Receives what visitors answered, stores each result once, reports and exports.
#[derive(Debug, Parser)]
#[command(name = "expectly", version)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Receive results and serve reports, until SIGTERM or Ctrl-C.
    Serve(Serve),
    /// Results that were refused and kept aside.
    #[command(subcommand)]
    Rejects(Rejects),
    /// Copy a store into another one, of any engine; run it again to go on where it stopped.
    Copy(Copy),
    /// Write down every result of a study; run it again to go on where it stopped.
    Export(Export),
    /// What receivers of webhooks have not taken.
    #[command(subcommand)]
    Webhooks(Webhooks),
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Study files, or folders of them (*.json).
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub studies: Vec<PathBuf>,

    /// An origin whose pages may send results for a study; repeat it for more.
    #[arg(long = "origin", value_name = "STUDY=ORIGIN", value_parser = Listed::parse)]
    pub origins: Vec<Listed>,

    /// What holds everything: a SQLite file, made if it is not there, or another engine's address.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7070")]
    pub listen: SocketAddr,

    /// A folder with v1/ (the widget) and dashboard/, served as they are.
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,

    /// What reports and exports ask for; without it, one is made and printed.
    #[arg(long, env = "EXPECTLY_TOKEN", hide_env_values = true, value_parser = NonEmptyStringValueParser::new())]
    pub token: Option<String>,

    /// A file that says who is told of which results: a list in JSON.
    #[arg(long, value_name = "FILE")]
    pub webhooks: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Copy {
    /// The store to copy, which a collector may go on writing to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub from: Address,

    /// The store to copy into; made if it is not there.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub to: Address,
}

#[derive(Debug, Args)]
pub struct Export {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Whose results.
    #[arg(long, value_name = "STUDY")]
    pub study: String,

    /// How they are written down.
    #[arg(long, value_name = "FORMAT")]
    pub format: Format,

    /// Only what comes after this cursor, which stands beside each result of an earlier export.
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,

    /// A file instead of standard output. ndjson and csv go on where the file ends; parquet is written anew.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Rejects {
    /// Print them, oldest first: time, study, code, path and the text, separated by tabs.
    List(RejectsList),
}

#[derive(Debug, Args)]
pub struct RejectsList {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Only those of one study.
    #[arg(long, value_name = "STUDY")]
    pub study: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Webhooks {
    /// Print what was given up on: receiver, event, study, result, tries and what the last came to, separated by tabs.
    List(WebhooksList),
    /// Have what was given up on tried again, from the beginning.
    Retry(WebhooksRetry),
}

#[derive(Debug, Args)]
pub struct WebhooksList {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Also what still waits to be told, and when it is tried next.
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct WebhooksRetry {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Only what one receiver did not take.
    #[arg(long, value_name = "NAME")]
    pub hook: Option<String>,
}
