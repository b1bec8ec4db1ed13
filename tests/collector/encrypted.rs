//! A way to a database that others could listen on: encrypted, and to nobody but the database itself.

use crate::postgres::Server;
use crate::program::{Collector, command};
use crate::results::nps;

#[test]
fn answers_go_to_a_database_encrypted_and_only_if_its_certificate_is_right() {
    let collector = Collector::start();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let server = Server::start();
    let (address, certificate) = server.encrypt();
    let copy = |settings: &str| {
        let (from, to) = (collector.store(), format!("{address}{settings}"));
        command(&["copy", "--from", from.to_str().unwrap(), "--to", &to])
    };
    let plain = copy("").output().unwrap();
    let said = String::from_utf8_lossy(&plain.stderr);
    assert!(!plain.status.success() && said.contains("no encryption"), "{said}");
    let unknown = copy("?sslmode=require").env_remove("SSL_CERT_FILE").output().unwrap();
    let said = String::from_utf8_lossy(&unknown.stderr);
    assert!(!unknown.status.success() && said.contains("certificate"), "{said}");
    let trusted = copy("?sslmode=require").env("SSL_CERT_FILE", certificate).output().unwrap();
    assert!(trusted.status.success(), "{}", String::from_utf8_lossy(&trusted.stderr));
}
