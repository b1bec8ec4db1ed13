//! Owns what whoever looks after the collector does with what was refused and kept aside: looking at it, having it judged again. Keeps
//! nothing aside itself (`store`).

mod list;
mod retry;

use crate::command_line::Rejects;
use crate::error::Error;

/// `expectly rejects …`
pub fn run(command: &Rejects) -> Result<(), Error> {
    match command {
        Rejects::List(arguments) => list::list(arguments),
        Rejects::Retry(arguments) => retry::retry(arguments),
    }
}
