//! Owns which results go together in one request, and its body. Does not send it.

use expectly_core::json::Json;
use expectly_core::study::Endpoint;
use expectly_core::wire::envelope::Body;

use super::transport::MOST_KEPT_ALIVE;
use crate::record::Record;
use crate::{destination, page, text};

/// Results to the same endpoint, small enough to outlive the page.
pub struct Batch<'a> {
    /// Where they go.
    pub endpoint: Endpoint,
    /// The same as the records have it.
    pub kept: &'a str,
    /// The results.
    pub records: Vec<&'a Record>,
    used: usize,
}

impl<'a> Batch<'a> {
    /// All of them, in as few requests as they fit into. What goes to an endpoint that cannot be made out stays.
    pub fn all(records: &'a [Record]) -> Vec<Batch<'a>> {
        let mut batches: Vec<Batch<'a>> = Vec::new();
        for record in records {
            if batches.iter_mut().any(|batch| batch.takes(record)) {
                continue;
            }
            if let Some(endpoint) = destination::restored(&record.endpoint) {
                let used = endpoint.format.size(record.size());
                batches.push(Batch { endpoint, kept: &record.endpoint, records: vec![record], used });
            }
        }
        batches
    }

    fn takes(&mut self, record: &'a Record) -> bool {
        let format = self.endpoint.format;
        let used = self.used + format.size(record.size());
        let fits = self.kept == record.endpoint && self.records.len() < format.most_together() && used <= MOST_KEPT_ALIVE;
        if fits {
            self.records.push(record);
            self.used = used;
        }
        fits
    }

    /// What is sent of them at `now`, in milliseconds since 1970.
    pub fn body(&self, now: u64) -> String {
        if !self.endpoint.format.gives_receipts() {
            let sent = page::written(now);
            let endpoint = text::read(self.kept).unwrap_or(Json::Null);
            let mut body = Body::new(self.endpoint.format, &endpoint, &sent, text::decimal);
            for record in &self.records {
                let mut said = String::new();
                record.send(now, &mut said);
                if let Some(result) = text::read(&said) {
                    body.add(&result, &page::written(record.answered_at));
                }
            }
            return body.end();
        }
        // Ours goes out as it was made, without the page's own parser: no page can alter it.
        let mut body = String::new();
        for record in &self.records {
            body.push(if body.is_empty() { '[' } else { ',' });
            record.send(now, &mut body);
        }
        body.push(']');
        body
    }
}
