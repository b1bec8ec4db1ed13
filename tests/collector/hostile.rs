//! Requests that are no requests, or two in one, are refused and their connections closed; nothing of them is done.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::http::{Reply, Request, connect};
use crate::program::{Collector, Folder, ORIGIN, TOKEN};
use crate::results::nps;

/// The answer to exactly these bytes. Nobody asked for the connection to be closed; that it is, and soon, is the collector's doing.
fn answer(collector: &Collector, bytes: &[u8]) -> Option<Reply> {
    let mut stream = connect(collector.address).unwrap();
    let _ = stream.write_all(bytes);
    let began = Instant::now();
    let reply = Reply::read(&mut stream);
    assert!(
        began.elapsed() < Duration::from_secs(4),
        "the connection stays open after {:?}",
        String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes))
    );
    reply
}

fn head(more: &str) -> String {
    format!("POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: {ORIGIN}\r\n{more}\r\n")
}

/// A whole request that stores an answer, if it is taken for one.
fn smuggled(number: u32) -> String {
    let body = nps(number, 0).to_string();
    head(&format!("content-length: {}\r\n", body.len())) + &body
}

/// K22
#[test]
fn k22_a_request_hidden_in_another_one_is_never_carried_out() {
    let collector = Collector::start();
    let hidden = smuggled(1);
    let requests = [
        (
            "chunked and long",
            head(&format!("transfer-encoding: chunked\r\ncontent-length: {}\r\n", 5 + hidden.len())) + "0\r\n\r\n" + &hidden,
        ),
        (
            "long and chunked",
            head(&format!("content-length: {}\r\ntransfer-encoding: chunked\r\n", 5 + hidden.len())) + "0\r\n\r\n" + &hidden,
        ),
        ("two lengths", head(&format!("content-length: 0\r\ncontent-length: {}\r\n", hidden.len())) + &hidden),
        ("two lengths in one", head(&format!("content-length: 0, {}\r\n", hidden.len())) + &hidden),
        ("a signed length", head("content-length: +0\r\n") + &hidden),
        ("a negative length", head("content-length: -1\r\n") + &hidden),
        ("a length in hex", head("content-length: 0x0\r\n") + &hidden),
        ("an unknown coding", head("transfer-encoding: xchunked\r\n") + "0\r\n\r\n" + &hidden),
        ("chunked, but not at the end", head("transfer-encoding: chunked, identity\r\n") + "0\r\n\r\n" + &hidden),
        ("a blank before the colon", head("transfer-encoding : chunked\r\n") + "0\r\n\r\n" + &hidden),
        ("a folded header", head("x: a\r\n content-length: 0\r\n") + &hidden),
        ("a bare return in a header", head("x: a\rcontent-length: 0\r\n") + &hidden),
        ("a zero in a header", head("x: a\0b\r\n") + &hidden),
        ("a size of a chunk that is none", head("transfer-encoding: chunked\r\n") + "zz\r\n" + &hidden),
    ];
    for (name, bytes) in requests {
        if let Some(reply) = answer(&collector, bytes.as_bytes()) {
            assert!((400..500).contains(&reply.status), "{name}: {}", reply.status);
            assert!(!reply.text().contains("HTTP/1.1"), "{name}: a second answer");
        }
    }
    assert!(collector.get("/v1/export/corner-shop.ndjson").body.is_empty(), "nothing was stored");
}

/// K22
#[test]
fn k22_a_head_or_an_address_without_end_is_cut_off() {
    let collector = Collector::start();
    let before = memory(&collector);
    for (name, bytes) in [
        ("a header of a megabyte", head(&format!("x: {}\r\n", "a".repeat(1 << 20)))),
        ("thousands of headers", head(&"x: a\r\n".repeat(5000))),
        ("a header's name of a megabyte", head(&format!("{}: a\r\n", "a".repeat(1 << 20)))),
        ("an address of a megabyte", format!("GET /v1/open?study={} HTTP/1.1\r\nhost: collector\r\n\r\n", "a".repeat(1 << 20))),
    ] {
        let Some(reply) = answer(&collector, bytes.as_bytes()) else { continue };
        assert!([400, 414, 431].contains(&reply.status), "{name}: {}", reply.status);
    }
    let grown = memory(&collector).saturating_sub(before);
    assert!(grown < 8 << 10, "{grown} KiB more");
}

