//! Owns the form in which studies name a day or a moment; does no arithmetic with either.

use crate::shape::form;

form! {
    /// A day (`2026-12-31`), or a moment (`2026-12-31T18:00`, with seconds and an offset if wanted).
    pub(super) DATE = 25, is_date,
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?$"
}

fn is_date(text: &str) -> bool {
    let Some((day, moment)) = text.split_once('T') else { return is_day(text) };
    is_day(day) && is_time(moment.trim_end_matches('Z').split(['+', '-']).next().unwrap_or_default()) && is_offset(moment)
}

fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let fits = number(parts.next(), "0000", "9999") && number(parts.next(), "01", "12") && number(parts.next(), "01", "31");
    fits && parts.next().is_none()
}

fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let fits = number(parts.next(), "00", "23") && number(parts.next(), "00", "59");
    let seconds = parts.next();
    fits && (seconds.is_none() || number(seconds, "00", "59")) && parts.next().is_none()
}

/// Whether what follows the time is nothing, `Z`, or a distance from it.
fn is_offset(moment: &str) -> bool {
    match (moment.strip_suffix('Z'), moment.find(['+', '-'])) {
        (Some(time), None) => is_time(time),
        (None, Some(at)) => moment.get(at + 1..).is_some_and(|offset| offset.len() == 5 && is_time(offset)),
        (None, None) => true,
        (Some(_), Some(_)) => false,
    }
}

/// Digits of one length are in the order of their numbers.
fn number(text: Option<&str>, low: &str, high: &str) -> bool {
    let is_digits = |text: &&str| text.len() == low.len() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.filter(is_digits).is_some_and(|text| low <= text && text <= high)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn days_and_moments_are_told_from_what_browsers_would_misread() {
        for right in [
            "2026-12-31",
            "2026-12-31T18:00",
            "2026-12-31T18:00:30",
            "2026-12-31T18:00Z",
            "2026-12-31T18:00:00+05:30",
            "2026-01-01T00:00-08:00",
        ] {
            assert!(is_date(right), "{right}");
        }
        for wrong in [
            "",
            "2026",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "31.12.2026",
            "2026-12-31T",
            "2026-12-31T24:00",
            "2026-12-31T18",
            "2026-12-31 18:00",
            "2026-12-31T18:00ZZ",
            "2026-12-31T18:00Z+01:00",
            "2026-12-31T18:00+1:00",
            "2026-12-31T18:00+01:00Z",
            "2026-12-31Z",
            "2026-12-31T18:00+01:00:00",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
