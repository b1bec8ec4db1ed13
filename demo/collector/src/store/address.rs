//! Owns what stands after `--store`: which engine, and where. Opens nothing.

use std::fmt;
use std::path::PathBuf;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file, as `sqlite:///var/lib/results.sqlite`, `sqlite:results.sqlite` or just its path.
    Sqlite(PathBuf),
    /// A database, as `postgres://user:password@host/name` with what else libpq's addresses may say.
    Postgres(String),
    /// A database by its HTTP interface, as `clickhouse://user:password@host:8123/name`, `clickhouses://` over TLS.
    Clickhouse(String),
}

impl Address {
    /// Reads an address. Errors: why it is none.
    pub fn parse(text: &str) -> Result<Address, String> {
        match text.split_once(':') {
            Some(("sqlite", path)) => file(path.strip_prefix("//").unwrap_or(path)),
            Some(("postgres" | "postgresql", _)) => Ok(Address::Postgres(text.into())),
            Some(("clickhouse" | "clickhouses", _)) => Ok(Address::Clickhouse(text.into())),
            Some((scheme, rest)) if rest.starts_with("//") => {
                Err(format!("no store is called {scheme}: use a path, sqlite:///…, postgres://… or clickhouse://…"))
            }
            _ => file(text),
        }
    }
}

fn file(path: &str) -> Result<Address, String> {
    if path.is_empty() { Err("the file has no name".into()) } else { Ok(Address::Sqlite(path.into())) }
}

/// The address for people and logs, without a password.
impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Sqlite(file) => write!(formatter, "{}", file.display()),
            Address::Postgres(url) | Address::Clickhouse(url) => formatter.write_str(&without_secrets(url)),
        }
    }
}

/// An address without user and password, and without settings, where a password may stand, too.
fn without_secrets(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let place = rest.split('?').next().unwrap_or_default();
    let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
    format!("{scheme}://{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_can_be_named_as_before_or_as_an_address() {
        for text in ["/var/x.sqlite", "sqlite:/var/x.sqlite", "sqlite:///var/x.sqlite"] {
            assert_eq!(Address::parse(text), Ok(Address::Sqlite("/var/x.sqlite".into())), "{text}");
        }
        assert_eq!(Address::parse("x.sqlite"), Ok(Address::Sqlite("x.sqlite".into())));
        assert!(Address::parse("sqlite://").is_err() && Address::parse("").is_err());
    }

    #[test]
    fn k23_a_password_in_an_address_is_in_no_message() {
        for text in ["postgres://anna:se@cret@host:5432/name?sslmode=require", "postgres://host:5432/name?user=anna&password=secret"] {
            assert_eq!(Address::parse(text).map(|address| address.to_string()), Ok("postgres://host:5432/name".into()));
        }
    }

    #[test]
    fn a_misspelt_engine_is_no_file_of_that_name() {
        assert!(Address::parse("postgre://host/name").is_err_and(|said| said.contains("postgres://")));
    }
}
