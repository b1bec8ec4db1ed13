//! Owns the command line: its words, defaults and help. Opens nothing.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::access::parse_name;
use crate::export::Format;
use crate::forget::{Keep, Subject, parse_attribute, parse_id};
use crate::log::Form;
use crate::origins::Listed;
use crate::store::Address;
use crate::{limits, report, signed};

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
    /// Who may read results, and which keys pages send with.
    #[command(subcommand)]
    Token(Token),
    /// Erase what somebody answered, for good, beside a collector at work.
    Erase(Erase),
    /// Forget once what has been kept long enough, as a collector with the same --keep does every hour.
    Retain(Retain),
    /// Save a SQLite store as of this moment, beside a collector at work.
    Backup(Backup),
    /// Look through a store and say what is well and what is not.
    Doctor(AtStore),
    /// What operators did to a store: tokens made and revoked, results erased or forgotten for their age; a line each.
    History(AtStore),
    /// Copy a store into another one, of any engine; run it again to go on where it stopped.
    Copy(Copy),
    /// Write down every result of a study; run it again to go on where it stopped.
    Export(Export),
    /// Print the reports on studies, with intervals, both sides of gaps, and how many answered.
    Report(Report),
    /// Print the description of the API (OpenAPI 3.1).
    Openapi,
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

    /// How the log is written: lines of text, or of JSON with time, level and message.
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub log: Form,

    /// Forget a study's results, and what was refused, that many days after they came; repeat it for more studies.
    #[arg(long, value_name = "STUDY=DAYS", value_parser = Keep::parse)]
    pub keep: Vec<Keep>,

    /// What reports and exports ask for; without it, one is made and printed.
    #[arg(long, env = "EXPECTLY_TOKEN", hide_env_values = true, value_parser = parse_token)]
    pub token: Option<String>,

    /// A file that says who is told of which results: a list in JSON.
    #[arg(long, value_name = "FILE")]
    pub webhooks: Option<PathBuf>,

    #[command(flatten)]
    pub limits: limits::Options,

    #[command(flatten)]
    pub signing: signed::Options,
}

/// Reads a token. Errors: that it is empty, wherever that comes from.
fn parse_token(text: &str) -> Result<String, &'static str> {
    if text.is_empty() { Err("the environment's EXPECTLY_TOKEN, or --token itself, is there but empty") } else { Ok(text.into()) }
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

#[derive(Debug, Args)]
pub struct AtStore {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// The store, a SQLite file.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// The file to make, which is not there yet.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct Erase {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// The study.
    #[arg(long, value_name = "STUDY")]
    pub study: String,

    #[command(flatten)]
    pub which: Which,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Which {
    /// Both results of a pair, by the pair's id.
    #[arg(long, value_name = "ID", value_parser = parse_id)]
    pair: Option<String>,

    /// All results of visitors with this attribute.
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_attribute)]
    attribute: Option<(String, String)>,

    /// One result, by its id.
    #[arg(long, value_name = "ID", value_parser = parse_id)]
    result: Option<String>,
}

impl Which {
    pub fn subject(&self) -> Subject {
        match (&self.pair, &self.attribute) {
            (Some(id), _) => Subject::Pair(id.clone()),
            (None, Some((name, value))) => Subject::Attribute(name.clone(), value.clone()),
            (None, None) => Subject::Result(self.result.clone().unwrap_or_default()),
        }
    }
}

#[derive(Debug, Args)]
pub struct Retain {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// How many days a study's results, and what was refused, are kept; repeat it for more studies.
    #[arg(long, value_name = "STUDY=DAYS", value_parser = Keep::parse, required = true)]
    pub keep: Vec<Keep>,
}

#[derive(Debug, Subcommand)]
pub enum Token {
    /// Make a token and print it, this once.
    Create(TokenCreate),
    /// Print them, by name: name, what it does, studies and when it was made, separated by tabs.
    List(AtStore),
    /// Make a token worthless, within seconds.
    Revoke(TokenRevoke),
}

#[derive(Debug, Args)]
pub struct TokenCreate {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// What to call it, such as who has it.
    #[arg(long, value_name = "NAME", value_parser = parse_name)]
    pub name: String,

    /// A key for pages to send results with, instead of a token to read them.
    #[arg(long, requires = "studies")]
    pub write: bool,

    /// A study that it is for; repeat it for more. Without any, a token reads them all.
    #[arg(long = "study", id = "studies", value_name = "STUDY")]
    pub studies: Vec<String>,
}

#[derive(Debug, Args)]
pub struct TokenRevoke {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// What it is called.
    #[arg(long, value_name = "NAME", value_parser = parse_name)]
    pub name: String,
}

#[derive(Debug, Subcommand)]
pub enum Rejects {
    /// Print them, oldest first: time, study, code, path and the text, separated by tabs.
    List(RejectsList),
    /// Judge them again, as after a study or the program was put right: what is right now is stored, as of when it came.
    Retry(RejectsRetry),
}

#[derive(Debug, Args)]
pub struct RejectsRetry {
    /// Study files, or folders of them, by which to judge.
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub studies: Vec<PathBuf>,

    /// What the collector writes to; it may go on meanwhile.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Only those of one study.
    #[arg(long, value_name = "STUDY")]
    pub study: Option<String>,

    /// Only those that were refused with this code. What came from an unlisted origin or with a wrong write key is only judged if its code is
    /// given, and what was not rightly signed only with that or its study's --signing-key.
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,

    #[command(flatten)]
    pub signing: signed::Options,
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

#[derive(Debug, Args)]
pub struct Report {
    /// What the collector writes to.
    #[arg(long, value_name = "STORE", value_parser = Address::parse)]
    pub store: Address,

    /// Study files, or folders of them (*.json).
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub studies: Vec<PathBuf>,

    /// Only this one.
    #[arg(long, value_name = "STUDY")]
    pub study: Option<String>,

    #[command(flatten)]
    pub part: report::Part,
}
