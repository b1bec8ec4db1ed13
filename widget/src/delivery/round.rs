//! Owns one round of deliveries: what is sent next, and what becomes of it after its answer. Decides alone; sends and stores nothing.

use expectly_core::wire::{Receipt, Status};

use super::answer::Outcome;
use super::batch::Batch;
use super::loss::Loss;
use super::time::Time;
use super::waiting::Waiting;

/// A round, from its first request to the last that makes sense now.
pub struct Round {
    /// Endpoints that asked for patience in an earlier round.
    pub paused: Vec<String>,
    /// Endpoints that took nothing in this round; what goes elsewhere need not wait for them.
    pub failed: Vec<Failed>,
    limit: usize,
}

/// An endpoint that took nothing.
pub struct Failed {
    /// The endpoint, as records have it.
    pub endpoint: String,
    /// Whether there was an answer at all.
    pub answered: bool,
    /// Milliseconds that it asked us to wait.
    pub asked: Option<u64>,
}

/// What is known of a result that need not be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The endpoint has it.
    Delivered {
        /// Its id.
        id: String,
        /// The collector's word.
        status: Status,
    },
    /// They are lost.
    Lost {
        /// Their ids.
        ids: Vec<String>,
        /// Why.
        why: Loss,
    },
}

impl News {
    /// The results that need not be sent again.
    pub fn ids(&self) -> &[String] {
        match self {
            News::Delivered { id, .. } => std::slice::from_ref(id),
            News::Lost { ids, .. } => ids,
        }
    }
}

impl Round {
    /// A round that leaves these endpoints alone.
    pub fn new(paused: Vec<String>) -> Round {
        Round { paused, failed: Vec::new(), limit: usize::MAX }
    }

    /// What is sent next of what waits, if anything.
    pub fn next<'a>(&self, waiting: &'a [Waiting], now: Time) -> Option<Batch<'a>> {
        let left_alone =
            |endpoint: &str| self.paused.iter().chain(self.failed.iter().map(|failed| &failed.endpoint)).any(|known| known == endpoint);
        let due = waiting.iter().filter(|result| result.due(now) && !left_alone(&result.record.endpoint));
        let mut batch = Batch::all(due).into_iter().next()?;
        batch.results.truncate(self.limit);
        Some(batch)
    }

    /// What an answer to a batch means for its results. Those of which there is no news wait.
    pub fn judge(&mut self, batch: &Batch<'_>, outcome: Outcome) -> Vec<News> {
        let mut failed = |answered, asked| self.failed.push(Failed { endpoint: batch.kept.into(), answered, asked });
        match outcome {
            Outcome::Taken => batch.ids().into_iter().map(|id| News::Delivered { id, status: Status::Stored }).collect(),
            Outcome::Receipts(receipts) => {
                let news: Vec<News> = batch.ids().into_iter().filter_map(|id| word(id, &receipts)).collect();
                if news.is_empty() {
                    // Receipts for something else: whoever answers there is no collector of ours, yet.
                    failed(true, None);
                }
                news
            }
            // One of them may have spoilt it for the others, or they are too much together.
            Outcome::TooLarge | Outcome::Refused { status: 400 } if batch.results.len() > 1 => {
                self.limit = batch.results.len() / 2;
                Vec::new()
            }
            Outcome::TooLarge => lost(batch, 413),
            Outcome::Refused { status } => lost(batch, status),
            Outcome::Later { wait } => {
                failed(true, wait);
                Vec::new()
            }
            Outcome::Unreached => {
                failed(false, None);
                Vec::new()
            }
        }
    }
}

/// What receipts say of a result, if anything.
fn word(id: String, receipts: &[Receipt]) -> Option<News> {
    let receipt = receipts.iter().find(|receipt| receipt.id.as_ref() == Some(&id))?;
    Some(match (receipt.status, &receipt.reason) {
        (Status::Rejected, reason) => {
            let (code, path) = reason.clone().unwrap_or_else(|| (Status::Rejected.id().into(), String::new()));
            News::Lost { ids: vec![id], why: Loss::Refused { code, path } }
        }
        (status, _) => News::Delivered { id, status },
    })
}

fn lost(batch: &Batch<'_>, status: u16) -> Vec<News> {
    let why = Loss::Refused { code: format!("http_{status}"), path: String::new() };
    vec![News::Lost { ids: batch.ids(), why }]
}

