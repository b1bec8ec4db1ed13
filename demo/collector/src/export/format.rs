//! Owns which forms an export has, and what one is asked while it is being written. Writes none itself.

use clap::ValueEnum;

use super::csv::{self, Csv};
use super::ndjson::{self, Ndjson};
use super::parquet::Parquet;
use crate::error::Error;
use crate::store::Stored;

/// How results are written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// A result a line, as it was stored.
    Ndjson,
    /// A row an answer, for spreadsheets: no text runs as a formula.
    Csv,
    /// The same rows by columns, for databases and notebooks.
    Parquet,
}

/// An export that is being written. Whatever is put out follows what was put out before.
pub trait Sheet: Send {
    /// What stands before everything.
    fn head(&mut self) -> Vec<u8> {
        Vec::new()
    }

    /// Takes a result, with the cursor that stands for it. Puts out what is ready.
    fn add(&mut self, stored: &Stored, cursor: &str, out: &mut Vec<u8>) -> Result<(), Error>;

    /// Puts out what is still held, and what stands after everything.
    fn finish(&mut self, _out: &mut Vec<u8>) -> Result<(), Error> {
        Ok(())
    }
}

impl Format {
    /// The form of files with that extension.
    pub fn of_extension(extension: &str) -> Option<Format> {
        [Format::Ndjson, Format::Csv, Format::Parquet].into_iter().find(|format| format.extension() == extension)
    }

    pub fn extension(self) -> &'static str {
        match self {
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
        }
    }

    /// `goes_on` says that it is to follow an earlier one.
    pub fn content_type(self, goes_on: bool) -> &'static str {
        match self {
            Format::Ndjson => "application/x-ndjson",
            Format::Csv if goes_on => "text/csv; charset=utf-8; header=absent",
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Parquet => "application/vnd.apache.parquet",
        }
    }

    /// Whether a later export can be written behind an earlier one. A Parquet file ends with what is in it.
    pub fn goes_on(self) -> bool {
        self != Format::Parquet
    }

    pub fn begin(self) -> Result<Box<dyn Sheet>, Error> {
        Ok(match self {
            Format::Ndjson => Box::new(Ndjson),
            Format::Csv => Box::new(Csv),
            Format::Parquet => Box::new(Parquet::begin()?),
        })
    }

    /// What the first bytes of every such file are.
    pub fn beginning(self) -> Vec<u8> {
        match self {
            Format::Ndjson => b"{\"v\":".into(),
            Format::Csv => Csv.head(),
            Format::Parquet => b"PAR1".into(),
        }
    }

    /// The cursor of the result that ends with this line of a file; none where the line is no such end or was broken off.
    pub fn cursor_of(self, line: &[u8]) -> Option<String> {
        match self {
            Format::Ndjson => ndjson::cursor_of(line),
            Format::Csv => csv::cursor_of(line).map(String::from),
            Format::Parquet => None,
        }
    }
}
