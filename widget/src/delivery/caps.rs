//! Owns how much may wait, and for how long; says what has to go, and takes nothing out. It goes by our own results alone: what the site
//! stores beside them is the site's.

use super::time::Time;
use super::waiting::Waiting;

/// A visitor answers a handful of surveys a year; a hundred waiting results are a collector that is gone.
const MOST_RESULTS: usize = 100;
/// What a site's visitors can spare for us.
pub const MOST_BYTES: usize = 256 * 1024;
/// After a week nobody can act on an answer any more, milliseconds.
pub const LONGEST: u64 = 7 * 24 * 3_600_000;

/// The ids of those that have to go, oldest first, so that a new one fits beside the rest. The new one itself always stays: its visitor
/// is about to be thanked for it.
pub fn displaced(kept: &[Waiting], new: &Waiting, most_bytes: usize) -> Vec<String> {
    let mut others: Vec<&Waiting> = kept.iter().filter(|known| known.record.id != new.record.id).collect();
    others.sort_by_key(|known| known.since());
    let (mut results, mut bytes) = (others.len() + 1, size(others.iter().copied()) + new.record.size());
    let mut gone = Vec::new();
    for oldest in others {
        if results <= MOST_RESULTS && bytes <= most_bytes {
            break;
        }
        (results, bytes) = (results - 1, bytes - oldest.record.size());
        gone.push(oldest.record.id.clone());
    }
    gone
}

/// The ids of those that have waited for too long.
pub fn expired(kept: &[Waiting], now: Time) -> Vec<String> {
    kept.iter().filter(|known| known.waited(now) > LONGEST).map(|known| known.record.id.clone()).collect()
}

/// How many bytes they take together, about.
pub fn size<'a>(kept: impl IntoIterator<Item = &'a Waiting>) -> usize {
    kept.into_iter().map(|known| known.record.size()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::model::results::{id, long, record};
    use super::{LONGEST, MOST_BYTES, MOST_RESULTS, Time, Waiting, displaced, expired};

    fn kept(count: u64) -> Vec<Waiting> {
        (0..count).map(|number| Waiting::new(record(number, number), Time { wall: number, steady: 0 }).elsewhere()).collect()
    }

    #[test]
    fn the_oldest_makes_room_when_too_many_wait_and_never_the_one_just_given() {
        let new = Waiting::new(record(1_000, 0), Time { wall: 0, steady: 0 });
        assert_eq!(displaced(&kept(MOST_RESULTS as u64 - 1), &new, MOST_BYTES), Vec::<String>::new());
        assert_eq!(displaced(&kept(MOST_RESULTS as u64 + 1), &new, MOST_BYTES), [id(0), id(1)]);
    }

    #[test]
    fn long_answers_make_room_by_their_bytes_so_that_the_sites_own_data_keep_theirs() {
        let at = |wall| Time { wall, steady: 0 };
        let kept: Vec<Waiting> = (0..5).map(|number| Waiting::new(long(number, MOST_BYTES / 5), at(9 - number))).collect();
        let new = Waiting::new(long(5, MOST_BYTES / 5), at(10));
        assert_eq!(displaced(&kept, &new, MOST_BYTES), [id(4), id(3)]);
        assert_eq!(displaced(&[], &Waiting::new(long(6, 2 * MOST_BYTES), at(11)), MOST_BYTES), Vec::<String>::new());
    }

    #[test]
    fn a_later_state_of_a_result_takes_the_place_of_the_earlier_one_and_nobody_elses() {
        let full = kept(MOST_RESULTS as u64);
        assert_eq!(displaced(&full, &Waiting::new(record(7, 0), Time { wall: 0, steady: 0 }), MOST_BYTES), Vec::<String>::new());
    }

    #[test]
    fn w09_a_week_is_waited_and_no_longer_so_that_a_forgotten_browser_does_not_report_last_years_mood() {
        let (young, old) = (Time { wall: LONGEST, steady: 0 }, Time { wall: LONGEST + 1, steady: 0 });
        assert_eq!((expired(&kept(1), young), expired(&kept(1), old)), (vec![], vec![id(0)]));
    }
}
