//! Owns the store: one SQLite file with one writer and any number of readers. Knows rows, not HTTP; counts, but does no statistics.

mod insert;
mod migrate;
mod open;
mod reader;
mod writer;

pub use insert::{CONFLICT, Entry, Refused};
pub use open::{open, to_read};
pub use reader::Reader;
pub use writer::Writer;
