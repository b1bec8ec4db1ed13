//! Owns which results go together in one request, and its body. Does not send it.

use expectly_core::json::Json;
use expectly_core::study::Endpoint;
use expectly_core::wire::envelope::Body;

use super::time::Time;
use super::waiting::Waiting;
use crate::{destination, page, text};

/// Bodies up to here may outlive the page; browsers allow 64 KiB for all of a page's requests together.
pub const MOST_KEPT_ALIVE: usize = 48 * 1024;

/// Results to the same endpoint, small enough to outlive the page.
pub struct Batch<'a> {
    /// Where they go.
    pub endpoint: Endpoint,
    /// The same as the records have it.
    pub kept: &'a str,
    /// The results.
    pub results: Vec<&'a Waiting>,
    used: usize,
}

impl<'a> Batch<'a> {
    /// All of them, in as few requests as they fit into. What goes to an endpoint that cannot be made out stays.
    pub fn all(waiting: impl IntoIterator<Item = &'a Waiting>) -> Vec<Batch<'a>> {
        let mut batches: Vec<Batch<'a>> = Vec::new();
        for result in waiting {
            if batches.iter_mut().any(|batch| batch.takes(result)) {
                continue;
            }
            if let Some(endpoint) = destination::restored(&result.record.endpoint) {
                let used = endpoint.format.size(result.record.size());
                batches.push(Batch { endpoint, kept: &result.record.endpoint, results: vec![result], used });
            }
        }
        batches
    }

    fn takes(&mut self, result: &'a Waiting) -> bool {
        let format = self.endpoint.format;
        let used = self.used + format.size(result.record.size());
        let fits = self.kept == result.record.endpoint && self.results.len() < format.most_together() && used <= MOST_KEPT_ALIVE;
        if fits {
            self.results.push(result);
            self.used = used;
        }
        fits
    }

    /// The ids of its results.
    pub fn ids(&self) -> Vec<String> {
        self.results.iter().map(|result| result.record.id.clone()).collect()
    }

    /// What is sent of them now.
    pub fn body(&self, now: Time) -> String {
        if !self.endpoint.format.gives_receipts() {
            let sent = page::written(now.wall);
            let endpoint = text::read(self.kept).unwrap_or(Json::Null);
            let mut body = Body::new(self.endpoint.format, &endpoint, &sent, text::decimal);
            for result in &self.results {
                let mut said = String::new();
                result.record.send(result.age(now), &mut said);
                if let Some(said) = text::read(&said) {
                    body.add(&said, &page::written(result.record.answered_at));
                }
            }
            return body.end();
        }
        // Ours goes out as it was made, without the page's own parser: no page can alter it.
        let mut body = String::new();
        for result in &self.results {
            body.push(if body.is_empty() { '[' } else { ',' });
            result.record.send(result.age(now), &mut body);
        }
        body.push(']');
        body
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::results::{long, record};
    use super::{Batch, MOST_KEPT_ALIVE, Time, Waiting};

    const NOW: Time = Time { wall: 9_000, steady: 9_000 };

    #[test]
    fn w12_many_long_answers_go_in_requests_that_may_each_outlive_the_page_and_none_is_left_behind() {
        let waiting: Vec<Waiting> = (0..20).map(|number| Waiting::new(long(number, 5_100), NOW)).collect();
        let batches = Batch::all(&waiting);
        assert!(batches.iter().all(|batch| batch.body(NOW).len() <= MOST_KEPT_ALIVE));
        let mut ids: Vec<String> = batches.iter().flat_map(Batch::ids).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((batches.len(), ids.len()), (3, 20));
    }

    #[test]
    fn an_answer_larger_than_any_request_should_be_goes_alone_so_that_it_holds_up_no_other() {
        let waiting = [long(1, 2 * MOST_KEPT_ALIVE), record(2, 0)].map(|record| Waiting::new(record, NOW));
        let sizes: Vec<usize> = Batch::all(&waiting).iter().map(|batch| batch.results.len()).collect();
        assert_eq!(sizes, [1, 1]);
    }

    #[test]
    fn the_age_is_that_of_the_moment_of_sending_or_a_report_puts_answers_on_the_wrong_day() {
        let waiting = [Waiting::new(record(1, 4_000), Time { wall: 4_000, steady: 5_000 })];
        let body = Batch::all(&waiting).first().map(|batch| batch.body(NOW)).unwrap_or_default();
        assert!(body.starts_with("[{") && body.ends_with(",\"ageMs\":4000}]"), "{body}");
    }
}
