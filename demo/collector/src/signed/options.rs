//! Owns the words of signed answers on the command line. Reads no keys.

use std::path::PathBuf;

use clap::Args;

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Signed answers")]
#[group(skip)]
pub struct Options {
    /// A file with the key by which the site's own server signs tokens for a study, one a line; with several, any of them is right.
    #[arg(long = "signing-key", value_name = "STUDY=FILE", value_parser = Of::file)]
    pub signing_keys: Vec<Of<PathBuf>>,

    /// What to do with answers without a token, for a study that has a key: accept them and count how many there are, or refuse them.
    #[arg(long, value_name = "STUDY=accept|refuse", value_parser = Of::policy)]
    pub unsigned: Vec<Of<Unsigned>>,
}

/// Something that is said of one study.
#[derive(Clone, Debug)]
pub struct Of<T> {
    pub study: String,
    pub what: T,
}

/// What becomes of an answer that nobody has signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsigned {
    /// It counts, and is counted as unsigned.
    #[default]
    Accept,
    /// It is kept aside.
    Refuse,
}

impl<T> Of<T> {
    fn parse(text: &str, what: impl FnOnce(&str) -> Option<T>, form: &str) -> Result<Of<T>, String> {
        let parts = text.split_once('=').filter(|(study, _)| !study.is_empty());
        let of = parts.and_then(|(study, said)| what(said).map(|what| Of { study: study.into(), what }));
        of.ok_or_else(|| format!("expected {form}"))
    }
}

impl Of<PathBuf> {
    fn file(text: &str) -> Result<Of<PathBuf>, String> {
        Of::parse(text, |file| (!file.is_empty()).then(|| file.into()), "STUDY=FILE, such as shop=/etc/expectly/shop.key")
    }
}

impl Of<Unsigned> {
    fn policy(text: &str) -> Result<Of<Unsigned>, String> {
        let policy = |word: &str| match word {
            "accept" => Some(Unsigned::Accept),
            "refuse" => Some(Unsigned::Refuse),
            _ => None,
        };
        Of::parse(text, policy, "STUDY=accept or STUDY=refuse")
    }
}
