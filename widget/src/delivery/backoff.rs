//! Owns how long to wait before the next try; does not wait.

/// The first wait's upper bound, in milliseconds.
const FIRST: u64 = 1_000;
/// The longest wait, an hour; a Retry-After beyond it is cut to it.
pub const LONGEST: u64 = 3_600_000;
/// Where a page has put a generator of its own in the place of chance, this part of the bound is waited at least.
const LEAST: u64 = 10;

/// Milliseconds to wait after `failures` (≥ 1) in a row: full jitter below a bound that doubles. `chance` is from 0 up to 1.
pub fn wait(failures: u32, chance: f64) -> u64 {
    let bound = FIRST.saturating_mul(1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX)).min(LONGEST);
    ((bound as f64 * chance.min(1.0)) as u64).max(bound / LEAST)
}

/// Milliseconds that a Retry-After asks for at `now`: so many seconds, or until a date, which `read` reads.
pub fn asked(value: &str, now: u64, read: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    let value = value.trim();
    let wait = match value.parse::<u64>() {
        Ok(seconds) => seconds.saturating_mul(1_000),
        // Every form of an HTTP date begins with the name of a day; other texts may still be dates to a browser.
        Err(_) if value.starts_with(|first: char| first.is_ascii_alphabetic()) => read(value)?.saturating_sub(now),
        Err(_) => return None,
    };
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{LONGEST, asked, wait};

    const NOW: u64 = 1_000_000;

    #[test]
    fn waits_double_up_to_an_hour_so_that_a_dead_collector_is_not_hammered() {
        assert_eq!((wait(1, 1.0), wait(2, 1.0), wait(5, 1.0)), (1_000, 2_000, 16_000));
        assert_eq!((wait(40, 1.0), wait(u32::MAX, 1.0)), (LONGEST, LONGEST));
        assert_eq!(wait(3, 0.5), 2_000);
    }

    #[test]
    fn a_page_that_has_made_chance_its_own_does_not_make_us_hammer() {
        for chance in [0.0, -5.0, f64::NEG_INFINITY] {
            assert_eq!(wait(3, chance), 400);
        }
        assert_eq!((wait(3, f64::INFINITY), wait(3, f64::NAN)), (4_000, 4_000));
    }

    #[test]
    fn w04_retry_after_is_obeyed_in_both_its_forms_but_never_for_more_than_an_hour() {
        let none = |_: &str| None;
        assert_eq!(asked("5", NOW, none), Some(5_000));
        assert_eq!(asked("99999999999", NOW, none), Some(LONGEST));
        assert_eq!(asked("soon", NOW, none), None);
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        for (then, wait) in [(NOW + 5_000, 5_000), (NOW - 5_000, 0), (u64::MAX, LONGEST)] {
            assert_eq!(asked(date, NOW, |text| (text == date).then_some(then)), Some(wait));
        }
        for no_date in ["-5", "1.5", "", "2027-01-01"] {
            assert_eq!(asked(no_date, NOW, |_| Some(u64::MAX)), None, "{no_date}");
        }
    }

    proptest! {
        #[test]
        fn no_text_and_no_chance_lead_to_a_wait_beyond_the_hour(text: String, failures: u32, chance in any::<f64>(), date: Option<u64>) {
            assert!(asked(&text, NOW, |_| date).unwrap_or_default() <= LONGEST);
            assert!((100..=LONGEST).contains(&wait(failures, chance)));
        }
    }
}
