//! A flood from one side does not cost the others anything, and nobody gets around a limit by claiming to be somebody else.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{Reply, Request, connect};
use crate::program::{Collector, Folder, ORIGIN, OTHER_ORIGIN, TOKEN};
use crate::results::{batch, nps};

/// Behind a proxy on this machine, as far as the collector knows.
const PROXY: [&str; 2] = ["--trusted-proxy", "127.0.0.1"];

fn start(more: &[&str]) -> Collector {
    Collector::start_in(Folder::new(), &[&["--token", TOKEN], more].concat())
}

fn post_as(collector: &Collector, address: &str, result: &Value) -> Reply {
    let request = Request::post("/v1/results").header("origin", ORIGIN).header("x-forwarded-for", address);
    collector.send(&request.body(result.to_string()))
}

/// The statuses of so many results from an address, one after the other.
fn flood(collector: &Collector, address: &str, many: u32) -> Vec<u16> {
    (0..many).map(|number| post_as(collector, address, &nps(number, 9)).status).collect()
}

fn refused(statuses: &[u16]) -> usize {
    assert!(statuses.iter().all(|status| [200, 429].contains(status)), "{statuses:?}");
    statuses.iter().filter(|status| **status == 429).count()
}

/// K13
#[test]
fn k13_a_flood_from_one_address_is_told_when_to_come_again_and_other_visitors_do_not_notice() {
    let collector = start(&[&PROXY[..], &["--per-address", "1"]].concat());
    let flooded = flood(&collector, "203.0.113.9", 30);
    assert!(refused(&flooded) >= 10 && flooded[..10].iter().all(|status| *status == 200), "{flooded:?}");
    let reply = post_as(&collector, "203.0.113.9", &nps(1, 9));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (429, Some("too_many_requests")));
    let wait: u32 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    assert_eq!(reply.header("access-control-allow-origin"), Some(ORIGIN), "the page can read it");
    assert_eq!(reply.header("access-control-expose-headers"), Some("retry-after"));
    assert_eq!(post_as(&collector, "203.0.113.10", &nps(1, 9)).status, 200);
    let guess = Request::get("/v1/report/corner-shop").header("authorization", "Bearer guess").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(collector.send(&guess).status, 429, "guessing a token is no faster");
    std::thread::sleep(Duration::from_secs(wait.into()));
    assert_eq!(post_as(&collector, "203.0.113.9", &nps(1, 9)).status, 200, "whoever waited is let through");
}

/// K14
#[test]
fn k14_a_flood_with_another_forged_address_each_time_is_still_one_flood() {
    let collector = start(&["--per-address", "1"]);
    let forged: Vec<u16> = (0..30).map(|number| post_as(&collector, &format!("198.51.100.{number}"), &nps(number, 9)).status).collect();
    assert!(refused(&forged) >= 10, "{forged:?}");
    assert_eq!(
        collector.log().matches("--trusted-proxy").count(),
        1,
        "whoever forgot to name the proxy is told, once: {}",
        collector.log()
    );
    let behind = start(&[&PROXY[..], &["--per-address", "1"]].concat());
    let forged: Vec<u16> =
        (0..30).map(|number| post_as(&behind, &format!("198.51.100.{number}, 203.0.113.9"), &nps(number, 9)).status).collect();
    assert!(refused(&forged) >= 10, "what is left of the proxy's own word is only a claim: {forged:?}");
}

/// K13
#[test]
fn k13_a_flood_on_one_study_from_everywhere_leaves_the_others_alone() {
    let collector = start(&[&PROXY[..], &["--per-study", "1"]].concat());
    let send = |number: u32| post_as(&collector, &format!("203.0.{number}.9"), &nps(number, 9)).status;
    let flooded: Vec<u16> = (0..150).map(send).collect();
    assert!(refused(&flooded) >= 40 && flooded[..100].iter().all(|status| *status == 200), "{flooded:?}");
    let mut other = nps(1, 9);
    other["study"] = "other-shop".into();
    let request = Request::post("/v1/results").header("origin", OTHER_ORIGIN).body(other.to_string());
    assert_eq!(collector.send(&request).status, 200);
    let whole = collector.post(batch((0..100).map(|number| nps(1000 + number, 9))));
    assert_eq!((whole.status, whole.json()["receipts"].as_array().map(Vec::len)), (429, Some(0)), "all or nothing: the batch comes again");
}

