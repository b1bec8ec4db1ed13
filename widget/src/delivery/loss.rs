//! Owns why results are lost, with the codes that `expectly:error` carries beside their number; does not tell anybody.

/// Why results are lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The endpoint refused them for good; they are not sent again.
    Refused {
        /// The collector's own code, or `http_` and the status.
        code: String,
        /// Where in the result.
        path: String,
    },
    /// They had to make room for newer ones.
    OutboxFull,
    /// They waited for longer than anybody could act on them.
    Expired,
    /// They were found damaged, and are put apart.
    Unreadable,
}

impl Loss {
    /// The stable name in events and docs.
    pub fn code(&self) -> &str {
        match self {
            Loss::Refused { code, .. } => code,
            Loss::OutboxFull => "outbox_full",
            Loss::Expired => "expired",
            Loss::Unreadable => "unreadable",
        }
    }

    /// Where in the result; empty when the whole of it is meant.
    pub fn path(&self) -> &str {
        match self {
            Loss::Refused { path, .. } => path,
            _ => "",
        }
    }
}
