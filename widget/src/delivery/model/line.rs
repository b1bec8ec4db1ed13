//! Owns what may happen to a request between a page and the collector. Decides nothing of what follows.

use expectly_core::json::Json;
use expectly_core::study::Format;

use super::super::answer::{Outcome, outcome};
use super::collector::Collector;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// It does not arrive.
    Lost,
    /// What it brings is stored, but the receipt does not come back.
    ReceiptLost,
    /// The collector, or what stands before it, answers so.
    Status(u16),
    /// It asks for patience.
    Busy,
    /// A hotel's login page answers.
    Portal,
}

/// Carries a body to the collector, if it comes that far, and says what a page makes of the answer.
pub fn carry(fault: Fault, collector: &mut Collector, body: &str) -> Outcome {
    let (status, wait, answer) = match fault {
        Fault::Lost => return Outcome::Unreached,
        Fault::ReceiptLost => {
            collector.take(body);
            return Outcome::Unreached;
        }
        Fault::None => {
            let (status, answer) = collector.take(body);
            (status, None, answer)
        }
        Fault::Status(status) => (status, None, String::new()),
        Fault::Busy => (429, Some(5_000), String::new()),
        Fault::Portal => (200, None, "<!doctype html><title>Welcome</title>".into()),
    };
    outcome(Format::Expectly, status, wait, &answer, |text| Json::parse(text).ok())
}
