//! Owns why and when a monitor began a new window; does not decide that it should.

use alloc::string::String;
use alloc::vec::Vec;

/// A window that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reset {
    /// What changed, as declared: a new price, another wording.
    pub reason: String,
    /// How many answers the closed window held.
    pub n: u64,
}

/// Every window that was closed, oldest first.
pub(super) type Resets = Vec<Reset>;
