//! The collector: one program that receives results, stores each once, reports and exports. This file starts what the command line asks
//! for and turns its outcome into an exit code; it holds no logic of its own.

mod access;
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
mod forget;
mod health;
mod history;
mod intake;
mod listen;
mod log;
mod names;
mod open;
mod origins;
mod receipts;
mod rejects;
mod report;
mod routes;
mod serve;
mod store;
mod studies;
mod unanswered;
mod wordings;

use std::process::ExitCode;

use clap::Parser;

use command_line::{Command, CommandLine, Rejects};

fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::serve(arguments),
        Command::Copy(arguments) => copy::copy(&arguments),
        Command::Rejects(Rejects::List(arguments)) => rejects::list(&arguments),
        Command::Token(command) => access::command(&command),
        Command::Erase(arguments) => forget::erase(&arguments),
        Command::Retain(arguments) => forget::retain(&arguments),
        Command::History(arguments) => history::list(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::warn(error);
            ExitCode::FAILURE
        }
    }
}
