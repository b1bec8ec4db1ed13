//! Owns the two clocks by which waiting is measured. Reads them; decides nothing.

use crate::page;

/// One instant by both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Milliseconds since 1970 by the visitor's clock, the only one that pages share. It may be wrong, and jump.
    pub wall: u64,
    /// Milliseconds since this page began, which no setting of a clock changes.
    pub steady: u64,
}

impl Time {
    /// This instant.
    pub fn now() -> Time {
        Time { wall: page::now(), steady: page::steady() }
    }
}
