//! Owns what a collector counts and measures about itself, in Prometheus' form. Labels have few values, all of them ours: nothing that a
//! visitor sends becomes one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use expectly_core::wire::Receipt;
use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use crate::backup;
use crate::collector::Shared;
use crate::error::Error;
use crate::openapi::Reading;
use crate::trouble::Trouble;

type Labels<const N: usize> = [(&'static str, String); N];

/// Everything that is counted.
pub struct Metrics {
    registry: Registry,
    results: Family<Labels<1>, Counter>,
    refused: Family<Labels<1>, Counter>,
    requests: Family<Labels<2>, Histogram, fn() -> Histogram>,
    commits: Histogram,
    failures: Family<Labels<1>, Counter>,
    untold: Family<Labels<1>, Counter>,
    waiting: Gauge,
    connections: Gauge,
    backup: Gauge,
}

/// From half a millisecond, the fastest disk, to a quarter of a minute, longer than anything may take.
fn seconds() -> Histogram {
    Histogram::new(exponential_buckets(0.0005, 2.0, 16))
}

impl Metrics {
    pub fn new() -> Arc<Metrics> {
        let mut metrics = Metrics {
            registry: Registry::with_prefix("expectly"),
            results: Family::default(),
            refused: Family::default(),
            requests: Family::new_with_constructor(seconds),
            commits: seconds(),
            failures: Family::default(),
            untold: Family::default(),
            waiting: Gauge::default(),
            connections: Gauge::default(),
            backup: Gauge::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("results", "Results by what became of them", metrics.results.clone());
        registry.register(
            "refused",
            "Results, and requests of unlisted origins, that were refused, by the code of the reason",
            metrics.refused.clone(),
        );
        registry.register_with_unit("request", "How long requests took, by address and status", Unit::Seconds, metrics.requests.clone());
        registry.register_with_unit("commit", "How long it took to store what was waiting", Unit::Seconds, metrics.commits.clone());
        registry.register("store_failures", "Attempts to store that failed, by code", metrics.failures.clone());
        registry.register("webhook_failures", "Calls that receivers did not take, by receiver", metrics.untold.clone());
        registry.register("waiting", "Requests that wait to be stored", metrics.waiting.clone());
        registry.register("connections", "Connections", metrics.connections.clone());
        registry.register_with_unit(
            "last_backup",
            "When the last backup was made, since 1970; 0 if never",
            Unit::Seconds,
            metrics.backup.clone(),
        );
        Arc::new(metrics)
    }

    pub fn received(&self, receipts: &[Receipt]) {
        for receipt in receipts {
            self.results.get_or_create(&[("status", receipt.status.id().into())]).inc();
            if let Some((code, _)) = &receipt.reason {
                self.refused.get_or_create(&[("code", code.to_string())]).inc();
            }
        }
    }

    /// A request of an origin that no study lists, of which nothing more is known.
    pub fn turned_away(&self) {
        self.refused.get_or_create(&[("code", Error::OriginNotAllowed.code().into())]).inc();
    }

    pub fn committed(&self, took: Duration) {
        self.commits.observe(took.as_secs_f64());
    }

    pub fn failed(&self, trouble: Trouble) {
        self.failures.get_or_create(&[("code", trouble.code().into())]).inc();
    }

    pub fn not_told(&self, hook: &str) {
        self.untold.get_or_create(&[("hook", hook.into())]).inc();
    }

    fn written(&self) -> Result<String, Error> {
        let mut text = String::new();
        // Writing to a text does not fail.
        encode(&mut text, &self.registry).map_err(|_| Error::Busy)?;
        Ok(text)
    }
}

/// Measures how long a request takes.
pub async fn measure(State(collector): State<Shared>, path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let answer = next.run(request).await;
    // The address as the program has it: what stands in its place would be another line for each.
    let path = path.as_ref().map_or("other", MatchedPath::as_str);
    let labels = [("path", path.into()), ("status", answer.status().as_str().into())];
    collector.metrics.requests.get_or_create(&labels).observe(start.elapsed().as_secs_f64());
    answer
}

/// `GET /metrics`, for whoever has a token that reads every study.
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "metrics",
    security(("token" = [])),
    responses((status = 200, description = "What the collector counts about itself", content_type = "application/openmetrics-text", body = String), Reading),
)]
pub async fn show(State(collector): State<Shared>, headers: HeaderMap) -> Result<Response, Error> {
    collector.access.may_look_after(&headers)?;
    let metrics = &collector.metrics;
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    metrics.waiting.set(number(collector.writer.waiting()));
    metrics.connections.set(number(collector.seats.occupied()));
    if let Ok(last) = collector.reader.read(|store| store.note(backup::NOTED)).await {
        metrics.backup.set(last.parse().map_or(0, Timestamp::as_second));
    }
    let headers = [(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    Ok((headers, metrics.written()?).into_response())
}
