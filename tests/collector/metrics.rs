//! Whoever looks after a collector sees how it does, and nothing of those who answer.

use serde_json::Value;

use crate::http::Request;
use crate::program::{Collector, Folder, ORIGIN, TOKEN, run};
use crate::results::{batch, nps};

fn scrape(collector: &Collector) -> String {
    let reply = collector.get("/metrics");
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").unwrap().starts_with("application/openmetrics-text"));
    reply.text().into()
}

/// The value of a line that begins so.
fn value(metrics: &str, line: &str) -> f64 {
    let found = metrics.lines().find_map(|known| known.strip_prefix(line)?.strip_prefix(' '));
    found.unwrap_or_else(|| panic!("no {line} in {metrics}")).parse().unwrap()
}

#[test]
fn metrics_count_what_became_of_results_and_how_long_it_took() {
    let collector = Collector::start();
    collector.post(batch([nps(1, 9), nps(2, 9), nps(3, 11)]));
    collector.post(batch([nps(1, 9), nps(2, 1)]));
    collector.send(&Request::get("/no-such-address/kim@example.com"));
    let metrics = scrape(&collector);
    for (status, many) in [("stored", 2.0), ("duplicate", 1.0), ("conflict", 1.0), ("rejected", 1.0)] {
        assert_eq!(value(&metrics, &format!("expectly_results_total{{status=\"{status}\"}}")), many, "{status}");
    }
    assert_eq!(value(&metrics, "expectly_refused_total{code=\"out_of_range\"}"), 1.0);
    assert_eq!(value(&metrics, "expectly_request_seconds_count{path=\"/v1/results\",status=\"200\"}"), 2.0);
    assert_eq!(value(&metrics, "expectly_commit_seconds_count"), 2.0);
    assert!(value(&metrics, "expectly_connections") >= 1.0 && value(&metrics, "expectly_waiting") == 0.0);
    assert_eq!(value(&metrics, "expectly_last_backup_seconds"), 0.0);
    assert!(!metrics.contains("kim"), "what somebody asks for becomes no label");
    let (store, to) = (collector.store(), collector.folder.path("saved"));
    assert!(run(&["backup", "--store", store.to_str().unwrap(), "--to", to.to_str().unwrap()]).status.success());
    assert!(value(&scrape(&collector), "expectly_last_backup_seconds") > 1.7e9);
}

/// K23
#[test]
fn k23_metrics_are_for_whoever_reads_every_study() {
    let collector = Collector::start();
    assert_eq!(collector.send(&Request::get("/metrics")).json()["code"], "token_required");
    let wrong = collector.send(&Request::get("/metrics").header("authorization", "Bearer wrong"));
    assert_eq!((wrong.status, wrong.json()["code"].as_str()), (401, Some("token_wrong")));
}

/// K27
#[test]
fn k27_the_log_is_lines_of_json_in_which_nobody_who_answers_and_no_token_stands() {
    let collector = Collector::start_in(Folder::new(), &["--token", TOKEN, "--log", "json", "--per-study", "1"]);
    let agent = "Kim's-browser/7";
    for number in 0..30 {
        let request = Request::post("/v1/results").header("origin", ORIGIN).header("user-agent", agent);
        collector.send(&request.header("x-forwarded-for", "203.0.113.7").body(nps(number, 9).to_string()));
        collector.send(&Request::get("/v1/report/corner-shop").header("authorization", "Bearer a-wrong-token"));
    }
    let lines: Vec<String> = collector.said.iter().cloned().chain(collector.log().lines().map(String::from)).collect();
    assert!(lines.len() >= 2, "{lines:?}");
    for line in &lines {
        let entry: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        assert!(["info", "warn"].contains(&entry["level"].as_str().unwrap()) && entry["time"].as_str().unwrap().ends_with('Z'), "{line}");
        for secret in [agent, "203.0.113.7", TOKEN, "a-wrong-token"] {
            assert!(!line.contains(secret), "{line}");
        }
    }
}