/// What the process takes, in KiB.
fn memory(collector: &Collector) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", collector.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// K22
#[test]
fn k22_no_path_climbs_out_of_what_is_served() {
    let folder = Folder::new();
    folder.write("dist/v1/loader.js", "served");
    folder.write("secret", "secret");
    let dist = folder.path("dist");
    let collector = Collector::start_in(folder, &["--token", TOKEN, "--dist", dist.to_str().unwrap()]);
    assert_eq!(collector.send(&Request::get("/v1/loader.js")).status, 200);
    for path in [
        "/../secret",
        "/v1/../../secret",
        "/v1/..%2f..%2fsecret",
        "/v1/%2e%2e/%2e%2e/secret",
        "/v1/%252e%252e/secret",
        "/v1/..%5c..%5csecret",
        "/v1/....//....//secret",
        "//secret",
        "/v1//../../secret",
        "/v1/%00/../../secret",
        "/v1/loader.js%00",
        "/v1/\u{2025}/secret",
        "/v1/%c0%ae%c0%ae/secret",
        "/v1/export/..%2f..%2fdata.sqlite.csv",
        "/v1/report/..%2f..%2fcorner-shop",
        "/dashboard/../../secret",
        "http://elsewhere.example/../secret",
    ] {
        let bytes = format!("GET {path} HTTP/1.1\r\nhost: collector\r\nauthorization: Bearer {TOKEN}\r\nconnection: close\r\n\r\n");
        let Some(reply) = answer(&collector, bytes.as_bytes()) else { continue };
        assert!((400..500).contains(&reply.status), "{path}: {}", reply.status);
        assert!(!reply.text().contains("secret"), "{path}");
    }
}

/// K22
#[test]
fn k22_a_method_that_an_address_does_not_have_does_nothing() {
    let collector = Collector::start();
    let body = nps(1, 0).to_string();
    for method in ["GET", "PUT", "PATCH", "DELETE", "TRACE", "post", "POSTED"] {
        let request = Request::new(method, "/v1/results").header("origin", ORIGIN).header("x-http-method-override", "POST");
        let reply = collector.send(&request.body(body.clone()));
        assert_eq!(reply.status, 405, "{method}");
    }
    for path in ["/v1/report/corner-shop", "/v1/export/corner-shop.csv", "/v1/open", "/healthz"] {
        let reply = collector.send(&Request::post(path).header("authorization", &format!("Bearer {TOKEN}")).body(body.clone()));
        assert_eq!(reply.status, 405, "{path}");
    }
    for bytes in [
        "CONNECT elsewhere.example:443 HTTP/1.1\r\nhost: collector\r\nconnection: close\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /healthz\r\n\r\n",
        "\x16\x03\x01\x02",
    ] {
        if let Some(reply) = answer(&collector, bytes.as_bytes()) {
            assert!((400..600).contains(&reply.status) && reply.status != 500, "{bytes}: {}", reply.status);
        }
    }
    assert!(collector.get("/v1/export/corner-shop.ndjson").body.is_empty(), "nothing was stored");
}

/// K22
#[test]
fn k22_absurd_questions_get_an_answer_and_harm_nobody() {
    let collector = Collector::start();
    collector.post(nps(1, 9).to_string());
    for query in [
        "segment=".to_owned() + &"a".repeat(8000),
        "&".repeat(8000),
        "segment=plan=pro&segment=plan=free".into(),
        "from=%ff%fe&to=%00".into(),
        "from=9999-99-99&to=-1".into(),
        "from=2026-11-01%27%20OR%201=1".into(),
        "a[]=1&__proto__[x]=1".into(),
        "%".into(),
        "?".repeat(100),
    ] {
        let reply = collector.get(&format!("/v1/report/corner-shop?{query}"));
        assert!([200, 400].contains(&reply.status), "{query:.40}: {}", reply.status);
        let open = collector.send(&Request::get(&format!("/v1/open?{query}")));
        assert!((400..500).contains(&open.status), "{query:.40}: {}", open.status);
    }
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 1);
}
