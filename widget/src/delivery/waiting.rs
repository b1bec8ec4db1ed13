//! Owns a result in the outbox with what is known of its waiting: how old it is, whether it may be sent. A clock that jumps while its page
//! is open changes none of that. Stores nothing.

use expectly_core::wire::SurveyResult;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::time::Time;
use crate::record::Record;

/// A result that waits for its receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The result.
    pub record: Record,
    /// When it came into the outbox, in milliseconds since 1970.
    since: u64,
    /// The same by the clock of the page that put it in; other pages do not know it.
    steady: Option<u64>,
}

impl Waiting {
    /// A result that comes in now.
    pub fn new(record: Record, now: Time) -> Waiting {
        Waiting { record, since: now.wall, steady: Some(now.steady) }
    }

    /// How long it has waited, in milliseconds; nothing where a clock was set back between two pages.
    pub fn waited(&self, now: Time) -> u64 {
        self.steady.map_or_else(|| now.wall.saturating_sub(self.since), |steady| now.steady.saturating_sub(steady))
    }

    /// How long ago it was answered, in milliseconds, as far as the format goes.
    pub fn age(&self, now: Time) -> u64 {
        self.since.saturating_sub(self.record.answered_at).saturating_add(self.waited(now)).min(SurveyResult::MOST_MS)
    }

    /// Whether it may be sent. A clock that was set back between two pages must not hold a result for ever.
    pub fn due(&self, now: Time) -> bool {
        let set_back = self.steady.is_none() && self.since > now.wall;
        !self.record.is_held() || set_back || self.waited(now) >= Record::HOLD
    }

    /// Which came in first.
    pub fn since(&self) -> u64 {
        self.since
    }

    /// The same result as other pages see it: without the clock of this one.
    #[cfg(test)]
    pub fn elsewhere(&self) -> Waiting {
        Waiting { steady: None, ..self.clone() }
    }

    /// What is stored: the record's array with one number more.
    pub fn stored(&self) -> Array {
        let stored = self.record.stored();
        stored.push(&(self.since as f64).into());
        stored
    }

    /// Reads what was stored under a key; none if it was damaged. The first version of the database did not say since when.
    pub fn read(key: &JsValue, stored: &JsValue) -> Option<Waiting> {
        let record = Record::read(stored)?;
        let since = stored.dyn_ref::<Array>()?.get(5).as_f64().map_or(record.answered_at, |since| since as u64);
        // One that lies under another's key could be sent, but never taken out.
        (*key == record.id.as_str() && record.is_whole()).then_some(Waiting { record, since, steady: None })
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::results::record;
    use super::{Time, Waiting};
    use crate::record::Record;

    const YEAR: u64 = 365 * 24 * 3_600_000;

    fn at(wall: u64, steady: u64) -> Time {
        Time { wall, steady }
    }

    #[test]
    fn w19_a_clock_that_jumps_makes_no_answer_of_this_page_older_or_younger() {
        let waiting = Waiting::new(record(1, 10 * YEAR), at(10 * YEAR, 1_000));
        for wall in [9 * YEAR, 10 * YEAR, 11 * YEAR] {
            assert_eq!((waiting.age(at(wall, 6_000)), waiting.waited(at(wall, 6_000))), (5_000, 5_000));
        }
    }

    #[test]
    fn w19_a_clock_set_back_between_two_pages_makes_no_age_below_nothing_and_holds_nothing() {
        let waiting = Waiting::new(record(1, 10 * YEAR), at(10 * YEAR, 1_000)).elsewhere();
        assert_eq!(waiting.age(at(9 * YEAR, 0)), 0);
        assert!(waiting.due(at(9 * YEAR, 0)));
    }

    #[test]
    fn what_is_still_being_written_is_sent_by_nobody_else_until_its_writer_is_surely_gone() {
        let held = Waiting::new(Record { held_until: 1, ..record(1, YEAR) }, at(YEAR, 0));
        let hold = Record::HOLD;
        assert_eq!((held.due(at(3 * YEAR, hold - 1)), held.due(at(YEAR, hold))), (false, true));
        assert_eq!((held.elsewhere().due(at(YEAR + hold - 1, 0)), held.elsewhere().due(at(YEAR + hold, 0))), (false, true));
    }

    #[test]
    fn the_end_of_a_pair_is_as_old_as_its_pair_but_has_waited_only_since_it_came_in() {
        let late = Waiting::new(record(1, YEAR), at(YEAR + 9_000, 50)).elsewhere();
        let now = at(YEAR + 10_000, 0);
        assert_eq!((late.age(now), late.waited(now)), (10_000, 1_000));
    }
}