/// K13
#[test]
fn k13_rubbish_is_kept_aside_until_it_would_fill_the_disk_and_honest_answers_get_through() {
    let collector = start(&["--per-study", "1000"]);
    let rubbish = "x".repeat(60 * 1024);
    let replies: Vec<u16> = (0..200).map(|_| collector.post(rubbish.clone()).status).collect();
    let late = replies.iter().filter(|status| **status == 429).count();
    assert!(late >= 20 && replies[..130].iter().all(|status| *status == 400), "{replies:?}");
    assert_eq!(collector.post(nps(1, 9).to_string()).status, 200);
}

/// K13, K27
#[test]
fn k13_k27_an_office_behind_one_address_is_not_limited_and_no_address_is_written_down() {
    let collector = start(&[&PROXY[..], &["--per-address", "100", "--per-study", "1000"]].concat());
    assert_eq!(refused(&flood(&collector, "203.0.113.77", 600)), 0);
    for file in ["data.sqlite", "data.sqlite-wal", "log"] {
        let bytes = std::fs::read(collector.folder.path(file)).unwrap();
        assert!(!bytes.windows(12).any(|window| window == b"203.0.113.77"), "{file}");
    }
}

/// Connections that are open and say nothing.
fn idle(collector: &Collector, many: usize) -> Vec<TcpStream> {
    (0..many).map(|_| connect(collector.address).unwrap()).collect()
}

fn healthy_on(mut stream: TcpStream) -> Option<Reply> {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: collector\r\nconnection: close\r\n\r\n").ok()?;
    Reply::read(&mut stream)
}

/// K15
#[test]
fn k15_when_all_connections_are_taken_the_next_one_is_told_so_at_once_and_there_is_room_again_later() {
    let collector = start(&[&PROXY[..], &["--connections", "20"]].concat());
    let taken = idle(&collector, 20);
    let began = Instant::now();
    let reply = loop {
        // Connections are taken in their order, but the last ones may still be on their way.
        let reply = collector.post(nps(1, 9).to_string());
        if reply.status != 200 {
            break reply;
        }
    };
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert_eq!((reply.status, reply.json()["code"].as_str()), (503, Some("too_many_connections")));
    assert_eq!((reply.header("retry-after"), reply.header("access-control-allow-origin")), (Some("5"), Some("*")));
    assert_eq!(reply.header("access-control-expose-headers"), Some("retry-after"), "the page can read when to come again");
    // Idle connections are closed after five seconds, without anybody's help.
    while collector.post(nps(2, 9).to_string()).status != 200 {
        assert!(began.elapsed() < Duration::from_secs(15), "no room again");
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(taken);
}

/// K15
#[test]
fn k15_one_address_that_holds_all_it_can_gets_503_for_more() {
    let collector = start(&["--connections", "40"]);
    let taken = idle(&collector, 10);
    while healthy_on(connect(collector.address).unwrap()).unwrap().status != 503 {}
    drop(taken);
}

/// K15
#[test]
fn k15_a_thousand_idle_connections_and_a_thousand_busy_ones_are_all_served() {
    rlimit::increase_nofile_limit(4096).unwrap();
    let collector = start(&[]);
    let taken = idle(&collector, 1000);
    let send = |number| {
        let mut stream = connect(collector.address).unwrap();
        let body = nps(number, 9).to_string();
        let head = format!(
            "POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: {ORIGIN}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all((head + &body).as_bytes()).unwrap();
        stream
    };
    let mut busy: Vec<_> = (0..1000).map(send).collect();
    for stream in &mut busy {
        assert_eq!(Reply::read(stream).unwrap().statuses(), ["stored"]);
    }
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 1000);
    drop(taken);
}
