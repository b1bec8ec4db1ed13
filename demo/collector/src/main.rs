//! The binary `expectly`: turns what became of the command line into an exit code. The library beside it does the work.

use std::process::ExitCode;

fn main() -> ExitCode {
    if expectly_collector::run() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
