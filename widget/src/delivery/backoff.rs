//! Owns how long to wait before the next try; does not wait.

/// The first wait's upper bound, in milliseconds.
const FIRST: u64 = 1_000;
/// The longest wait, an hour; a Retry-After beyond it is cut to it.
pub const LONGEST: u64 = 3_600_000;
/// Failures to reach the collector at all after which it waits for the next page: an ad blocker will not change its mind.
pub const MOST_UNREACHED: u32 = 3;

/// Milliseconds to wait after `failures` (≥ 1) in a row: full jitter below a bound that doubles. `chance` is from 0 up to 1.
pub fn wait(failures: u32, chance: f64) -> u64 {
    let bound = FIRST.saturating_mul(1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX)).min(LONGEST);
    (bound as f64 * chance.clamp(0.0, 1.0)) as u64
}

/// Milliseconds that a Retry-After of so many seconds asks for.
pub fn asked(seconds: &str) -> Option<u64> {
    seconds.trim().parse::<u64>().ok().map(|seconds| seconds.saturating_mul(1000).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, asked, wait};

    #[test]
    fn waits_double_up_to_an_hour_so_that_a_dead_collector_is_not_hammered() {
        assert_eq!((wait(1, 1.0), wait(2, 1.0), wait(5, 1.0)), (1_000, 2_000, 16_000));
        assert_eq!((wait(40, 1.0), wait(u32::MAX, 1.0)), (LONGEST, LONGEST));
        assert_eq!((wait(3, 0.0), wait(3, 0.5)), (0, 2_000));
    }

    #[test]
    fn retry_after_is_obeyed_but_never_for_more_than_an_hour() {
        assert_eq!(asked("5"), Some(5_000));
        assert_eq!(asked("99999999999"), Some(LONGEST));
        assert_eq!(asked("soon"), None);
    }
}
