//! Owns speaking to ClickHouse over HTTP: a sentence, its values beside it and never in it, rows as lines of JSON. Knows no tables.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::http::Response;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::typestate::WithBody;
use ureq::{Agent, Body, RequestBuilder};

use super::write::random_id;
use crate::error::{Cause, Error};
use crate::store::tls;
use crate::trouble::Trouble;

/// How long an answer may take: that of adding up an hour, the longest.
pub const PATIENCE: Duration = Duration::from_secs(120);
/// How long taking rows out may take, for which whole parts of a table are written anew.
pub const LONG: Duration = Duration::from_secs(3600);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// What holds for every sentence: an error is told in the status and not amid the rows, what is acknowledged is in a part on disk, times are
/// read as ISO 8601, large numbers are numbers.
const SETTINGS: [(&str, &str); 4] = [
    ("wait_end_of_query", "1"),
    ("async_insert", "0"),
    ("date_time_input_format", "best_effort"),
    ("output_format_json_quote_64bit_integers", "0"),
];

/// Stands between the parts of a form, in none of which it occurs.
const BOUNDARY: &str = "----expectly";

/// The way to a database.
pub struct Http {
    agent: Agent,
    url: String,
    user: String,
    password: String,
    pub database: String,
    /// What this program calls itself among others that use the database.
    pub own_name: String,
}

impl Http {
    /// Reads an address such as `clickhouse://user:password@host:8123/database`, or `clickhouses://…:8443/…` for TLS. Errors: why it is none.
    pub fn to(address: &str) -> Result<Http, Cause> {
        let (scheme, place) = address.split_once("://").ok_or("it does not begin with clickhouse://")?;
        let (protocol, port) = if scheme == "clickhouses" { ("https", 8443) } else { ("http", 8123) };
        let (place, _) = place.split_once('?').unwrap_or((place, ""));
        let (who, place) = place.rsplit_once('@').unwrap_or(("default", place));
        let (user, password) = who.split_once(':').unwrap_or((who, ""));
        let (host, database) = place.split_once('/').unwrap_or((place, ""));
        if host.is_empty() {
            return Err("it names no host".into());
        }
        let database = if database.is_empty() { "expectly" } else { database };
        // An address of IPv6 has colons of its own, inside brackets.
        let url = if host.rsplit(']').next().is_some_and(|end| end.contains(':')) { host.into() } else { format!("{host}:{port}") };
        let mut agent =
            Agent::config_builder().timeout_global(Some(PATIENCE)).timeout_connect(Some(CONNECT)).http_status_as_error(false).proxy(None);
        if protocol == "https" {
            let authorities: Vec<_> = tls::authorities()?.iter().map(|authority| Certificate::from_der(authority).to_owned()).collect();
            agent = agent.tls_config(TlsConfig::builder().root_certs(RootCerts::new_with_certs(&authorities)).build());
        }
        Ok(Http {
            agent: agent.build().into(),
            url: format!("{protocol}://{url}/"),
            user: decoded(user),
            password: decoded(password),
            database: database.into(),
            own_name: random_id()?,
        })
    }

    /// Asks for rows. In the sentence, values stand as `{name:Type}`.
    pub fn ask<T: DeserializeOwned>(&self, sql: &str, values: &[(&str, &str)]) -> Result<Vec<T>, Error> {
        rows(&self.send(&format!("{sql} FORMAT JSONEachRow"), values, "", true)?)
    }

