//! Owns what an answer to a POST means; does not know what to do about it.

use expectly_core::json::Json;
use expectly_core::study::Format;
use expectly_core::wire::Receipt;

/// What became of a POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A word on each result.
    Receipts(Vec<Receipt>),
    /// All of it was taken, by an endpoint that has no word on each.
    Taken,
    /// The collector will not take this, ever.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// Too much at once.
    TooLarge,
    /// The collector cannot take it now.
    Later {
        /// Milliseconds that it asked us to wait.
        wait: Option<u64>,
    },
    /// Nobody answered.
    Unreached,
}

/// What a status and a body mean, with what Retry-After asked for. A 200 that is no receipt is a captive portal, not the collector.
/// `read` reads JSON.
pub fn outcome(format: Format, status: u16, wait: Option<u64>, body: &str, read: impl Fn(&str) -> Option<Json>) -> Outcome {
    if (200..=299).contains(&status) && !format.gives_receipts() && !is_page(body) {
        return Outcome::Taken;
    }
    let receipts = read(body).and_then(|body| Receipt::read_all(&body).ok());
    match (status, receipts) {
        (200..=299 | 400 | 401 | 403 | 409, Some(receipts)) if !receipts.is_empty() => Outcome::Receipts(receipts),
        (413, _) => Outcome::TooLarge,
        (408 | 425 | 429 | 500..=599 | 200..=399, _) => Outcome::Later { wait },
        _ => Outcome::Refused { status },
    }
}

/// Whether an answer is a page for people, as captive portals give.
fn is_page(body: &str) -> bool {
    body.trim_start().starts_with('<')
}

#[cfg(test)]
mod tests {
    use expectly_core::json::Json;
    use expectly_core::study::Format;
    use expectly_core::wire::{Receipt, Status};

    use super::{Outcome, outcome};

    fn ours(status: u16, wait: Option<u64>, body: &str) -> Outcome {
        outcome(Format::Expectly, status, wait, body, |text| Json::parse(text).ok())
    }

    #[test]
    fn w07_a_captive_portals_200_is_not_taken_for_a_receipt() {
        for body in ["<!doctype html>", "", "{}", r#"{"receipts":[]}"#] {
            assert_eq!(ours(200, None, body), Outcome::Later { wait: None });
        }
        let receipts = vec![Receipt { id: Some("a".into()), status: Status::Stored, reason: None }];
        assert_eq!(ours(200, None, r#"{"receipts":[{"id":"a","status":"stored"}]}"#), Outcome::Receipts(receipts));
        let theirs = |body| outcome(Format::Webhook, 200, None, body, |_| None);
        assert_eq!((theirs("ok"), theirs("\n <html>")), (Outcome::Taken, Outcome::Later { wait: None }));
    }

    #[test]
    fn a_busy_collector_is_asked_again_and_a_refusing_one_is_not() {
        for status in [408, 425, 429, 500, 503] {
            assert_eq!(ours(status, Some(5_000), ""), Outcome::Later { wait: Some(5_000) });
        }
        for status in [400, 401, 403, 404, 410, 422] {
            assert_eq!(ours(status, None, ""), Outcome::Refused { status });
        }
        assert_eq!(ours(413, None, ""), Outcome::TooLarge);
    }
}
