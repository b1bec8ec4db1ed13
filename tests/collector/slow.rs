//! A client that dawdles or sends too much is let go soon, and does not keep others waiting.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::http::{Reply, connect};
use crate::program::{Collector, Folder, ORIGIN};

/// When the collector gives up, and how much later a busy machine may notice.
const GIVES_UP: Duration = Duration::from_secs(5);
const LATER: Duration = Duration::from_secs(4);
/// When it gives up on somebody who does not take the answer.
const TAKES_AT_LEAST: Duration = Duration::from_secs(10);

fn opened_with(collector: &Collector, bytes: &str) -> (TcpStream, Instant) {
    let mut stream = connect(collector.address).unwrap();
    stream.write_all(bytes.as_bytes()).unwrap();
    (stream, Instant::now())
}

fn assert_about_five_seconds(start: Instant) {
    let took = start.elapsed();
    assert!((GIVES_UP - Duration::from_millis(500)..GIVES_UP + LATER).contains(&took), "{took:?}");
}

fn head(more: &str) -> String {
    format!("POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: {ORIGIN}\r\n{more}\r\n")
}

/// K15
#[test]
fn k15_a_header_that_never_ends_is_cut_off() {
    let collector = Collector::start();
    let (mut stream, start) = opened_with(&collector, "POST /v1/results HTTP/1.1\r\nhost: coll");
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert_about_five_seconds(start);
}

/// K15
#[test]
fn k15_an_idle_connection_is_closed() {
    let collector = Collector::start();
    let (mut stream, start) = opened_with(&collector, "GET /healthz HTTP/1.1\r\nhost: collector\r\n\r\n");
    let reply = Reply::read(&mut stream).unwrap();
    assert_eq!(reply.status, 200);
    assert_about_five_seconds(start);
}

/// K15
#[test]
fn k15_a_body_that_never_ends_gets_408() {
    let collector = Collector::start();
    let (mut stream, start) = opened_with(&collector, &(head("content-length: 1000\r\n") + "{\"v\":1,"));
    let reply = Reply::read(&mut stream).unwrap();
    assert_eq!((reply.status, reply.json()["code"].as_str()), (408, Some("too_slow")));
    assert_eq!(reply.header("access-control-allow-origin"), Some(ORIGIN));
    assert_about_five_seconds(start);
}

/// K02
#[test]
fn k02_a_body_that_says_it_is_too_long_is_refused_before_it_is_sent() {
    let collector = Collector::start();
    let (mut stream, start) = opened_with(&collector, &head("content-length: 65537\r\n"));
    let reply = Reply::read(&mut stream).unwrap();
    assert_eq!((reply.status, reply.json()["code"].as_str()), (413, Some("too_long")));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

/// K02
#[test]
fn k02_a_body_that_grows_too_long_in_pieces_is_refused() {
    let collector = Collector::start();
    let piece = "4000\r\n".to_owned() + &" ".repeat(0x4000) + "\r\n";
    let (mut stream, start) = opened_with(&collector, &(head("transfer-encoding: chunked\r\n") + &piece.repeat(4) + "1\r\n \r\n"));
    let reply = Reply::read(&mut stream).unwrap();
    assert_eq!((reply.status, reply.json()["code"].as_str()), (413, Some("too_long")));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

/// K15
#[test]
fn k15_a_reader_that_takes_nothing_of_a_long_answer_is_let_go() {
    let folder = Folder::new();
    // More than the system keeps for a connection.
    folder.write("dist/v1/long.js", vec![b' '; 40 << 20]);
    let dist = folder.path("dist");
    let collector = Collector::start_in(folder, &["--dist", dist.to_str().unwrap()]);
    let (mut stream, _) = opened_with(&collector, "GET /v1/long.js HTTP/1.1\r\nhost: collector\r\n\r\n");
    std::thread::sleep(TAKES_AT_LEAST + LATER);
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(!rest.is_empty() && rest.len() < 40 << 20, "{} bytes came", rest.len());
}

/// K15
#[test]
fn k15_many_dawdlers_do_not_keep_an_honest_visitor_out() {
    let collector = Collector::start();
    let dawdlers: Vec<_> = (0..200).map(|_| opened_with(&collector, "POST /v1/results HTTP/1.1\r\n")).collect();
    let start = Instant::now();
    assert_eq!(collector.post(crate::results::nps(1, 9).to_string()).status, 200);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    drop(dawdlers);
}
