//! Owns naming what is to be taken out of a store for good. Takes nothing out itself.

/// Some results of a study, and some of what was refused.
#[derive(Default)]
pub struct Gone {
    /// The study of the results and of what was refused; none where that is not known, and then there are no results.
    pub study: Option<String>,
    /// By the ids that their senders gave them.
    pub results: Vec<String>,
    /// By the ids that the store gave them.
    pub refused: Vec<String>,
}

/// How much is taken out in one step where engines lock what others wait for: some tenths of a second.
pub const STEP: u32 = 500;