#[cfg(test)]
mod tests {
    use expectly_core::wire::{Receipt, Status};

    use super::super::model::results::{id, record};
    use super::{Loss, News, Outcome, Round, Time, Waiting};
    use crate::record::Record;

    const NOW: Time = Time { wall: 0, steady: 0 };

    fn waiting(count: u64) -> Vec<Waiting> {
        (0..count).map(|number| Waiting::new(record(number, 0), NOW)).collect()
    }

    /// How many results each request of a round has, if every one is answered like this; and what is lost.
    fn requests(mut waiting: Vec<Waiting>, answer: impl Fn(usize) -> Outcome) -> (Vec<usize>, Vec<String>) {
        let (mut round, mut sizes, mut codes) = (Round::new(vec![]), vec![], vec![]);
        while let Some(batch) = round.next(&waiting, NOW) {
            sizes.push(batch.results.len());
            let news = round.judge(&batch, answer(batch.results.len()));
            let gone: Vec<String> = news.iter().flat_map(|news| news.ids().to_vec()).collect();
            codes.extend(news.iter().filter_map(|news| match news {
                News::Lost { why, .. } => Some(why.code().to_owned()),
                News::Delivered { .. } => None,
            }));
            waiting.retain(|known| !gone.contains(&known.record.id));
        }
        (sizes, codes)
    }

    #[test]
    fn w05_too_much_at_once_is_halved_until_it_fits_and_only_what_is_too_much_alone_is_dropped() {
        let fits_two = |size| if size > 2 { Outcome::TooLarge } else { Outcome::Taken };
        assert_eq!(requests(waiting(8), fits_two), (vec![8, 4, 2, 2, 2, 2], vec![]));
        let (sizes, codes) = requests(waiting(3), |_| Outcome::TooLarge);
        assert_eq!((sizes, codes), (vec![3, 1, 1, 1], vec!["http_413".to_owned(); 3]));
    }

    #[test]
    fn w05_what_is_refused_is_dropped_once_with_its_code_and_its_count_and_never_loops() {
        let (sizes, codes) = requests(waiting(3), |_| Outcome::Refused { status: 403 });
        assert_eq!((sizes, codes), (vec![3], vec!["http_403".to_owned()]));
        let all = waiting(3);
        let mut round = Round::new(vec![]);
        let batch = round.next(&all, NOW).unwrap();
        let news = round.judge(&batch, Outcome::Refused { status: 403 });
        assert!(matches!(news.as_slice(), [News::Lost { ids, .. }] if ids.len() == 3));
    }

    #[test]
    fn w05_one_that_spoils_its_batch_is_found_and_the_others_are_sent() {
        let bad = |size| if size > 1 { Outcome::Refused { status: 400 } } else { Outcome::Taken };
        assert_eq!(requests(waiting(3), bad), (vec![3, 1, 1, 1], vec![]));
    }

    #[test]
    fn an_endpoint_that_is_down_is_asked_once_a_round_and_holds_up_no_other() {
        let mut all = waiting(2);
        all.push(Waiting::new(Record { endpoint: "https://other.example/take".into(), ..record(9, 0) }, NOW));
        let (sizes, _) = requests(all, |size| if size == 2 { Outcome::Unreached } else { Outcome::Taken });
        assert_eq!(sizes, [2, 1]);
    }

    #[test]
    fn receipts_settle_exactly_what_they_name() {
        let all = waiting(3);
        let mut round = Round::new(vec![]);
        let receipt = |id: String, status| Receipt { id: Some(id), status, reason: None };
        let batch = round.next(&all, NOW).unwrap();
        let receipts = vec![receipt(id(2), Status::Duplicate), receipt(id(0), Status::Rejected), receipt("who".into(), Status::Stored)];
        let news = round.judge(&batch, Outcome::Receipts(receipts));
        let rejected = Loss::Refused { code: "rejected".into(), path: String::new() };
        let lost = News::Lost { ids: vec![id(0)], why: rejected };
        assert_eq!(news, [lost, News::Delivered { id: id(2), status: Status::Duplicate }]);
        assert!(round.judge(&batch, Outcome::Receipts(vec![receipt("who".into(), Status::Stored)])).is_empty());
        assert!(round.next(&all, NOW).is_none(), "who has receipts for others alone is not asked again at once");
    }
}