    /// Asks for rows that have to do with those of a table that is sent along, of this structure, as lines of fields without special
    /// characters, separated by tabs. The sentence knows it as `given`.
    pub fn ask_about<T: DeserializeOwned>(&self, sql: &str, structure: &str, lines: &str) -> Result<Vec<T>, Error> {
        let form = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"given\"; filename=\"given\"\r\n\r\n{lines}\r\n--{BOUNDARY}--\r\n"
        );
        let request = self.request(true).query("query", format!("{sql} FORMAT JSONEachRow")).query("given_structure", structure);
        rows(&answered(request.content_type(format!("multipart/form-data; boundary={BOUNDARY}")).send(form))?)
    }

    /// Asks for rows that are there even if the database is not.
    pub fn ask_outside<T: DeserializeOwned>(&self, sql: &str, values: &[(&str, &str)]) -> Result<Vec<T>, Error> {
        rows(&self.send(&format!("{sql} FORMAT JSONEachRow"), values, "", false)?)
    }

    /// Does something that gives no rows.
    pub fn run(&self, sql: &str, values: &[(&str, &str)]) -> Result<(), Error> {
        self.send(sql, values, "", true).map(|_| ())
    }

    /// Does something that may take long.
    pub fn run_long(&self, sql: &str, values: &[(&str, &str)]) -> Result<(), Error> {
        let values = values.iter().map(|(name, value)| (format!("param_{name}"), escaped(value)));
        answered(self.request(true).query_pairs(values).config().timeout_global(Some(LONG)).build().send(sql)).map(|_| ())
    }

    /// Does something that the database itself need not be there for.
    pub fn run_outside(&self, sql: &str, values: &[(&str, &str)]) -> Result<(), Error> {
        self.send(sql, values, "", false).map(|_| ())
    }

    /// Adds rows, in one block and so all of them or none. The sentence names the table and its columns.
    pub fn insert<T: Serialize>(&self, sql: &str, rows: impl IntoIterator<Item = T>) -> Result<(), Error> {
        let lines = rows.into_iter().map(|row| serde_json::to_string(&row)).collect::<Result<Vec<_>, _>>();
        let lines = lines.map_err(|error| failed(Trouble::Other, error))?;
        if lines.is_empty() { Ok(()) } else { self.send(&format!("{sql} FORMAT JSONEachRow"), &[], &lines.join("\n"), true).map(|_| ()) }
    }

    fn send(&self, sql: &str, values: &[(&str, &str)], body: &str, inside: bool) -> Result<String, Error> {
        let values = values.iter().map(|(name, value)| (format!("param_{name}"), escaped(value)));
        let request = self.request(inside).query_pairs(values);
        // Rows follow a sentence in the address; a sentence alone may be longer than an address.
        answered(if body.is_empty() { request.send(sql) } else { request.query("query", sql).send(body) })
    }

    fn request(&self, inside: bool) -> RequestBuilder<WithBody> {
        let request = self.agent.post(&self.url).header("X-ClickHouse-User", &self.user).header("X-ClickHouse-Key", &self.password);
        let request = request.query_pairs(SETTINGS);
        if inside { request.query("database", &self.database) } else { request }
    }
}

fn failed(trouble: Trouble, source: impl Into<Cause>) -> Error {
    Error::Store { trouble, source: source.into() }
}

fn answered(sent: Result<Response<Body>, ureq::Error>) -> Result<String, Error> {
    let mut answer = sent.map_err(|error| failed(Trouble::Unreachable, error))?;
    let text = answer.body_mut().with_config().limit(u64::MAX).read_to_string().map_err(|error| failed(Trouble::Unreachable, error))?;
    if answer.status().is_success() { Ok(text) } else { Err(failed(Trouble::of_clickhouse(&text), text.trim())) }
}

fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Error> {
    serde_json::Deserializer::from_str(text).into_iter().collect::<Result<_, _>>().map_err(|error| failed(Trouble::Other, error))
}

/// A value as ClickHouse reads it: as a field of a table in its own format of lines.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r").replace('\0', "\\0")
}

/// A part of an address without its percent signs. What is no such sign stays.
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A list as ClickHouse reads it.
pub fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_who_where_and_which_database() {
        let http = Http::to("clickhouse://anna:se%40cret@host:9000/answers").unwrap();
        let Http { url, user, password, database, .. } = http;
        assert_eq!([url, user, password, database], ["http://host:9000/", "anna", "se@cret", "answers"]);
        let http = Http::to("clickhouse://[::1]").unwrap();
        assert_eq!([http.url, http.user, http.password, http.database], ["http://[::1]:8123/", "default", "", "expectly"]);
        let http = Http::to("clickhouses://host/answers").unwrap();
        assert_eq!(http.url, "https://host:8443/");
        assert!(Http::to("clickhouse:///x").is_err());
    }
}
