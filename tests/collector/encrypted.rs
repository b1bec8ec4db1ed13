//! A way to a database that others could listen on: encrypted, and to nobody but the database itself.

use std::net::TcpListener;

use crate::postgres::Server;
use crate::program::{Collector, command};
use crate::results::nps;

/// From now on connections over the network, and only encrypted ones, with a certificate that its owner signed.
const ENCRYPT: &str = r#"
set -e
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext basicConstraints=critical,CA:FALSE \
  -addext subjectAltName=IP:127.0.0.1 -keyout "$DATA/tls.key" -out "$DATA/tls.crt" 2>/dev/null
echo "hostssl all all 127.0.0.1/32 trust" >"$DATA/pg_hba.conf"
pg_ctl --pgdata="$DATA" --mode=fast --silent stop
pg_ctl --pgdata="$DATA" --wait --silent --log="$DATA/log" start \
  --options="$OPTIONS -c listen_addresses=127.0.0.1 -c port=$PORT -c ssl=on -c ssl_cert_file=$DATA/tls.crt -c ssl_key_file=$DATA/tls.key" >/dev/null
printf %s "$DATA/tls.crt"
"#;

/// Has a server take encrypted connections from now on, and no others. Gives back its address and its certificate.
fn encrypt(server: &Server) -> (String, String) {
    // Free a moment ago, and nobody else here asks for one.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let output = server.command(ENCRYPT).env("PORT", port.to_string()).output().unwrap();
    assert!(output.status.success(), "the server starts again: {}", String::from_utf8_lossy(&output.stderr));
    (format!("postgres://expectly@127.0.0.1:{port}/postgres"), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn answers_go_to_a_database_encrypted_and_only_if_its_certificate_is_right() {
    let collector = Collector::start();
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let server = Server::start();
    let (address, certificate) = encrypt(&server);
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
