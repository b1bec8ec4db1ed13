//! Owns the few lines that the collector says about itself, for people or for programs. Never says who sent what, nor any token but one
//! that was just made, which goes to the terminal and into no log.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::OnceLock;

use clap::ValueEnum;
use jiff::Timestamp;
use serde_json::json;

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// As they are.
    Text,
    /// Each as JSON: `time`, `level` and `message`.
    Json,
}

static FORM: OnceLock<Form> = OnceLock::new();

/// To be called once, before anything is said; otherwise lines are text.
pub fn write_as(form: Form) {
    let _ = FORM.set(form);
}

/// Says something on standard output. Whoever started the collector may have closed it; that is no reason to stop.
pub fn say(line: impl Display) {
    let _ = match FORM.get() {
        Some(Form::Json) => writeln!(io::stdout(), "{}", entry("info", line)),
        _ => writeln!(io::stdout(), "{line}"),
    };
}

/// Says on standard error that something is wrong, whether or not anybody still listens.
pub fn warn(line: impl Display) {
    let _ = match FORM.get() {
        Some(Form::Json) => writeln!(io::stderr(), "{}", entry("warn", line)),
        _ => writeln!(io::stderr(), "expectly: {line}"),
    };
}

/// Says on standard error why the program ends.
pub fn fail(line: impl Display) {
    let _ = match FORM.get() {
        Some(Form::Json) => writeln!(io::stderr(), "{}", entry("error", line)),
        _ => writeln!(io::stderr(), "expectly: {line}"),
    };
}

/// Shows a new secret on standard output, in whatever form the log has: it is no part of it.
pub fn secret(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn entry(level: &str, line: impl Display) -> String {
    json!({ "time": format!("{:.3}", Timestamp::now()), "level": level, "message": line.to_string() }).to_string()
}
