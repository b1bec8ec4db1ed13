//! Owns `expectly token`: making, listing and revoking tokens and keys from a terminal, beside a collector at work. Checks no request.

use std::io::{self, Write};

use super::grant::{self, Grant, Kind};
use crate::command_line::{Token, TokenCreate};
use crate::error::Error;
use crate::history;
use crate::store::{self, For};

/// `expectly token …`
pub fn command(command: &Token) -> Result<(), Error> {
    match command {
        Token::Create(arguments) => create(arguments),
        Token::List(arguments) => {
            let store = store::open(&arguments.store, For::Reading)?;
            for Grant { name, kind, studies, made_at, .. } in grant::all(store.as_ref())? {
                let studies = if studies.is_empty() { "all studies".into() } else { studies.join(",") };
                writeln!(io::stdout(), "{name}\t{}\t{studies}\t{made_at}", kind.word())?;
            }
            Ok(())
        }
        Token::Revoke(arguments) => {
            let (store, name) = (store::open(&arguments.store, For::Tending)?, &arguments.name);
            if !grant::revoke(store.as_ref(), name)? {
                return Err(Error::NoSuchToken(name.clone()));
            }
            history::note(store.as_ref(), &format!("revoked the token {name}"))?;
            eprintln!("{name} is revoked; collectors refuse it within seconds");
            Ok(())
        }
    }
}

/// Prints the secret alone on standard output, for scripts, and what to know about it beside.
fn create(arguments: &TokenCreate) -> Result<(), Error> {
    let TokenCreate { store, name, write, studies } = arguments;
    let store = store::open(store, For::Tending)?;
    if grant::exists(store.as_ref(), name)? {
        return Err(Error::TokenNameTaken(name.clone()));
    }
    let kind = if *write { Kind::Write } else { Kind::Read };
    let (grant, secret) = Grant::new(name, kind, studies)?;
    grant.keep(store.as_ref())?;
    let studies = if studies.is_empty() { "all studies".into() } else { studies.join(", ") };
    history::note(store.as_ref(), &format!("made the token {name}, which {} {studies}", kind.word()))?;
    writeln!(io::stdout(), "{secret}")?;
    match kind {
        Kind::Read => eprintln!("{name} reads {studies}; this is the only time that it is shown"),
        Kind::Write => {
            eprintln!(
                "{name} writes {studies}: give pages an endpoint that ends in ?key={secret}; from now on results without a key are refused"
            );
        }
    }
    Ok(())
}
