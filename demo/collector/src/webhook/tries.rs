//! Owns when a call is tried again: the schedule, what a receiver asks for, and when it was tried for the last time. Knows no clock.

use std::time::Duration;

/// How long after each failed try the next one comes: the schedule of the Standard Webhooks specification, ten tries in three days.
const PAUSES: [Duration; 9] = [
    Duration::from_secs(5),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(5),
    Duration::from_hours(10),
    Duration::from_hours(14),
    Duration::from_hours(20),
    Duration::from_hours(24),
];
/// The longest that a receiver can ask to wait.
const MOST: Duration = Duration::from_hours(24);

/// What a try came to.
pub enum Answer {
    /// The receiver has it.
    Taken,
    /// It has not, which is said here, and may ask to be left alone for a while.
    Failed { said: String, wait: Option<Duration> },
    /// It says that it never wants it.
    Gone,
}

/// How long to wait after so many tries; none after the last one. `chance` out of 255 adds up to a tenth, so that what failed together
/// does not come together again.
pub fn pause(tries: u32, asked: Option<Duration>, chance: u8) -> Option<Duration> {
    let index = usize::try_from(tries).ok()?.checked_sub(1)?;
    let pause = PAUSES.get(index)?;
    Some((*pause).max(asked.unwrap_or_default().min(MOST)) + pause.mul_f64(f64::from(chance) / 2550.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_that_is_away_for_a_weekend_is_told_on_monday() {
        let total: Duration = (1..).map_while(|tries| pause(tries, None, 0)).sum();
        assert!(total > Duration::from_hours(72) && total < Duration::from_hours(80), "{total:?}");
        assert_eq!(pause(10, None, 0), None);
        assert_eq!(pause(1, Some(Duration::from_secs(90)), 0), Some(Duration::from_secs(90)));
        assert_eq!(pause(1, Some(Duration::MAX), 0), Some(MOST));
        assert_eq!(pause(2, None, 255), Some(Duration::from_secs(330)));
    }
}
