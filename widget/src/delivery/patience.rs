//! Owns what a page remembers between two rounds: how often it has failed, who asked for patience, and so when it tries again. Sets no timer.

use super::backoff;
use super::round::{Failed, Round};
use super::time::Time;

/// Failures to reach the collector at all after which it waits for the next page: an ad blocker will not change its mind.
const MOST_UNREACHED: u32 = 3;

/// A page's patience.
pub struct Patience {
    failures: u32,
    /// Endpoints with the end of what they asked for, by the steady clock.
    pauses: Vec<(String, u64)>,
}

impl Patience {
    /// That of a page which has tried nothing yet.
    pub const fn new() -> Patience {
        Patience { failures: 0, pauses: Vec::new() }
    }

    /// Rounds in a row in which somebody took nothing.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// The endpoints that are left alone now.
    pub fn paused(&mut self, now: Time) -> Vec<String> {
        self.pauses.retain(|(_, until)| *until > now.steady);
        self.pauses.iter().map(|(endpoint, _)| endpoint.clone()).collect()
    }

    /// Milliseconds until the next round; none if only the next page, or being online again, makes another try worth its while.
    pub fn after(&mut self, round: &Round, now: Time, chance: f64) -> Option<u64> {
        if !round.failed.is_empty() {
            self.failures = self.failures.saturating_add(1);
        } else if round.paused.is_empty() {
            self.failures = 0;
        }
        let own = backoff::wait(self.failures.max(1), chance);
        let mut waits: Vec<u64> = self.pauses.iter().map(|(_, until)| until.saturating_sub(now.steady)).collect();
        for Failed { endpoint, answered, asked } in &round.failed {
            // What was asked for and our own on top, or all whom it asked come back at once.
            let wait = asked.unwrap_or_default().saturating_add(own).min(backoff::LONGEST);
            if asked.is_some() {
                self.pauses.push((endpoint.clone(), now.steady.saturating_add(wait)));
            }
            if *answered || self.failures < MOST_UNREACHED {
                waits.push(wait);
            }
        }
        waits.into_iter().min()
    }

    /// The browser says that it is online again: what failed before says nothing any more.
    pub fn renew(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Failed, Patience, Round, Time};

    const ENDPOINT: &str = "https://cx.example/v1/results";

    fn at(steady: u64) -> Time {
        Time { wall: 0, steady }
    }

    fn failed(answered: bool, asked: Option<u64>) -> Round {
        let mut round = Round::new(vec![]);
        round.failed.push(Failed { endpoint: ENDPOINT.into(), answered, asked });
        round
    }

    #[test]
    fn w22_who_cannot_be_reached_is_tried_three_times_and_then_left_to_the_next_page() {
        let mut patience = Patience::new();
        let waits: Vec<_> = (0..3).map(|_| patience.after(&failed(false, None), at(0), 1.0)).collect();
        assert_eq!(waits, [Some(1_000), Some(2_000), None]);
        patience.renew();
        assert_eq!(patience.after(&failed(false, None), at(0), 1.0), Some(1_000));
    }

    #[test]
    fn who_answers_that_it_cannot_now_is_asked_again_ever_more_rarely_and_never_given_up() {
        let mut patience = Patience::new();
        let waits: Vec<_> = (0..20).map(|_| patience.after(&failed(true, None), at(0), 1.0).unwrap()).collect();
        assert!(waits.is_sorted() && waits.last() == Some(&3_600_000));
        assert_eq!(patience.after(&Round::new(vec![]), at(0), 1.0), None);
        assert_eq!(patience.failures(), 0);
    }

    #[test]
    fn w04_who_asks_for_patience_has_it_from_every_answer_of_the_page_also_those_given_meanwhile() {
        let mut patience = Patience::new();
        assert_eq!(patience.after(&failed(true, Some(5_000)), at(100), 1.0), Some(6_000));
        assert_eq!(patience.paused(at(2_100)), [ENDPOINT]);
        assert_eq!(patience.after(&Round::new(vec![ENDPOINT.into()]), at(2_100), 1.0), Some(4_000), "the timer is not forgotten");
        assert_eq!(patience.paused(at(6_100)), Vec::<String>::new());
    }
}
