//! Only pages of listed origins may send for a study, and only they may read the answer.

use rusqlite::Connection;

use crate::http::{Reply, Request};
use crate::program::{Collector, ORIGIN, OTHER_ORIGIN};
use crate::results::{batch, nps};

fn post_from(collector: &Collector, origins: &[&str]) -> Reply {
    let request = Request::post("/v1/results");
    let request = origins.iter().fold(request, |request, origin| request.header("origin", origin));
    collector.send(&request.body(nps(1, 9).to_string()))
}

fn assert_refused(reply: &Reply, why: &str) {
    assert_eq!(reply.status, 403, "{why}");
    assert_eq!(reply.json()["code"], "origin_not_allowed", "{why}");
    assert_eq!(reply.header("access-control-allow-origin"), None, "{why}");
    assert_eq!(reply.header("vary"), Some("origin"), "{why}");
}

fn stored(collector: &Collector) -> i64 {
    Connection::open(collector.store()).unwrap().query_row("SELECT count(*) FROM results", [], |row| row.get(0)).unwrap()
}

fn rows(collector: &Collector) -> i64 {
    let store = Connection::open(collector.store()).unwrap();
    store.query_row("SELECT (SELECT count(*) FROM results) + (SELECT count(*) FROM rejects)", [], |row| row.get(0)).unwrap()
}

/// K11
#[test]
fn k11_a_page_that_only_looks_like_the_shop_cannot_vote() {
    let collector = Collector::start();
    let lookalikes: &[&[&str]] = &[
        &[],
        &[""],
        &["null"],
        &["https://evil-shop.example"],
        &["https://shop.example.evil.example"],
        &["https://www.shop.example"],
        &["https://shop.example."],
        &["https://shop.example/"],
        &["https://shop.example:443"],
        &["https://shop.example:8443"],
        &["http://shop.example"],
        &["https://SHOP.example"],
        &["https://shop.example, https://shop.example"],
        &["*"],
        &[ORIGIN, "https://evil.example"],
        &[ORIGIN, ORIGIN],
    ];
    for origins in lookalikes {
        assert_refused(&post_from(&collector, origins), &format!("{origins:?}"));
    }
    assert_eq!(rows(&collector), 0, "nothing of it is stored or kept aside");
}

/// K11
#[test]
fn k11_a_site_that_was_forgotten_is_named_in_the_log_once_and_counted_each_time() {
    let collector = Collector::start();
    for _ in 0..3 {
        post_from(&collector, &["https://new-shop.example"]);
    }
    post_from(&collector, &[]);
    let log = collector.log();
    assert_eq!(log.matches("add --origin STUDY=https://new-shop.example").count(), 1, "{log}");
    assert_eq!(log.matches("refused: ").count(), 2, "{log}");
    let metrics = String::from(collector.get("/metrics").text());
    assert!(metrics.contains("expectly_refused_total{code=\"origin_not_allowed\"} 4\n"), "{metrics}");
}

/// K11
#[test]
fn k11_a_page_listed_for_another_study_cannot_vote_in_this_one_and_is_told_so() {
    let collector = Collector::start();
    let reply = post_from(&collector, &[OTHER_ORIGIN]);
    assert_eq!((reply.status, reply.json()["code"].as_str()), (403, Some("origin_not_allowed")));
    assert_eq!(reply.json()["receipts"][0]["status"], "rejected");
    assert_eq!(reply.header("access-control-allow-origin"), Some(OTHER_ORIGIN));
    assert_eq!(stored(&collector), 0);
}

/// K11
#[test]
fn k11_one_forbidden_result_in_a_batch_does_not_cost_the_others() {
    let collector = Collector::start();
    let mut forbidden = nps(2, 9);
    forbidden["study"] = "other-shop".into();
    let reply = collector.post(batch([nps(1, 9), forbidden]));
    assert_eq!(reply.status, 200);
    let receipts = &reply.json()["receipts"];
    assert_eq!((receipts[0]["status"].as_str(), receipts[1]["code"].as_str()), (Some("stored"), Some("origin_not_allowed")));
    assert_eq!((stored(&collector), rows(&collector)), (1, 2), "the forbidden one is kept aside");
}

/// K11
#[test]
fn k11_the_listed_page_can_read_its_receipt_and_every_refusal() {
    let collector = Collector::start();
    let replies = [
        (200, collector.post(nps(1, 9).to_string())),
        (409, collector.post(nps(1, 1).to_string())),
        (400, collector.post("not json")),
        (413, collector.post("x".repeat(64 * 1024 + 1))),
        (415, collector.send(&Request::post("/v1/results").header("origin", ORIGIN).header("content-encoding", "gzip").body("x"))),
    ];
    for (status, reply) in replies {
        assert_eq!(reply.status, status);
        assert_eq!(reply.header("access-control-allow-origin"), Some(ORIGIN), "{status}");
        assert_eq!(reply.header("vary"), Some("origin"), "{status}");
        assert_eq!(reply.header("access-control-allow-credentials"), None, "{status}");
        assert!(reply.json()["receipts"].is_array(), "{status}");
    }
}

/// K12
#[test]
fn k12_a_preflight_allows_exactly_one_method_and_one_header() {
    let collector = Collector::start();
    let ask = |origin: &str| {
        let request = Request::new("OPTIONS", "/v1/results").header("origin", origin);
        let request = request.header("access-control-request-method", "POST").header("access-control-request-headers", "content-type");
        collector.send(&request)
    };
    let reply = ask(ORIGIN);
    assert_eq!((reply.status, reply.body.len()), (204, 0));
    assert_eq!(reply.header("access-control-allow-origin"), Some(ORIGIN));
    assert_eq!(reply.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(reply.header("access-control-allow-headers"), Some("content-type"));
    assert_eq!(reply.header("access-control-max-age"), Some("7200"));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    assert_refused(&ask("https://evil.example"), "a preflight from elsewhere");
}

/// K23
#[test]
fn k23_no_other_page_can_read_a_report_even_with_the_token() {
    let collector = Collector::start();
    let reply = collector.get("/v1/report/corner-shop");
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, None));
}
