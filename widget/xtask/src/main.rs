//! Owns the project's commands: reads the command line and hands over. Each command lives in a file of its own.

mod bench;
mod browsers;
mod bundle;
mod compress;
mod demo;
mod deny;
mod dist;
mod engines;
mod errors;
mod failure;
mod fuzz;
mod gallery;
mod glue;
mod help;
mod integrity;
mod lint;
mod names;
mod release;
mod schema;
mod setup;
mod shell;
mod size;
mod snip;
mod soak;
mod stamp;
mod test;
mod tools;
mod vectors;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;
use crate::shell::Root;

/// Every command does its own set-up: the wasm32 target, npm packages, the build.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything that is shipped, into target/dist
    Dist,
    /// Build the npm package alone, into target/dist/npm
    Package,
    /// Build, then serve the demo shop, the dashboard and the collector until Ctrl-C
    Demo(demo::Options),
    /// Build, then take a picture of every question and every look, for the demo's page /gallery
    Gallery(gallery::Options),
    /// Run every test there is, browsers included
    Test(test::Options),
    /// Print raw, gzip and brotli size of each shipped file; fails over budget
    Size,
    /// Build, then print the script tag of exactly this version, with its hash
    Sri(Tag),
    /// Write the study's JSON Schema, types and table of keys from core's tables, and the table of errors
    Schema,
    /// Check formatting, lints and the tables of keys and errors
    Lint,
    /// Hold the dependencies against .deny.toml: licences, doubles, sources, known weaknesses
    Deny,
    /// Time core, the npm package and the widget beside what one would use instead; tables of medians and ratios
    Bench(bench::Options),
    /// Look for bytes that bring a parser down or a score off its oracle
    Fuzz(fuzz::Options),
    /// Run widgets and collector together for long, with faults at random; fails if one answer is lost or doubled
    Soak(soak::Options),
    /// Compute tests/vectors again and write them
    Vectors,
}

#[derive(clap::Args)]
struct Tag {
    /// Where the folders of target/dist are served
    #[arg(long, value_name = "URL", default_value = "https://cx.acme.example")]
    origin: String,
    /// The study's address, as the page sees it
    #[arg(long, value_name = "URL", default_value = "/study.json")]
    study: String,
}

fn main() -> ExitCode {
    let command = CommandLine::parse().command;
    match run(&command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<(), Failure> {
    let root = Root::find()?;
    match command {
        Command::Dist => dist::build(&root).map(|_| ()),
        Command::Package => dist::package_alone(&root),
        Command::Demo(options) => demo::run(&root, options),
        Command::Gallery(options) => gallery::run(&root, options),
        Command::Test(options) => test::run(&root, options),
        Command::Size => size::check(&dist::build(&root)?),
        Command::Sri(Tag { origin, study }) => dist::build(&root).and_then(|_| release::print_tag(&root, origin, study)),
        Command::Schema => schema::write(&root).and_then(|()| errors::write(&root)),
        Command::Lint => lint::check(&root),
        Command::Deny => deny::check(&root),
        Command::Bench(options) => bench::run(&root, options),
        Command::Fuzz(options) => fuzz::fuzz(&root, options),
        Command::Soak(options) => soak::soak(&root, options),
        Command::Vectors => vectors::write(&root),
    }
}
