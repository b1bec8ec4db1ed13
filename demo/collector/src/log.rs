//! Owns the few lines that the collector prints about itself. Never says who sent what, nor any token but one that was just made.

use std::fmt::Display;
use std::io::{self, Write};

/// Says something on standard output. Whoever started the collector may have closed it; that is no reason to stop.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Says on standard error that something is wrong, whether or not anybody still listens.
pub fn warn(line: impl Display) {
    let _ = writeln!(io::stderr(), "expectly: {line}");
}
