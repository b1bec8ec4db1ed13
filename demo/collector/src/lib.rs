//! The collector: one program that receives results, stores each once, reports and exports. This file does what a command line asks for;
//! it holds no logic of its own. What is public besides `run` is what bytes of strangers meet first, so that it can be fuzzed.

mod access;
mod asked;
mod backup;
mod batch;
mod collector;
mod command_line;
mod copy;
mod cors;
mod counts;
mod dist;
mod doctor;
mod error;
mod export;
mod forget;
mod health;
mod history;
mod intake;
mod judge;
mod limits;
mod listen;
mod log;
mod metrics;
mod names;
mod open;
mod openapi;
mod origins;
mod progress;
mod receipts;
mod rejects;
mod report;
mod routes;
mod serve;
mod signed;
mod store;
mod strangers;
mod studies;
mod trouble;
mod unanswered;
mod webhook;
mod wordings;

use clap::Parser;

use command_line::{Command, CommandLine};

/// What reads bytes that anyone may send, or guards those who read them later. No part of a promise: only the fuzzers use it.
pub mod edge {
    pub use crate::batch::split;
    pub use crate::export::csv_cell;
    pub use crate::origins::Listed;
}

/// Does what the command line asks for, and says on the standard error stream what it could not. Gives back whether it could.
pub fn run() -> bool {
    let done = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::serve(arguments),
        Command::Copy(arguments) => copy::copy(&arguments),
        Command::Rejects(command) => rejects::run(&command),
        Command::Export(arguments) => export::export(&arguments),
        Command::Report(arguments) => report::print(&arguments),
        Command::Openapi => openapi::print(),
        Command::Webhooks(command) => webhook::run(&command),
        Command::Token(command) => access::command(&command),
        Command::Erase(arguments) => forget::erase(&arguments),
        Command::Retain(arguments) => forget::retain(&arguments),
        Command::Backup(arguments) => backup::backup(&arguments),
        Command::Doctor(arguments) => doctor::examine(&arguments),
        Command::History(arguments) => history::list(&arguments),
    };
    done.map_err(log::fail).is_ok()
}
