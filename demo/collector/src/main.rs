//! The collector: one program that receives results, stores each once, reports and exports. This file starts what the command line asks
//! for and turns its outcome into an exit code; it holds no logic of its own.

mod asked;
mod batch;
mod collector;
mod command_line;
mod copy;
mod cors;
mod counts;
mod dist;
mod error;
mod export;
mod health;
mod intake;
mod listen;
mod log;
mod names;
mod open;
mod origins;
mod progress;
mod receipts;
mod rejects;
mod report;
mod routes;
mod serve;
mod store;
mod studies;
mod token;
mod unanswered;
mod webhook;
mod wordings;

use std::process::ExitCode;

use clap::Parser;

use command_line::{Command, CommandLine, Rejects, Webhooks};

fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::serve(arguments),
        Command::Copy(arguments) => copy::copy(&arguments),
        Command::Export(arguments) => export::export(&arguments),
        Command::Webhooks(Webhooks::List(arguments)) => webhook::list(&arguments),
        Command::Webhooks(Webhooks::Retry(arguments)) => webhook::retry(&arguments),
        Command::Rejects(Rejects::List(arguments)) => rejects::list(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::warn(error);
            ExitCode::FAILURE
        }
    }
}
