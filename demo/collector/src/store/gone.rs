//! Owns naming what is to be taken out of a store for good. Takes nothing out itself.

use jiff::Timestamp;

use super::page::read;
use super::tally::Sum;
use crate::error::Error;

/// Some results of a study, and some of what was refused.
#[derive(Default)]
pub struct Gone {
    /// The study of the results and of what was refused; none where that is not known, and then there are no results.
    pub study: Option<String>,
    /// By the ids that their senders gave them.
    pub results: Vec<String>,
    /// Whether they go even if they cannot be read: then what they added to the counts stays there.
    pub unread: bool,
    /// By the ids that the store gave them.
    pub refused: Vec<String>,
}

impl Gone {
    /// Adds what is to be taken off the counts with a result that was taken out.
    pub fn uncount(&self, sum: &mut Sum, (study, id, body): (&str, &str, &str), received_at: Timestamp) -> Result<(), Error> {
        match read(study, id, body) {
            Ok(result) => sum.take(&result, received_at),
            Err(_) if self.unread => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// How much is taken out in one step where engines lock what others wait for: some tenths of a second.
pub const STEP: u32 = 500;
